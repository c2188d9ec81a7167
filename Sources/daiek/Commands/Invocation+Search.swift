import Presentation
import QuoteIndex

/// `daiek search` and `daiek quotes`.
extension Invocation {
  func search() throws(CommandFailure) -> ExitCode {
    let query = try plainQuery()
    let searcher = try searcher()
    if arguments.has(.facets) {
      return try facets(searcher, speaker: nil, query, try FilterOptions.filters(arguments))
    }
    let results = try results(of: query, searcher)
    if arguments.has(.count) {
      count(quotations: results.quotationCount, articles: results.articleCount)
    } else {
      try write(results.hits, searcher, query)
      if !output.isJSON {
        output.note(.matches(quotations: results.quotationCount, articles: results.articleCount))
      }
    }
    if results.quotationCount + results.articleCount > 0 { return .done }
    if query.isPlain { try suggestName(arguments.rest.joined(separator: " "), searcher) }
    return .nothingFound
  }

  func quotes() throws(CommandFailure) -> ExitCode {
    guard arguments.rest.isEmpty else { throw .usage(.unexpectedSpeaker(word: arguments.rest[0])) }
    let (speaker, query) = (arguments[.by], try aboutQuery())
    let searcher = try searcher()
    if arguments.has(.facets) {
      return try facets(searcher, speaker: speaker, query, try FilterOptions.filters(arguments))
    }
    let found = try quotations(searcher, about: query)
    if arguments.has(.count) {
      count(quotations: found.count, articles: nil)
    } else {
      try write(found.hits, searcher, query)
      if !output.isJSON { output.note(.matchingQuotations(quotations: found.count)) }
    }
    if found.count > 0 { return .done }
    if let speaker { try suggestName(speaker, searcher) }
    return .nothingFound
  }

  /// The query that the arguments are.
  func plainQuery() throws(CommandFailure) -> Query {
    guard !arguments.rest.isEmpty else { throw .usage(.missingQuery) }
    let text = arguments.rest.joined(separator: " ")
    return try calling { () throws(IndexError) in try Query(text) }
  }

  /// What `--about` asks.
  func aboutQuery() throws(CommandFailure) -> Query? {
    guard let text = arguments[.about] else { return nil }
    return try calling { () throws(IndexError) in try Query(text) }
  }

  func results(of query: Query, _ searcher: Searcher) throws(CommandFailure) -> SearchResults {
    let options = try searchOptions(order: .relevance)
    return try calling { () throws(IndexError) in try searcher.search(query, options: options) }
  }

  /// The quotations that `--by`, a query and the filters ask for.
  func quotations(_ searcher: Searcher, about query: Query?) throws(CommandFailure) -> (hits: [Hit], count: Int) {
    let options = try searchOptions(order: .date)
    let speaker = arguments[.by]
    return try calling { () throws(IndexError) in
      try searcher.quotations(by: speaker, about: query, options: options)
    }
  }

  /// The index, opened.
  func searcher() throws(CommandFailure) -> Searcher {
    let home = surroundings.home
    let searcher = try calling { () throws(IndexError) in try Searcher(home: home) }
    // The process ends with the answer; to give back every table of the packs takes longer than many a search.
    _ = Unmanaged.passRetained(searcher)
    return searcher
  }

  private func write(_ hits: [Hit], _ searcher: Searcher, _ query: Query?) throws(CommandFailure) {
    var explanation: QueryExplanation?
    if arguments.has(.explain), let query {
      let language = surroundings.language
      explanation = try calling { () throws(IndexError) in
        try searcher.explain(query, hits: hits, language: language)
      }
    }
    if output.isJSON {
      if let explanation { output.line(ExplanationJSON.object(explanation).line) }
      for (place, hit) in hits.enumerated() {
        output.line(HitJSON.object(hit, score: explanation?.scores[place]).line)
      }
      return
    }
    let text = try HitText(self)
    guard let explanation else {
      for group in HitGroup.groups(hits) { try text.write(group) }
      return
    }
    let words = ExplanationText(self)
    words.write(explanation)
    // Every score is explained, so nothing is brought together.
    for (place, hit) in hits.enumerated() {
      words.write(explanation.scores[place], of: hit, explanation)
      try text.write(HitGroup(alone: hit))
    }
  }

  private func count(quotations: Int, articles: Int?) {
    if output.isJSON {
      var object = JSONObject(type: "count")
      object.add("quotations", quotations)
      if let articles { object.add("articles", articles) }
      output.line(object.line)
    } else {
      output.line(
        articles.map { .countOfBoth(quotations: quotations, articles: $0) }
          ?? .countOfQuotations(quotations: quotations))
    }
  }

  /// Whom a name that found nothing may have meant, in any script.
  private func suggestName(_ name: String, _ searcher: Searcher) throws(CommandFailure) {
    let language = surroundings.language
    let near = try calling { () throws(IndexError) in try searcher.names(near: name, language: language) }
    if !near.isEmpty { output.note(.didYouMean(names: near.map { "«\($0)»" }.joined(separator: ", "))) }
  }

  private func searchOptions(order: SearchOptions.Order) throws(CommandFailure) -> SearchOptions {
    SearchOptions(
      filters: try FilterOptions.filters(arguments), limit: try arguments.number(.limit, default: 20, least: 0),
      offset: try arguments.number(.offset, default: 0, least: 0),
      order: try arguments.choice(.sort).flatMap { SearchOptions.Order(rawValue: $0) } ?? order)
  }
}
