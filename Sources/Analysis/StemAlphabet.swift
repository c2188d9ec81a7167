/// The letters of the words that a table stemmer reads, and what `sounds.tsv` says of each.
struct StemAlphabet: Sendable {
  /// Which vowels may follow.
  struct Harmony: OptionSet, Sendable {
    let rawValue: UInt8
    static let back = Harmony(rawValue: 1)
    static let front = Harmony(rawValue: 2)
    static let either: Harmony = [.back, .front]
  }

  /// What a letter does to the harmony before it.
  private enum Says: String, CaseIterable { case back, front, either, none, eases }
  private enum Answer: String, CaseIterable { case yes, no }

  /// The code of every letter that is not in the table.
  static let foreign: UInt8 = 63
  private static let signName = "sign"

  /// The code of each letter of the two-byte scalars, by its value; 0 for none. Codes start at 1.
  private var codes = [UInt8](repeating: 0, count: 0x800)
  /// By code: the letter, the bit of its sound, what it says of harmony, whether it makes a syllable, its form at a stem's end.
  private(set) var letters: [Unicode.Scalar] = ["\u{0}"]
  private(set) var sounds: [UInt32] = [0]
  private var says: [Says] = [.none]
  private(set) var isSyllable: [Bool] = [false]
  private(set) var finals: [UInt8] = [0]
  private var soundNames: [String: UInt32] = [:]
  /// The bit of the sound that is none.
  private let sign: UInt32

  init(rows: [PackTable.Row]) throws(AnalysisError) {
    soundNames[Self.signName] = 1
    sign = 1
    for row in rows {
      let letter = try Self.letter(of: row, column: 0)
      guard codes[Int(letter.value)] == 0, letters.count < Int(Self.foreign) else {
        throw row.expected("each letter once and at most 62 letters", found: row.cells[0])
      }
      codes[Int(letter.value)] = UInt8(letters.count)
      letters.append(letter)
      let name = row.cells[1]
      let sound = soundNames[name] ?? (1 << UInt32(min(soundNames.count, 31)))
      soundNames[name] = sound
      sounds.append(sound)
      says.append(try row.choice(2, of: Says.self))
      isSyllable.append(try row.choice(3, of: Answer.self) == .yes)
      finals.append(UInt8(finals.count))
    }
    for row in rows where row.cells[4] != "-" {
      finals[Int(codes[Int(try Self.letter(of: row, column: 0).value)])] =
        codes[Int(try Self.letter(of: row, column: 4).value)]
    }
  }

  private static func letter(of row: PackTable.Row, column: Int) throws(AnalysisError) -> Unicode.Scalar {
    let scalars = row.cells[column].unicodeScalars
    guard scalars.count == 1, let letter = scalars.first, letter.value < 0x800 else {
      throw row.expected("one letter below U+0800 in column \(column + 1)", found: row.cells[column])
    }
    return letter
  }

  /// The code of a letter; `foreign` for one that the table lacks.
  func code(_ letter: Unicode.Scalar) -> UInt8 {
    guard letter.value < 0x800 else { return Self.foreign }
    let code = codes[Int(letter.value)]
    return code == 0 ? Self.foreign : code
  }

  /// The codes of a cell of another table.
  ///
  /// - Throws: `badLine` when it has a letter that `sounds.tsv` lacks.
  func codes(_ text: String, in row: PackTable.Row) throws(AnalysisError) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      let code = code(scalar)
      guard code != Self.foreign else {
        throw row.expected(
          "letters of sounds.tsv", found: "«\(scalar)» U+\(String(scalar.value, radix: 16)) in «\(text)»")
      }
      result.append(code)
    }
    return result
  }

  /// The same of some bytes of a row.
  func codes(_ row: PackRows, _ range: Range<Int>) throws(AnalysisError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count / 2)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = row.bytes[index]
      var letter = UInt32(byte)
      if byte >= 0xC2, byte < 0xE0, index + 1 < range.upperBound, row.bytes[index + 1] & 0xC0 == 0x80 {
        letter = UInt32(byte & 0x1F) << 6 | UInt32(row.bytes[index + 1] & 0x3F)
        index += 1
      }
      index += 1
      let code = letter < 0x80 || byte >= 0xC2 && byte < 0xE0 ? codes[Int(letter)] : 0
      guard code != 0, code != Self.foreign else {
        throw row.error("letters of sounds.tsv", found: String(decoding: row.bytes[range], as: UTF8.self))
      }
      result.append(code)
    }
    return result
  }

  /// The bits of the sounds that a cell names; all of them for `any`.
  func sounds(_ column: Int, of row: PackTable.Row) throws(AnalysisError) -> UInt32 {
    if row.cells[column] == "any" { return .max }
    var bits: UInt32 = 0
    for name in row.values(column) {
      guard let bit = soundNames[name] else {
        throw row.expected("sounds of sounds.tsv or «any» in column \(column + 1)", found: name)
      }
      bits |= bit
    }
    return bits
  }

  func isSign(_ code: UInt8) -> Bool { code != Self.foreign && sounds[Int(code)] == sign }

  /// The sound that a suffix meets after this letter, when `before` is what it met before it.
  func sound(after code: UInt8, before: UInt32) -> UInt32 {
    if code == Self.foreign { return .max }
    return isSign(code) ? before : sounds[Int(code)]
  }

  /// The harmony after this letter, when `before` is the harmony before it; empty while nothing has been said.
  func harmony(after code: UInt8, before: Harmony) -> Harmony {
    if code == Self.foreign { return .either }
    return switch says[Int(code)] {
    case .back: .back
    case .front: .front
    case .either: .either
    case .none: before
    case .eases: before.union(.front)
    }
  }

  /// The codes of a stem as it stands alone: no sign at its end, its last letter in the form of a stem's end.
  func ending(_ codes: [UInt8]) -> [UInt8] {
    var codes = codes
    while codes.count > 1, let last = codes.last, isSign(last) { codes.removeLast() }
    if let last = codes.last, last != Self.foreign { codes[codes.count - 1] = finals[Int(last)] }
    return codes
  }

  /// The letters of codes that are all in the table.
  func text(_ codes: [UInt8]) -> String {
    var text = ""
    for code in codes { text.unicodeScalars.append(letters[Int(code)]) }
    return text
  }
}

extension PackTable.Row {
  /// A `badLine` for this row.
  func expected(_ expected: String, found: String) -> AnalysisError {
    .badLine(file: file, line: line, expected: expected, found: found)
  }
}
