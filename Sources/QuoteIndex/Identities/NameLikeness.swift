import Names

/// Compares a name as a user wrote it with names in texts and questions: in any script, inflected, in any order.
struct NameLikeness {
  private let parser: NameParser
  private let matcher: NameMatcher

  init(parser: NameParser, odds: SoundOdds) {
    self.parser = parser
    matcher = NameMatcher(costs: parser.reader.table.costs, odds: odds)
  }

  /// A name in the nominative.
  func name(_ text: String) -> WrittenName { parser.parse(text) }

  /// A name whose words may be inflected.
  func form(_ text: String) -> WrittenName {
    WrittenName(
      parts: EntityForms.pieces(of: text).map { parser.part(inText: $0) }.filter { !$0.wholeReadings.isEmpty })
  }

  /// Whether a form is this whole name: a surname alone is not.
  func isSame(_ name: WrittenName, _ form: WrittenName) -> Bool {
    name.parts.count == form.parts.count && matcher.isSame(name, form, matcher.distance(name, form))
  }

  /// Whether a form of one word is some word of a name.
  func isPart(_ form: WrittenName, of name: WrittenName) -> Bool {
    name.parts.contains { isSame(WrittenName(parts: [$0]), form) }
  }

  /// 0 is the same name.
  func distance(_ name: WrittenName, _ form: WrittenName) -> Double { matcher.distance(name, form).value }
}
