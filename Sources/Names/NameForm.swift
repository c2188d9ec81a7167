import Analysis

/// A full name as a text has it, in whatever case, to be compared with others that have its key.
package struct NameForm {
  private let written: WrittenName
  /// Of each part what it may be a form of.
  private let nominatives: [Set<ExactText>]

  package init(_ name: String, parser: NameParser) {
    written = parser.parse(name)
    nominatives = written.parts.map { part in
      Set(parser.reader.nominatives(of: part.text).map { ExactText($0) })
    }
  }

  /// What its last part, mostly a surname, may be a form of.
  var lastForms: Set<ExactText> { nominatives.last ?? [] }

  /// Whether the two name one person: word by word they may be forms of one name, or they sound like one.
  package func isSame(as other: NameForm, _ matcher: NameMatcher) -> Bool {
    if nominatives.count == other.nominatives.count,
      zip(nominatives, other.nominatives).allSatisfy({ !$0.isDisjoint(with: $1) })
    {
      return true
    }
    return matcher.isSame(written, other.written, matcher.distance(written, other.written))
  }
}
