import Glibc

/// What was asked for on the command line.
struct Options {
  /// The command under test.
  var program = ".build/release/daiek"
  /// This program, for the processes that search and that may die.
  var worker = "/proc/self/exe"
  /// The checkout, for the packs.
  var checkout = "."
  /// A folder of this run alone.
  var scratch = ""
  var seed: UInt64 = 1
  /// Counts that take seconds instead of minutes.
  var isShort = false
  var wanted: Int?

  /// Where programs of the toolchain and the system are found.
  static var searchPath: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/sbin:/usr/bin:/sbin:/bin" }

  /// How many trials: as asked for, else the full count or a hundredth of it.
  func count(_ full: Int) -> Int { wanted ?? (isShort ? max(1, full / 100) : full) }

  /// Reads options; the other words are given back.
  static func read(_ words: [String]) throws(FaultsFailure) -> (options: Options, rest: [String]) {
    var options = Options()
    var rest: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      guard word.hasPrefix("--") else {
        rest.append(word)
        continue
      }
      if word == "--short" {
        options.isShort = true
        continue
      }
      guard index < words.count else { throw FaultsFailure("\(word) needs a value") }
      let value = words[index]
      index += 1
      switch word {
      case "--program": options.program = value
      case "--scratch": options.scratch = value
      case "--seed": options.seed = UInt64(value) ?? 1
      case "--count": options.wanted = Int(value)
      default: throw FaultsFailure("no option \(word)")
      }
    }
    return (options, rest)
  }
}
