// daiek-faults PART… [--program FILE] [--scratch FOLDER] [--count N] [--seed N] [--short]: tools/faults/run says what they do.
import Glibc

do throws(FaultsFailure) {
  var (options, parts) = try Options.read(Array(CommandLine.arguments.dropFirst()))
  let ownScratch = options.scratch.isEmpty
  if let worker = parts.first, worker == "damage-worker" || worker == "reader" {
    let words = Array(parts.dropFirst())
    if worker == "reader" { try ThreadsPart.read(words, options) } else { try DamagePart.work(words, options) }
    exit(0)
  }
  if ownScratch { options.scratch = (Disk.isThere("/dev/shm") ? "/dev/shm" : "/tmp") + "/daiek-faults-\(getpid())" }
  try Disk.make(options.scratch)
  var isGood = true
  for part in parts {
    switch part {
    case "cuts": isGood = try CutsPart(options: options).run() && isGood
    case "disk": isGood = try DiskPart(options: options).run() && isGood
    case "calls": isGood = try CallsPart(options: options, scope: .index).run() && isGood
    case "reads": isGood = try CallsPart(options: options, scope: .inputs).run() && isGood
    case "kills": isGood = try KillsPart(options: options).run() && isGood
    case "full": isGood = try FullDiskPart(options: options).run() && isGood
    case "damage": isGood = try DamagePart(options: options).run() && isGood
    case "threads": isGood = try ThreadsPart(options: options).run() && isGood
    case "limits": isGood = try LimitsPart(options: options).run() && isGood
    default: throw FaultsFailure("no such part: \(part)")
    }
  }
  if ownScratch { Disk.remove(options.scratch) }
  exit(isGood ? 0 : 1)
} catch {
  say("daiek-faults: \(error)", to: 2)
  exit(2)
}
