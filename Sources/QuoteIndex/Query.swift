/// A question, parsed. Words must all match; `OR`, `NOT`, brackets, phrases, `prefix*`, `fuzzy~1`, `=exact` and fields do
/// what they do everywhere.
public struct Query: Sendable, Equatable {
  /// As it was typed.
  public let text: String
  let root: Node

  /// One part of a question.
  indirect enum Node: Sendable, Equatable {
    /// A word that also matches its inflected forms and, for a name, its forms in other scripts.
    case word(String)
    /// Exactly this form.
    case exact(String)
    case phrase(String)
    case prefix(String)
    case fuzzy(String, distance: Int)
    case speaker(String)
    case source(String)
    case title(String)
    case language(String)
    /// Days as numbers (20220302), both included.
    case date(ClosedRange<Int>)
    case all([Node])
    case any([Node])
    case not(Node)
    /// Words match in the script that they are typed in only, and no entity or sound stands for them.
    case sameScript(Node)
  }

  /// Parses a question.
  ///
  /// - Throws: `badQuery` with the column of the mistake and what was expected there.
  public init(_ text: String) throws(IndexError) {
    self.text = text
    var parser = QueryParser(text)
    root = try parser.parse()
  }

  /// It is words alone, without operators and fields: it may be a name.
  public var isPlain: Bool {
    switch root {
    case .word: true
    case .all(let nodes):
      nodes.allSatisfy { if case .word = $0 { true } else { false } }
    default: false
    }
  }
}
