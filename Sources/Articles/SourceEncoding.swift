/// The encoding that a document was read in, and how that was known.
package struct SourceEncoding: Sendable, Equatable {
  /// As ICU names it.
  package let name: String
  package let basis: Basis

  package enum Basis: Sendable, Equatable {
    /// Its bytes are nothing else: a byte order mark, or well-formed UTF-8.
    case certain
    /// The document says so, and every byte fits.
    case declared
    /// ICU's detector, 0 to 100; what the document says instead does not fit.
    case detected(confidence: Int, insteadOf: String?)
    /// ICU's detector was outweighed by what the letters make: words.
    case guessed
  }

  static let utf8 = SourceEncoding(name: "UTF-8", basis: .certain)

  /// What the reader of a report should know of it; nil when there is no doubt.
  package var doubt: String? {
    switch basis {
    case .certain, .declared: nil
    case .detected(let confidence, let declared):
      "decoded as \(name), confidence \(confidence) of 100"
        + (declared.map { "; it says \($0), which does not fit" } ?? "")
    case .guessed: "decoded as \(name) by its letters; ICU could not tell"
    }
  }
}
