import QuoteIndex

/// W3C Web Annotation Data Model: one `AnnotationPage`, an annotation a line. The body says who is quoted; the target is the
/// article's stored text, by the words with what stands around them and by their place; and the page on the web, where only
/// the words can be relied on.
struct AnnotationWriter: ExportWriter {
  let export: QuotationExport
  private var isFirst = true

  init(export: QuotationExport) { self.export = export }

  let head =
    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:daiek:export\",\"type\":\"AnnotationPage\","
    + "\"items\":[\n"
  let foot = "\n]}\n"

  mutating func text(of quotation: FoundQuotation) throws(IndexError) -> String {
    let context = try export.context(of: quotation)
    var object = JSONObject()
    object.add("id", "urn:daiek:quotation:\(quotation.id)")
    object.add("type", "Annotation")
    object.add("motivation", "identifying")
    object.add("body", quotation.speakers.map { Self.body($0) })
    var quote = JSONObject()
    quote.add("type", "TextQuoteSelector")
    quote.add("exact", String(decoding: quotation.text, as: UTF8.self))
    quote.add("prefix", context.prefix)
    quote.add("suffix", context.suffix)
    // Counted in characters, which the specification says are code points, not in our bytes.
    var position = JSONObject()
    position.add("type", "TextPositionSelector")
    position.add("start", context.codePointRange.lowerBound)
    position.add("end", context.codePointRange.upperBound)
    var stored = JSONObject()
    stored.add("id", "urn:daiek:article:\(quotation.article)")
    stored.add("type", "Text")
    stored.add("format", "text/plain")
    stored.add("language", context.article.language)
    var targets = [Self.target(stored, [quote, position])]
    if let url = context.article.url, url.contains(":") {
      var page = JSONObject()
      page.add("id", url)
      targets.append(Self.target(page, [quote]))
    }
    object.add("target", targets)
    defer { isFirst = false }
    return (isFirst ? "" : ",\n") + object.line
  }

  private static func target(_ source: JSONObject, _ selectors: [JSONObject]) -> JSONObject {
    var target = JSONObject()
    target.add("type", "SpecificResource")
    target.add("source", source)
    target.add("selector", selectors)
    return target
  }

  private static func body(_ speaker: FoundSpeaker) -> JSONObject {
    var body = JSONObject()
    body.add("type", "TextualBody")
    body.add("purpose", "tagging")
    body.add("value", speaker.name ?? speaker.text)
    return body
  }
}
