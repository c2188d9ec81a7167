import Glibc
import QuoteIndex
import SeededRandom

/// Power cuts on a real file system: an ext4 image on a loop device is copied while the program writes; each copy is what a
/// disk holds whose power went at that moment. It is mounted, so that its journal is replayed, and looked at.
///
/// The program is stopped while the image is copied, before each of its calls or at random moments, and a copy counts only
/// when nothing reached the device meanwhile. Needs the right to mount.
struct CutsPart {
  let options: Options

  private static let bytes = 24 << 20

  /// Whether this process may mount an image.
  static var mayMount: Bool { getuid() == 0 && Disk.isThere("/dev/loop-control") }

  func run() throws(FaultsFailure) -> Bool {
    guard Self.mayMount else {
      say("cuts: left out, since loop devices may not be mounted here; the part «disk» needs no such right")
      return true
    }
    var sound = Tally("cuts: copies of an ext4 image")
    var round = 0
    while sound.trials < options.count(1_000) {
      // A journal that commits by itself every second, and one that waits for fsync: more, and less, survives than asked for.
      try self.round(seed: options.seed &+ UInt64(round), commitSeconds: round.isMultiple(of: 2) ? 600 : 1, [:], &sound)
      round += 1
    }
    let good = sound.report()
    var broken = Tally("cuts")
    try self.round(seed: options.seed, commitSeconds: 600, ["NO_SYNC": "1"], &broken)
    return broken.reportTeeth("with fsync taken away") && good
  }

  private func command(_ words: String...) throws(FaultsFailure) {
    let end = try Child(words, scratch: options.scratch).wait()
    guard end.status == 0 else { throw FaultsFailure("\(words.joined(separator: " ")): \(end.errors)") }
  }

  /// One image and one run of operations on it.
  private func round(
    seed: UInt64, commitSeconds: Int, _ faults: [String: String], _ tally: inout Tally
  ) throws(FaultsFailure) {
    let (image, mount, copyMount) = (options.scratch + "/disk.img", options.scratch + "/mnt", options.scratch + "/cut")
    try Disk.make(mount)
    try Disk.make(copyMount)
    Disk.remove(image)
    try command("truncate", "-s", "\(Self.bytes)", image)
    try command("mkfs.ext4", "-q", "-F", "-J", "size=4", image)
    try command("mount", "-o", "loop,commit=\(commitSeconds)", image, mount)
    defer { try? command("umount", mount) }
    let shim = try Shim(scratch: options.scratch, checkout: options.checkout)
    let writer = try Home(options, index: mount + "/home")
    let reader = try Home(options, index: copyMount + "/home")
    var generator = RandomNumbers(seed: seed)
    var present = Moment.none
    var acknowledged: [Int: Int]?
    for number in 1...12 {
      let operation = Operation.random(present.articles, number: number, using: &generator)
      let words = try writer.words(operation, identifiers: present.identifiers)
      // Every third command is stopped at random moments and not at its calls.
      let isRandom = number % 3 == 0 && faults.isEmpty
      let plan = isRandom ? faults : faults.merging(["STOP": "1"]) { $1 }
      let child = try Child(
        words, environment: shim.environment(scope: [mount], plan), scratch: options.scratch)
      let next = operation.applied(to: present.articles)
      var end: Child.End?
      var stops = 0
      while true {
        if isRandom {
          usleep(UInt32.random(in: 0...8_000, using: &generator))
          end = child.endIfEnded()
          if end == nil {
            child.signal(SIGSTOP)
            end = child.waitForStop()
          }
        } else {
          end = child.waitForStop()
        }
        if end != nil { break }
        stops += 1
        // The calls before the first change are many and alike.
        if stops % (isRandom ? 1 : 2) == 0 {
          try cut(image, copyMount, reader, [acknowledged, next], "\(operation.name) \(number), stop \(stops)", &tally)
        }
        child.signal(SIGCONT)
      }
      guard let end, end.status == 0 else { throw FaultsFailure("\(words): \(end?.errors ?? "")") }
      acknowledged = next
      // The moment after the command has returned: nothing but its own index will do.
      try cut(image, copyMount, reader, [next], "after \(operation.name) \(number)", &tally)
      guard let seen = try Moment.of(writer.home), seen.articles == next else {
        throw FaultsFailure("\(operation.name) \(number) gave another index")
      }
      present = seen
    }
  }

  /// Sectors that the loop device under a mount has written.
  private func sectorsWritten(_ image: String) -> String {
    for name in Disk.names("/sys/block") where name.hasPrefix("loop") {
      let backing = Disk.text("/sys/block/\(name)/loop/backing_file").split(separator: "\n").first.map(String.init)
      if backing == image {
        let fields = Disk.text("/sys/block/\(name)/stat").split(separator: " ")
        return fields.count > 6 ? String(fields[6]) : ""
      }
    }
    return ""
  }

  private func cut(
    _ image: String, _ mount: String, _ reader: Home, _ allowed: [[Int: Int]?], _ place: String, _ tally: inout Tally
  ) throws(FaultsFailure) {
    let copy = options.scratch + "/cut.img"
    var before = ""
    repeat {
      before = sectorsWritten(image)
      try command("cp", "--sparse=always", image, copy)
    } while before != sectorsWritten(image)
    try command("mount", "-o", "loop", copy, mount)
    defer { try? command("umount", mount) }
    do throws(FaultsFailure) {
      let found = try Moment.of(reader.home)
      guard allowed.contains(found?.articles) else {
        throw FaultsFailure("holds \(found.map { "\($0.articles)" } ?? "nothing"), expected \(allowed)")
      }
      tally.good(found == nil ? "none yet" : found?.articles == allowed.last ? "new" : "old")
    } catch {
      tally.bad("\(place): \(error)")
    }
  }
}
