import Glibc

// daiek-bench build|query|open1, as a driver of the peers' benchmark, and what shows that the index is never wrong: README.md
// has the contract.
do {
  let arguments = CommandLine.arguments
  guard arguments.count >= 4 else {
    throw BenchFailure(
      "usage: daiek-bench build NDJSON DIR [THREADS] | query DIR QUERIES [REPS] | open1 DIR QUERIES | check DIR SEED [N] | "
        + "bits DIR SEED [STEP] | hostile DIR SEED [N]"
    )
  }
  let number = arguments.count > 4 ? Int(arguments[4]) : nil
  switch arguments[1] {
  case "build": try Build(source: arguments[2], folder: arguments[3], threads: max(1, number ?? 1)).run()
  case "query": try QueryRun(folder: arguments[2], queries: arguments[3]).run(repetitions: number ?? 7)
  case "check":
    var check = Check(folder: arguments[2], seed: UInt64(arguments[3]) ?? 1)
    try check.run(questions: number ?? 100_000)
  case "bits":
    var flips = try BitFlips(folder: arguments[2], seed: UInt64(arguments[3]) ?? 1)
    try flips.run(step: max(1, number ?? 1))
    print(
      "{\"flips\": \(flips.noticed + flips.harmless), \"errors\": \(flips.noticed), \"right\": \(flips.harmless), \"wrong\": 0}"
    )
  case "hostile":
    var hostile = try HostileFiles(folder: arguments[2], seed: UInt64(arguments[3]) ?? 1)
    try hostile.run(files: number ?? 10_000)
    print(
      "{\"files\": \(hostile.refused + hostile.answered), \"refused\": \(hostile.refused), \"answered\": \(hostile.answered)}"
    )
  case "open1": try QueryRun.openAndSearch(folder: arguments[2], queries: arguments[3])
  default: throw BenchFailure("no such work: \(arguments[1])")
  }
} catch {
  let message = [UInt8]("daiek-bench: \(error)\n".utf8)
  write(2, message, message.count)
  exit(2)
}
