import QuoteIndex

/// What became of a question, as JSON; the README has the schema.
enum ExplanationJSON {
  static func object(_ explanation: QueryExplanation) -> JSONObject {
    var object = JSONObject(type: "explanation")
    object.add("parts", explanation.parts.map(self.object))
    return object
  }

  private static func object(_ part: QueryExplanation.Part) -> JSONObject {
    var object = JSONObject()
    object.add("words", part.words)
    object.add("stems", part.stems)
    object.add("entities", part.entities.map(\.id))
    object.add("sounds", part.sounds)
    object.add("phrase", part.isPhrase)
    object.add("prefix", part.prefix)
    object.add("slips", part.slips ?? 0)
    object.add("excluded", part.isExcluded)
    object.add("quotations", part.quotations)
    object.add("articles", part.articles)
    object.add(
      "forms",
      part.forms.map { form in
        var one = JSONObject()
        one.add("form", form.text)
        one.add("scheme", form.scheme.rawValue)
        one.add("count", form.count)
        return one
      })
    return object
  }
}
