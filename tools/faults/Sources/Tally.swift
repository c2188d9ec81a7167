import Glibc

/// Counts the trials of one check and keeps what went wrong.
struct Tally {
  private let name: String
  private let began = Child.now
  private(set) var trials = 0
  private(set) var failures: [String] = []
  /// Trials by what came of them.
  private var outcomes: [String: Int] = [:]

  private static let shown = 10

  init(_ name: String) { self.name = name }

  /// Counts a trial that came out as it should.
  mutating func good(_ outcome: String, times: Int = 1) {
    trials += times
    outcomes[outcome, default: 0] += times
  }

  /// Counts a trial that came out wrong.
  mutating func bad(_ failure: String) {
    trials += 1
    failures.append(failure)
    if failures.count <= Self.shown { say("  WRONG: \(failure)", to: 2) }
  }

  /// Counts a trial that must come out wrong and did.
  mutating func bad(silently failure: String) {
    trials += 1
    failures.append(failure)
  }

  /// Prints a line; whether nothing went wrong in at least one trial.
  func report() -> Bool {
    let parts = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let seconds = Int(Child.seconds(since: began).rounded())
    say("\(name): \(trials) trials, \(failures.count) wrong (\(parts.joined(separator: ", "))), \(seconds) s")
    return failures.isEmpty && trials > 0
  }

  /// Prints the line of a check whose faults must be found: `broken` was done to the program or its disk.
  func reportTeeth(_ broken: String) -> Bool {
    say("\(name), \(broken): \(failures.count) of \(trials) trials wrong, as they must be")
    return !failures.isEmpty
  }
}

/// Writes a line to standard output, or another descriptor, at once.
func say(_ text: String, to descriptor: Int32 = 1) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}
