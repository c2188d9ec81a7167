import QuoteIndex

/// schema.org's Quotation in JSON-LD: one document, whose graph has a node a line.
struct LinkedDataWriter: ExportWriter {
  let export: QuotationExport
  private var isFirst = true

  init(export: QuotationExport) { self.export = export }

  let head = "{\"@context\":\"https://schema.org\",\"@graph\":[\n"
  let foot = "\n]}\n"

  mutating func text(of quotation: FoundQuotation) throws(IndexError) -> String {
    let article = try export.context(of: quotation).article
    var object = JSONObject()
    object.add("@type", "Quotation")
    object.add("@id", "urn:daiek:quotation:\(quotation.id)")
    object.add("text", String(decoding: quotation.text, as: UTF8.self))
    object.add("inLanguage", quotation.language)
    let speakers = try people(quotation.speakers)
    // Whom the text that contains it attributes it to: no claim that he said it.
    if !speakers.isEmpty { object.add("spokenByCharacter", speakers) }
    let messengers = try people(quotation.via)
    if !messengers.isEmpty { object.add("contributor", messengers) }
    object.add("isPartOf", Self.object(article))
    defer { isFirst = false }
    return (isFirst ? "" : ",\n") + object.line
  }

  private func people(_ speakers: [FoundSpeaker]) throws(IndexError) -> [JSONObject] {
    var objects: [JSONObject] = []
    for speaker in speakers {
      var object = JSONObject()
      let type = try speaker.entity.map { (entity) throws(IndexError) in try export.type(ofEntity: entity) } ?? nil
      switch type {
      case "person": object.add("@type", "Person")
      case "organisation": object.add("@type", "Organization")
      default: break
      }
      object.add("name", speaker.name ?? speaker.text)
      if let entity = speaker.entity { object.add("identifier", entity) }
      objects.append(object)
    }
    return objects
  }

  private static func object(_ article: FoundArticle) -> JSONObject {
    var object = JSONObject()
    object.add("@type", "NewsArticle")
    object.add("@id", "urn:daiek:article:\(article.id)")
    object.add("headline", article.title)
    if let url = article.url { object.add("url", url) }
    if let date = article.date { object.add("datePublished", date) }
    object.add("inLanguage", article.language)
    if let author = article.author {
      var person = JSONObject()
      person.add("name", author)
      object.add("author", person)
    }
    var publisher = JSONObject()
    publisher.add("@type", "Organization")
    publisher.add("name", article.outlet)
    object.add("publisher", publisher)
    return object
  }
}
