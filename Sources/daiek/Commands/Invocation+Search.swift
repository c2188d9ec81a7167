import QuoteIndex

/// `daiek search` and `daiek quotes`.
extension Invocation {
  func search() throws(CommandFailure) -> ExitCode {
    guard !arguments.rest.isEmpty else {
      throw .usage("expected a query; «daiek search --help» shows how to write one")
    }
    let text = arguments.rest.joined(separator: " ")
    let options = try options(order: .relevance)
    let home = surroundings.home
    let results = try calling { () throws(IndexError) in
      let query = try Query(text)
      return try Searcher(home: home).search(query, options: options)
    }
    if arguments.has(.count) {
      count(quotations: results.quotationCount, articles: results.articleCount)
    } else if output.isJSON {
      for hit in results.hits { output.line(HitJSON.object(hit).line) }
    } else {
      let text = HitText(output: output)
      for hit in results.hits { text.write(hit) }
      output.note("\(results.quotationCount) quotations and \(results.articleCount) articles match")
    }
    return results.quotationCount + results.articleCount == 0 ? .nothingFound : .done
  }

  func quotes() throws(CommandFailure) -> ExitCode {
    guard arguments.rest.isEmpty else {
      throw .usage("«\(arguments.rest[0])» stands alone; write --by NAME or --about QUERY")
    }
    let options = try options(order: .date)
    let (home, speaker, about) = (surroundings.home, arguments[.by], arguments[.about])
    let found = try calling { () throws(IndexError) in
      let query = try about.map { (text) throws(IndexError) in try Query(text) }
      return try Searcher(home: home).quotations(by: speaker, about: query, options: options)
    }
    if arguments.has(.count) {
      count(quotations: found.count, articles: nil)
    } else if output.isJSON {
      for hit in found.hits { output.line(HitJSON.object(hit).line) }
    } else {
      let text = HitText(output: output)
      for hit in found.hits { text.write(hit) }
      output.note("\(found.count) quotations match")
    }
    return found.count == 0 ? .nothingFound : .done
  }

  private func count(quotations: Int, articles: Int?) {
    if output.isJSON {
      var object = JSONObject()
      object.add("quotations", quotations)
      if let articles { object.add("articles", articles) }
      output.line(object.line)
    } else {
      output.line("\(quotations) quotations" + (articles.map { ", \($0) articles" } ?? ""))
    }
  }

  private func options(order: SearchOptions.Order) throws(CommandFailure) -> SearchOptions {
    SearchOptions(
      filters: try FilterOptions.filters(arguments), limit: try arguments.number(.limit, default: 20, least: 0),
      offset: try arguments.number(.offset, default: 0, least: 0),
      order: try arguments.choice(.sort).flatMap { SearchOptions.Order(rawValue: $0) } ?? order)
  }
}
