import Presentation
import QuoteIndex

/// `daiek show`: an article with its quotations marked.
extension Invocation {
  func show() throws(CommandFailure) -> ExitCode {
    guard arguments.rest.count == 1 else { throw .usage(.missingArticle) }
    let (home, identifier) = (surroundings.home, arguments.rest[0])
    let (article, quotations) = try calling { () throws(IndexError) in
      let searcher = try Searcher(home: home)
      let article = try searcher.article(identifier)
      return (article, try searcher.quotations(of: article))
    }
    if output.isJSON {
      var object = HitJSON.head(article)
      object.add("text", String(decoding: article.text, as: UTF8.self))
      object.add("quotations", quotations.map(HitJSON.object))
      output.line(object.line)
      return .done
    }
    let date = article.date.map { wording.dates.text($0) }
    output.line(Safe.text(article.title))
    output.line(
      Safe.text(
        [article.outlet, article.author, date, article.language, article.url].compactMap { $0 }.joined(
          separator: ", ")))
    output.line()
    marked(article, quotations)
    let text = try HitText(self)
    if !quotations.isEmpty { output.line() }
    for (number, quotation) in quotations.enumerated() {
      output.line(
        "[\(number + 1)] \(wording.text(key: "kind.\(quotation.kind)")), \(text.attribution(quotation))")
    }
    return .done
  }

  /// The text, with a number and brackets around every quotation: `[1 …]`.
  private func marked(_ article: FoundArticle, _ quotations: [FoundQuotation]) {
    var marks: [(place: Int, isEnd: Bool, text: String)] = []
    for (number, quotation) in quotations.enumerated() {
      marks.append((quotation.byteRange.lowerBound, false, "[\(number + 1) "))
      marks.append((quotation.byteRange.upperBound, true, "]"))
    }
    marks.sort { ($0.place, $0.isEnd ? 0 : 1) < ($1.place, $1.isEnd ? 0 : 1) }
    var result = ""
    var at = 0
    for mark in marks {
      result += Safe.lines(article.text[at..<mark.place])
      result += output.hasColor ? "\u{1B}[1;36m\(mark.text)\u{1B}[0m" : mark.text
      at = mark.place
    }
    output.line(result + Safe.lines(article.text[at...]))
  }
}
