import Glibc

/// What one language looks like in one script: how much each run of three letters costs it, as its profile file says.
///
/// The cost of a trigram is 16 · −ln of its share of the language's text, so that the costs of a text add up to how
/// surprising it is. Words are padded with one boundary (`_`, code 0) on each side.
struct LanguageProfile: Sendable {
  /// Three characters, the boundary as U+0000, and their cost.
  struct Entry: Sendable {
    let letters: (UInt32, UInt32, UInt32)
    let cost: UInt16
  }

  let language: LanguageTag
  let script: Script
  /// False for a language that is only known so that it is not taken for one of the packs'.
  let isClaimed: Bool
  /// The cost of any trigram that is not listed.
  let rest: UInt16
  let entries: [Entry]
  /// What a trigram of the language's own text costs on average.
  let expected: Double

  /// Reads a profile: lines of a cost, a TAB, and trigrams separated by spaces; `*` stands for all others.
  ///
  /// - Throws: `AnalysisError` when the file cannot be read or a line is something else.
  init(path: String, language: LanguageTag, script: Script, isClaimed: Bool) throws(AnalysisError) {
    self.language = language
    self.script = script
    self.isClaimed = isClaimed
    let bytes = try PackTable.read(path)
    var entries: [Entry] = []
    entries.reserveCapacity(bytes.count / 6)
    var rest: UInt16?
    var expected = 0.0
    var line = 0
    var start = 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      defer { start = end + 1 }
      if start == end || bytes[start] == UInt8(ascii: "#") { continue }
      guard let (cost, place) = Self.cost(bytes[start..<end]) else {
        throw .badLine(
          file: path, line: line, expected: "a cost from 1 to 255 and a TAB", found: Self.excerpt(bytes[start..<end]))
      }
      if bytes[place..<end].elementsEqual("*".utf8) {
        rest = cost
        continue
      }
      guard let count = Self.append(bytes[place..<end], cost: cost, to: &entries) else {
        throw .badLine(
          file: path, line: line, expected: "trigrams separated by a space", found: Self.excerpt(bytes[place..<end]))
      }
      expected += Double(count) * Double(cost) * exp(-Double(cost) / 16)
    }
    guard let rest else {
      throw .badLine(file: path, line: line, expected: "a line with the cost of «*», all other trigrams", found: "none")
    }
    self.rest = rest
    self.entries = entries
    self.expected = expected
  }

  private static func excerpt(_ line: ArraySlice<UInt8>) -> String { String(decoding: line.prefix(40), as: UTF8.self) }

  /// The number before a line's TAB, and where what follows the TAB begins.
  private static func cost(_ line: ArraySlice<UInt8>) -> (UInt16, Int)? {
    var cost = 0
    for index in line.indices {
      let byte = line[index]
      if byte == UInt8(ascii: "\t") { return 1...255 ~= cost ? (UInt16(cost), index + 1) : nil }
      guard 0x30...0x39 ~= byte, cost < 1000 else { return nil }
      cost = cost * 10 + Int(byte) - 0x30
    }
    return nil
  }

  /// Appends the trigrams of a line and gives their number; nil when one has another length.
  private static func append(_ list: ArraySlice<UInt8>, cost: UInt16, to entries: inout [Entry]) -> Int? {
    var decoder = UTF8()
    var iterator = list.makeIterator()
    var letters: (UInt32, UInt32, UInt32) = (0, 0, 0)
    var length = 0
    var count = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(" "):
        guard length == 3 else { return nil }
        length = 0
      case .scalarValue(let scalar):
        letters = (letters.1, letters.2, scalar == "_" ? 0 : scalar.value)
        length += 1
        if length == 3 {
          entries.append(Entry(letters: letters, cost: cost))
          count += 1
        }
      case .emptyInput: return length == 3 ? count : nil
      case .error: return nil
      }
    }
  }
}
