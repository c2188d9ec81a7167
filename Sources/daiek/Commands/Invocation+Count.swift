import Presentation
import QuoteIndex

/// `daiek speakers`, `daiek sources` and `daiek stats`.
extension Invocation {
  /// Speakers quoted equally often that a person can still look through by name; more of them keep the library's order.
  private static let mostOrdered = 2_000

  private func expectNothingMore() throws(CommandFailure) {
    guard arguments.rest.isEmpty else { throw .usage(.unexpectedWord(word: arguments.rest[0])) }
  }

  func speakers() throws(CommandFailure) -> ExitCode {
    try expectNothingMore()
    let (home, language) = (surroundings.home, surroundings.language)
    let filters = try FilterOptions.filters(arguments)
    let counts = try calling { () throws(IndexError) in
      try Searcher(home: home).speakers(language: language, filters: filters)
    }
    let limit = try arguments.number(.limit, default: .max, least: 0)
    if output.isJSON {
      for count in counts.prefix(limit) {
        var object = JSONObject(type: "speaker")
        object.add("name", count.name)
        object.add("entity", count.entity)
        object.add("quotations", count.quotations)
        output.line(object.line)
      }
    } else {
      // The library has them by number; those of one number are put into the order of the language.
      let order = NameOrder(language: wording.language)
      var sorted: [SpeakerCount] = []
      var rest = counts.prefix(limit)
      while let first = rest.first {
        let equal = rest.prefix { $0.quotations == first.quotations }
        rest = rest.dropFirst(equal.count)
        sorted += equal.count > Self.mostOrdered ? Array(equal) : equal.sorted { order.isBefore($0.name, $1.name) }
      }
      BarChart(output: output, wording: wording).write(sorted.map { ($0.name, $0.quotations) }, of: counts.count)
    }
    return counts.isEmpty ? .nothingFound : .done
  }

  func sources() throws(CommandFailure) -> ExitCode {
    try expectNothingMore()
    let home = surroundings.home
    let filters = try FilterOptions.filters(arguments)
    let counts = try calling { () throws(IndexError) in try Searcher(home: home).sources(filters: filters) }
    if !output.isJSON, !counts.isEmpty { output.note(.sourcesHeading) }
    for count in counts.prefix(try arguments.number(.limit, default: .max, least: 0)) {
      if output.isJSON {
        var object = JSONObject(type: "source")
        object.add("name", count.name)
        object.add("articles", count.articles)
        object.add("quotations", count.quotations)
        output.line(object.line)
      } else {
        output.line("\(Self.padded(count.articles, 8))  \(Self.padded(count.quotations, 10))  \(Safe.text(count.name))")
      }
    }
    return counts.isEmpty ? .nothingFound : .done
  }

  func statistics() throws(CommandFailure) -> ExitCode {
    try expectNothingMore()
    let home = surroundings.home
    let statistics = try calling { () throws(IndexError) in try Searcher(home: home).statistics() }
    if output.isJSON {
      var object = JSONObject(type: "statistics")
      object.add("articles", statistics.articles)
      object.add("quotations", statistics.quotations)
      object.add("entities", statistics.entities)
      object.add("segments", statistics.segments)
      object.add("terms", statistics.terms)
      object.add("bytes", statistics.bytes)
      object.add("generation", statistics.generation)
      object.add("icu", statistics.icu)
      var languages = JSONObject()
      for (language, articles) in statistics.languages { languages.add(language, articles) }
      object.add("languages", languages)
      output.line(object.line)
    } else {
      let languages = statistics.languages.map { "\($0.language) \($0.articles)" }.joined(separator: ", ")
      output.line(.statisticsArticles(articles: statistics.articles, languages: languages))
      output.line(.statisticsQuotations(quotations: statistics.quotations))
      output.line(.statisticsEntities(entities: statistics.entities))
      output.line(
        .statisticsSegments(segments: statistics.segments, terms: statistics.terms, bytes: statistics.bytes))
      output.line(.statisticsGeneration(generation: statistics.generation, icu: statistics.icu))
    }
    return .done
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
