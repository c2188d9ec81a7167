import QuoteIndex

/// What an index holds, seen with every means: checksums and invariants, articles, quotations, and a search for one of them.
struct Moment {
  /// Articles with their versions.
  let articles: [Int: Int]
  /// Their identifiers.
  let identifiers: [Int: String]

  static let none = Moment(articles: [:], identifiers: [:])

  private init(articles: [Int: Int], identifiers: [Int: String]) {
    self.articles = articles
    self.identifiers = identifiers
  }

  /// Looks at the index of a home.
  ///
  /// - Returns: nil when there is no index.
  /// - Throws: what is damaged, torn or wrong.
  static func of(_ home: IndexHome) throws(FaultsFailure) -> Moment? {
    let files: [IndexCheck.File]
    do throws(IndexError) { files = try IndexCheck.run(home: home) } catch {
      if case .noIndex = error { return nil }
      throw FaultsFailure("check: \(error)")
    }
    for file in files { if let problem = file.problem { throw FaultsFailure("check: \(problem)") } }
    return try Moment(try bridged { () throws(IndexError) in try Searcher(home: home) })
  }

  /// What a searcher sees.
  init(_ searcher: Searcher) throws(FaultsFailure) {
    let options = SearchOptions(limit: 1_000_000)
    var articles: [Int: Int] = [:]
    var identifiers: [Int: String] = [:]
    var quoted: Set<String> = []
    let all = try bridged { () throws(IndexError) in
      try searcher.search(Query(Archive.everyWord), options: options)
    }
    for hit in all.hits {
      switch hit {
      case .quotation(let quotation, _, _): quoted.insert(quotation.article)
      case .article(let article, _, _, _):
        guard let known = Archive.identify(url: article.url ?? "", text: String(decoding: article.text, as: UTF8.self))
        else { throw FaultsFailure("article \(article.id) is not whole") }
        guard articles.updateValue(known.version, forKey: known.article) == nil else {
          throw FaultsFailure("article \(known.article) is held twice")
        }
        identifiers[known.article] = article.id
      }
    }
    guard quoted == Set(identifiers.values) else {
      throw FaultsFailure("quotations of \(quoted.count) articles, but \(identifiers.count) articles")
    }
    if let one = articles.max(by: { $0.key < $1.key }) {
      let found = try bridged { () throws(IndexError) in
        try searcher.search(Query(Archive.marker(one.key, one.value)), options: options)
      }
      guard found.articleCount == 1 else {
        throw FaultsFailure("article \(one.key) is not found by its own word")
      }
    }
    self.articles = articles
    self.identifiers = identifiers
  }
}
