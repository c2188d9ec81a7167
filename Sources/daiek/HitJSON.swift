import QuoteIndex

/// Hits and records as JSON; the README has the schema.
enum HitJSON {
  /// - Parameter score: where its score comes from, when that is asked for.
  static func object(_ hit: Hit, score parts: QueryExplanation.Score? = nil) -> JSONObject {
    switch hit {
    case .quotation(let quotation, let score, let matches):
      var object = object(quotation)
      object.add("score", score)
      if let parts { object.add("score_parts", parts.parts) }
      object.add("matches", matches.map(self.object))
      return object
    case .article(let article, let score, let passage, let matches):
      var object = head(article)
      var place = JSONObject()
      place.add("text", String(decoding: article.text[passage], as: UTF8.self))
      place.add("start", passage.lowerBound)
      place.add("end", passage.upperBound)
      object.add("passage", place)
      object.add("score", score)
      if let parts { object.add("score_parts", parts.parts) }
      object.add("matches", matches.map(self.object))
      return object
    }
  }

  static func object(_ quotation: FoundQuotation) -> JSONObject {
    var object = JSONObject(type: "quotation")
    object.add("id", quotation.id)
    object.add("article", quotation.article)
    object.add("source", quotation.source)
    object.add("title", quotation.title)
    object.add("date", quotation.date)
    object.add("language", quotation.language)
    object.add("kind", quotation.kind)
    object.add("text", String(decoding: quotation.text, as: UTF8.self))
    object.add("start", quotation.byteRange.lowerBound)
    object.add("end", quotation.byteRange.upperBound)
    object.add("speaker", quotation.speakers.first.map(speaker))
    if quotation.speakers.count > 1 { object.add("with", quotation.speakers.dropFirst().map(speaker)) }
    object.add("cue", quotation.cue.map { place($0.text, $0.byteRange) })
    object.add("via", quotation.via.map(speaker))
    object.add("confidence", quotation.confidence)
    return object
  }

  static func head(_ article: FoundArticle) -> JSONObject {
    var object = JSONObject(type: "article")
    object.add("id", article.id)
    object.add("source", article.outlet)
    object.add("title", article.title)
    object.add("author", article.author)
    object.add("date", article.date)
    object.add("language", article.language)
    object.add("url", article.url)
    object.add("location", article.location)
    return object
  }

  static func place(_ text: String, _ range: Range<Int>) -> JSONObject {
    var object = JSONObject()
    object.add("text", text)
    object.add("start", range.lowerBound)
    object.add("end", range.upperBound)
    return object
  }

  static func speaker(_ speaker: FoundSpeaker) -> JSONObject {
    var object = place(speaker.text, speaker.byteRange)
    object.add("entity", speaker.entity)
    object.add("name", speaker.name)
    return object
  }

  private static func object(_ match: Match) -> JSONObject {
    var object = JSONObject()
    object.add("start", match.byteRange.lowerBound)
    object.add("end", match.byteRange.upperBound)
    object.add("form", match.form)
    if let entity = match.entity { object.add("entity", entity) }
    object.add("scheme", match.scheme.rawValue)
    return object
  }
}
