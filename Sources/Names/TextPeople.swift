import Analysis

/// The people of one text whom no authority file knows, each under one name: a surname alone is whoever bears it in full.
package struct TextPeople {
  /// A person as the text names him.
  package struct Person: Sendable, Equatable {
    /// The fullest form that the text has most often.
    package let name: String
    /// What the name has in common with its forms in other languages and scripts: `Names.clusterKey`.
    package let key: String

    package init(name: String, key: String) {
      self.name = name
      self.key = key
    }
  }

  private var people: [Person] = []
  /// Which person a word that ends a full name means, by the nominatives that it may be.
  private var bySurname: [ExactText: Int] = [:]
  /// The people by the tokens that their full names begin at.
  private var byStart: [Int: (end: Int, person: Int)] = [:]

  /// Finds them. Linear, but for names with one key, of which each form is compared with each person.
  ///
  /// - Parameter taken: tokens that name something else.
  package init(in text: AnalysedText, taken: Set<Int>, finder: PersonFinder, parser: NameParser) {
    var named = NamedPeople(parser: parser)
    for range in finder.people(in: text, taken: taken) where Self.wordCount(range, text) > 1 {
      guard let number = named.number(of: text.string(text.byteRange(ofTokens: range))) else { continue }
      byStart[range.lowerBound] = (range.upperBound, number)
      let surname = text.word(range.upperBound - 1).folded
      for form in parser.reader.nominatives(of: surname) where bySurname[ExactText(form)] == nil {
        bySurname[ExactText(form)] = number
      }
    }
    people = named.people
  }

  private static func wordCount(_ range: Range<Int>, _ text: AnalysedText) -> Int {
    range.count { text.shape($0).kind == .word && text.word($0).form.unicodeScalars.count > 1 }
  }

  /// Whom some words name: the full name among them, else the bearer of a capitalised word of theirs.
  package func person(in tokens: Range<Int>, _ text: AnalysedText, reader: NameReader) -> Person? {
    for token in tokens {
      if let full = byStart[token], full.end <= tokens.upperBound { return people[full.person] }
    }
    for token in tokens.reversed() where text.shape(token).kind == .word && text.shape(token).isCapitalised {
      for form in reader.nominatives(of: text.word(token).folded) {
        if let person = bySurname[ExactText(form)] { return people[person] }
      }
    }
    return nil
  }
}
