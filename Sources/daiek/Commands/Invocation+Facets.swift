import Presentation
import QuoteIndex

/// `--facets`: how what is found is spread, as bars.
extension Invocation {
  /// Values of one facet that are shown when nobody says how many.
  private static let usualValues = 10

  func facets(
    _ searcher: Searcher, speaker: String?, _ query: Query?, _ filters: Filters
  ) throws(CommandFailure) -> ExitCode {
    let language = surroundings.language
    let facets = try calling { () throws(IndexError) in
      try searcher.facets(by: speaker, about: query, filters: filters, language: language)
    }
    let limit = try arguments.number(.limit, default: output.isJSON ? .max : Self.usualValues, least: 0)
    if output.isJSON {
      output.line(Self.object(facets, limit).line)
    } else {
      write(facets, limit)
      output.note(.matchingQuotations(quotations: facets.quotations))
    }
    return facets.quotations == 0 ? .nothingFound : .done
  }

  private func write(_ facets: Facets, _ limit: Int) {
    let bars = BarChart(output: output, wording: wording)
    bars.write(.facetSources, facets.sources.map { ($0.name, $0.quotations) }, limit)
    bars.write(.facetLanguages, facets.languages.map { ($0.name, $0.quotations) }, limit)
    bars.write(.facetKinds, facets.kinds.map { (wording.text(key: "kind.\($0.name)"), $0.quotations) }, limit)
    bars.write(.facetSpeakers, facets.speakers.map { ($0.name, $0.quotations) }, limit)
    // A few months are a history by themselves; many are one by years.
    let time = facets.months.count <= 24 ? facets.months : facets.years
    let dates = wording.dates
    bars.write(.facetTime, time.map { (dates.text($0.name), $0.quotations) }, .max)
  }

  private static func object(_ facets: Facets, _ limit: Int) -> JSONObject {
    var object = JSONObject(type: "facets")
    object.add("quotations", facets.quotations)
    for (name, counts) in [
      ("sources", facets.sources), ("languages", facets.languages), ("kinds", facets.kinds),
      ("speakers", facets.speakers), ("months", facets.months), ("years", facets.years),
    ] {
      object.add(
        name,
        counts.prefix(name == "months" || name == "years" ? .max : limit).map { count in
          var one = JSONObject()
          one.add("name", count.name)
          if name == "speakers" { one.add("entity", count.entity) }
          one.add("quotations", count.quotations)
          return one
        })
    }
    return object
  }
}
