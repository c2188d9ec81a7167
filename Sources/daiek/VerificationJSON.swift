import QuoteIndex

/// Verifications as JSON; the README has the schema.
enum VerificationJSON {
  static func object(_ verification: Verification) -> JSONObject {
    var object = JSONObject(type: "verification")
    object.add("text", verification.text)
    object.add("by", verification.speaker)
    object.add("verdict", verification.verdict.rawValue)
    object.add("extent", verification.extent?.rawValue)
    object.add("exact", verification.isExact)
    object.add("similarity", verification.similarity)
    object.add("speaker_match", verification.speakerMatch?.rawValue)
    object.add("words", verification.wordCount)
    object.add("place_count", verification.placeCount)
    object.add("first", verification.first.map(place))
    object.add("places", verification.places.map(place))
    object.add("parts", verification.parts.map(part))
    return object
  }

  static func object(_ draft: DraftQuotation) -> JSONObject {
    var object = JSONObject(type: "draft-quotation")
    object.add("verdict", draft.verdict?.rawValue)
    object.add("quotation", HitJSON.object(draft.quotation))
    object.add("verifications", draft.stretches.map(self.object))
    return object
  }

  private static func place(_ place: VerificationPlace) -> JSONObject {
    var object = JSONObject()
    object.add("article", place.article)
    object.add("source", place.source)
    object.add("title", place.title)
    object.add("date", place.date)
    object.add("start", place.byteRange.lowerBound)
    object.add("end", place.byteRange.upperBound)
    object.add("quotation", place.quotation)
    object.add("speakers", place.speakers.map(HitJSON.speaker))
    object.add("via", place.via.map(HitJSON.speaker))
    return object
  }

  private static func part(_ part: Verification.Part) -> JSONObject {
    var object = JSONObject()
    object.add("start", part.textRange.lowerBound)
    object.add("end", part.textRange.upperBound)
    object.add("article", part.article)
    object.add("quotation", part.quotation.map(HitJSON.object))
    object.add("found", HitJSON.place(part.found, part.foundRange))
    object.add("operations", part.alterations.map(operation))
    return object
  }

  private static func operation(_ alteration: Alteration) -> JSONObject {
    var object = JSONObject()
    object.add("operation", alteration.kind.rawValue)
    object.add("text", alteration.text)
    object.add("start", alteration.textRange.lowerBound)
    object.add("end", alteration.textRange.upperBound)
    object.add("found", HitJSON.place(alteration.found, alteration.foundRange))
    return object
  }
}
