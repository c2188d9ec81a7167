/// Where ICU's sentence boundary is none: after an abbreviation, an initial, or before a lower-case letter.
struct SentenceRules: Sendable {
  /// Folded abbreviations without their last full stop, and whether a sentence may end after them.
  private var abbreviations: [String: Bool] = [:]

  init(pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("abbreviations.tsv", columns: 2) {
      var abbreviation = TermNormalizer.fold(row.cells[0])
      if abbreviation.hasSuffix(".") { abbreviation.removeLast() }
      switch row.cells[1] {
      case "maybe": abbreviations[abbreviation] = true
      case "never": abbreviations[abbreviation] = false
      default: throw .badLine(file: row.file, line: row.line, expected: "never or maybe", found: row.cells[1])
      }
    }
  }

  /// Whether a boundary that ICU sees at a byte offset ends a sentence.
  func endsSentence(_ text: [UInt8], at place: Int, in range: Range<Int>) -> Bool {
    var end = place
    while end > range.lowerBound, isSpace(text[end - 1]) { end -= 1 }
    guard end > range.lowerBound else { return false }
    if beginsInLowerCase(text, at: place, in: range) { return false }
    guard text[end - 1] == UInt8(ascii: ".") else { return true }
    var start = end - 1
    while start > range.lowerBound, !isSpace(text[start - 1]), !isOpening(text, before: start) { start -= 1 }
    let word = TermNormalizer.fold(String(decoding: text[start..<(end - 1)], as: UTF8.self))
    if word.unicodeScalars.count == 1, let scalar = word.unicodeScalars.first, scalar.properties.isAlphabetic {
      // A single letter with a full stop is an initial, unless the pack says that it may end a sentence.
      return abbreviations[word] ?? false
    }
    return abbreviations[word] ?? true
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private func isOpening(_ text: [UInt8], before place: Int) -> Bool {
    text[place - 1] == UInt8(ascii: "(") || (place >= 2 && text[place - 2] == 0xC2 && text[place - 1] == 0xAB)
  }

  private func beginsInLowerCase(_ text: [UInt8], at place: Int, in range: Range<Int>) -> Bool {
    guard place < range.upperBound else { return false }
    var iterator = text[place..<min(range.upperBound, place + 4)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return false }
    return scalar.properties.isLowercase
  }
}
