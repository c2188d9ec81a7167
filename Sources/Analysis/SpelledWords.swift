/// Finds some terms among the words of a text, without analysing all the others: most words are told from a term by their
/// bytes.
///
/// One a thread, as the tokenizer is, and for one question: it remembers the words that it had to analyse.
package final class SpelledWords {
  /// A word or number of a text.
  package struct Place {
    package let byteRange: Range<Int>
    /// The place of its term among those that are sought; nil when it is another.
    package let term: Int?
  }

  private let tokenizer: Tokenizer
  private let terms: [[UInt8]]
  private let hasArabic: Bool
  /// The terms of words that their bytes did not tell, once they have been asked for.
  private var known: [ExactText: Int?] = [:]

  /// - Parameter terms: in NFC, as `Word.term(of:)` gives them; each once.
  package init(of terms: [String], tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
    self.terms = terms.map { Array($0.utf8) }
    hasArabic = self.terms.contains { $0.contains { 0xD8...0xDB ~= $0 } }
  }

  /// The words and numbers of a text, in its order. Linear.
  package func places(in text: [UInt8]) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(text.count / 6)
    var start = 0
    for segment in tokenizer.segments(of: text) {
      let range = start..<segment.end
      start = segment.end
      if segment.isWord { places.append(Place(byteRange: range, term: term(of: text, range))) }
    }
    return places
  }

  private func term(of text: [UInt8], _ range: Range<Int>) -> Int? {
    let isPlain: Bool
    var found: Int?
    (isPlain, found) = text.withUnsafeBufferPointer { text in
      let form = UnsafeBufferPointer(rebasing: text[range])
      if !hasArabic, Self.beginsInArabic(form) { return (true, nil) }
      guard LookAlikes.isPlain(form) else { return (false, nil) }
      let place = terms.firstIndex { term in term.withUnsafeBufferPointer { CaseFolding.folds(form, to: $0) } }
      return (true, place)
    }
    if isPlain { return found }
    let form = ExactText(String(decoding: text[range], as: UTF8.self))
    if let known = known[form] { return known }
    let folded = Word.term(of: form.text)
    found = terms.firstIndex { $0.elementsEqual(folded.utf8) }
    known[form] = .some(found)
    return found
  }

  /// Whether the first character is an Arabic letter (U+0620 to U+064A, U+0671 to U+06D3): it folds to Arabic letters alone.
  private static func beginsInArabic(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard form.count > 1, 0xD8...0xDB ~= form[0] else { return false }
    let letter = Int(form[0] & 0x1F) << 6 | Int(form[1] & 0x3F)
    return 0x620...0x64A ~= letter || 0x671...0x6D3 ~= letter
  }
}
