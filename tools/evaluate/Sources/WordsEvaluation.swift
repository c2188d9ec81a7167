import Analysis
import Foundation

/// Word boundaries against ICU's: Unicode's own cases, all development text, and 100 million random code points.
enum WordsEvaluation: Evaluation {
  static let name = "words"

  static func run(shared: String, locales: String) throws {
    let table = try WordBreaker()
    let icu = try WordBreaker(byICUAlone: true)
    print("the table is \(table.usesTable ? "used" : "NOT used: another ICU is running")")
    try runUnicodeCases(table, icu)
    try runFiles(under: shared + "/data", table, icu)
    runRandom(table, icu)
  }

  /// `÷ 0061 × 0027 ÷ # comment` lines of Unicode 15's WordBreakTest.
  private static func runUnicodeCases(_ table: WordBreaker, _ icu: WordBreaker) throws {
    let path = "/usr/share/unicode/auxiliary/WordBreakTest.txt"
    guard let lines = try? String(contentsOfFile: path, encoding: .utf8) else {
      print("no \(path): apt-get install unicode-data")
      return
    }
    var cases = 0
    var passedByICU = 0
    var passedByBoth = 0
    var passedByTable = 0
    for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
      var bytes: [UInt8] = []
      var expected: [Int] = []
      for part in line.prefix(while: { $0 != "#" }).split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        if part == "÷" {
          if !bytes.isEmpty { expected.append(bytes.count) }
        } else if part != "×", let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) {
          bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
      }
      cases += 1
      let byICU = segments(of: bytes, icu).map(\.end) == expected
      let byTable = segments(of: bytes, table).map(\.end) == expected
      if byICU { passedByICU += 1 }
      if byTable { passedByTable += 1 }
      if byICU && byTable { passedByBoth += 1 }
    }
    print(
      "WordBreakTest: \(cases) cases, ICU passes \(passedByICU), of which Daiek \(passedByBoth); Daiek in all \(passedByTable)"
    )
  }

  private static func runFiles(under folder: String, _ table: WordBreaker, _ icu: WordBreaker) throws {
    var files = 0
    var size = 0
    var boundaries = 0
    var differing = 0
    for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }).sorted() ?? [] {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), !data.isEmpty else { continue }
      let bytes = [UInt8](data)
      let expected = segments(of: bytes, icu)
      files += 1
      size += bytes.count
      boundaries += expected.count
      differing += count(ofDifferences: expected, segments(of: bytes, table))
    }
    print(
      "development text: \(files) files, \(size) bytes, \(boundaries) boundaries, \(differing) differing in place or status"
    )
  }

  private static func runRandom(_ table: WordBreaker, _ icu: WordBreaker) {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["DAIEK_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
    let total = environment["DAIEK_CODE_POINTS"].flatMap { Int($0) } ?? 100_000_000
    print("random text: seed \(seed) (DAIEK_SEED sets it)")
    var stress = WordStress(seed: seed)
    var done = 0
    var boundaries = 0
    var differing = 0
    while done < total {
      let length = [3, 12, 100, 2500][stress.below(4)]
      let bytes = stress.piece(codePoints: length)
      let expected = segments(of: bytes, icu)
      let found = segments(of: bytes, table)
      let differences = count(ofDifferences: expected, found)
      if differences > 0, differing == 0 { explain(bytes, expected, found) }
      done += length
      boundaries += expected.count
      differing += differences
    }
    print("random text: \(done) code points, \(boundaries) boundaries, \(differing) differing in place or status")
  }

  private static func segments(of bytes: [UInt8], _ breaker: WordBreaker) -> [WordBreaker.Segment] {
    var segments: [WordBreaker.Segment] = []
    breaker.appendSegments(of: bytes, in: 0..<bytes.count, to: &segments)
    return segments
  }

  /// Boundaries that only one of the two has, or that have another status.
  private static func count(ofDifferences left: [WordBreaker.Segment], _ right: [WordBreaker.Segment]) -> Int {
    if left == right { return 0 }
    let kinds = Dictionary(uniqueKeysWithValues: left.map { ($0.end, $0.kind) })
    let wrong = right.count { kinds[$0.end] != $0.kind }
    let ends = Set(right.map(\.end))
    return wrong + left.count { !ends.contains($0.end) }
  }

  private static func explain(_ bytes: [UInt8], _ expected: [WordBreaker.Segment], _ found: [WordBreaker.Segment]) {
    let place = zip(expected, found).first { $0 != $1 }.map { min($0.0.end, $0.1.end) } ?? 0
    let context = bytes[max(0, place - 40)..<min(bytes.count, place + 40)]
    print("  first difference at byte \(place) of a piece of \(bytes.count)")
    print(
      "  around it: \(String(decoding: context, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))"
    )
    print("  ICU:   \(expected.filter { abs($0.end - place) < 40 }.map { "\($0.end) \($0.kind)" })")
    print("  table: \(found.filter { abs($0.end - place) < 40 }.map { "\($0.end) \($0.kind)" })")
  }
}
