import QuoteIndex
import Segments

/// A question to be asked of an index and of plain arrays.
struct QuestionText {
  let kind: Question
  let words: [String]
  let language: String
  let dates: ClosedRange<Int64>

  typealias Answer = (found: [RankedSearch.Found], count: Int)

  private var terms: [[UInt8]] { words.map { [UInt8(ascii: "w")] + [UInt8]($0.utf8) } }
  private var filters: [ColumnRange] {
    [.string(column: "lang", [UInt8](language.utf8)), .numbers(column: "date", dates)]
  }

  /// What the index says.
  func ask(_ limit: Int, _ search: RankedSearch) throws -> Answer {
    let field = [UInt8(ascii: "w")]
    switch kind {
    case .term: return try (search.best(limit, term: terms[0]), search.count(term: terms[0]))
    case .all: return try (search.best(limit, all: terms), search.count(all: terms))
    case .any: return try (search.best(limit, any: terms), search.count(any: terms))
    case .phrase: return try (search.best(limit, phrase: terms), search.count(phrase: terms))
    case .prefix: return try (search.first(limit, prefix: terms[0]), search.count(prefix: terms[0]))
    case .nearByOne, .nearByTwo:
      let distance = kind == .nearByOne ? 1 : 2
      return try (
        search.best(limit, near: words[0], within: distance, field: field),
        search.count(near: words[0], within: distance, field: field)
      )
    case .filtered:
      return try (search.best(limit, term: terms[0], where: filters), search.count(term: terms[0], where: filters))
    }
  }

  /// What looking at every document says. The formula of a score is asked of `search`; textbook BM25 must agree with it.
  func naive(_ limit: Int, _ collection: NaiveCollection, _ search: RankedSearch) -> Answer {
    typealias Document = NaiveCollection.Document
    func weight(_ word: String) -> Float { search.weight(documents: collection.documentCount(word)) }
    func score(_ weights: [(String, Float)], _ document: Document) -> Int32? {
      var total: Int32 = 0
      for (word, weight) in weights {
        let frequency = UInt32(document.words.count { $0 == word })
        if frequency > 0 {
          total += search.score(weight: weight, frequency: frequency, length: UInt32(document.words.count))
        }
      }
      return total > 0 ? total : nil
    }
    func answer(_ score: (Document) -> Int32?) -> Answer {
      (collection.ranked(limit, score), collection.count { score($0) != nil })
    }
    switch kind {
    case .term:
      let weights = [(words[0], weight(words[0]))]
      return answer { score(weights, $0) }
    case .all:
      let weights = words.map { ($0, weight($0)) }
      return answer { document in words.allSatisfy(document.words.contains) ? score(weights, document) : nil }
    case .any:
      let weights = words.map { ($0, weight($0)) }
      return answer { score(weights, $0) }
    case .phrase:
      let weight = words.map(weight).reduce(0, +)
      return answer { document in
        let frequency = NaiveCollection.occurrences(words, in: document.words)
        let length = UInt32(document.words.count)
        return frequency == 0 ? nil : search.score(weight: weight, frequency: frequency, length: length)
      }
    case .prefix:
      return answer { document in
        document.words.contains { $0.utf8.starts(with: words[0].utf8) } ? Int32(RankedSearch.unit) : nil
      }
    case .nearByOne, .nearByTwo:
      let near = Set(collection.vocabulary).filter {
        NaiveCollection.distance($0, words[0]) <= (kind == .nearByOne ? 1 : 2)
      }
      let weights = near.map { ($0, weight($0)) }
      return answer { score(weights, $0) }
    case .filtered:
      let weights = [(words[0], weight(words[0]))]
      return answer { document in
        document.language == language && dates.contains(document.date) ? score(weights, document) : nil
      }
    }
  }
}
