import QuoteIndex

/// `daiek name`: what Daiek makes of a name, and why.
extension Invocation {
  func name() throws(CommandFailure) -> ExitCode {
    guard !arguments.rest.isEmpty else { throw .usage("expected a name") }
    let (home, language, name) = (surroundings.home, surroundings.language, arguments.rest.joined(separator: " "))
    let limit = try arguments.number(.limit, default: 5, least: 0)
    let explanation = try calling { () throws(IndexError) in
      try Searcher(home: home).explain(name: name, language: language)
    }
    if output.isJSON {
      output.line(Self.object(explanation, limit).line)
    } else {
      write(explanation, limit)
    }
    return explanation.candidates.contains(where: \.isFound) ? .done : .nothingFound
  }

  private func write(_ explanation: NameExplanation, _ limit: Int) {
    for word in explanation.words {
      output.line("\(Safe.text(word.form)) (\(word.script))")
      output.line("    may be a form of  \(Safe.text(word.nominatives.joined(separator: ", ")))")
      output.line("    sounds            \(word.readings.joined(separator: ", "))")
      output.line("    keys              \(word.keys.joined(separator: ", "))")
    }
    for transliteration in explanation.transliterations {
      output.line("\(transliteration.scheme): \(Safe.text(transliteration.text))")
    }
    for candidate in explanation.candidates.prefix(limit) {
      let hundredths = Int((candidate.distance * 100).rounded())
      let why = candidate.isFound ? "found" : "not found: too far, or only a part of its name"
      output.line()
      output.line(
        "\(Safe.text(candidate.entity.name)), \(candidate.entity.type), \(Safe.text(candidate.entity.id)): \(why)")
      output.line(
        "    nearest name «\(Safe.text(candidate.nearest))», distance 0.\(hundredths < 10 ? "0" : "")\(min(hundredths, 99))"
      )
      output.line(
        "    named in \(candidate.entity.articles) articles, speaker of \(candidate.entity.quotations) quotations")
    }
  }

  private static func object(_ explanation: NameExplanation, _ limit: Int) -> JSONObject {
    var object = JSONObject()
    object.add("type", "name")
    object.add("name", explanation.name)
    object.add(
      "words",
      explanation.words.map { word in
        var one = JSONObject()
        one.add("form", word.form)
        one.add("script", word.script)
        one.add("nominatives", word.nominatives)
        one.add("readings", word.readings)
        one.add("keys", word.keys)
        return one
      })
    object.add(
      "transliterations",
      explanation.transliterations.map { transliteration in
        var one = JSONObject()
        one.add("scheme", transliteration.scheme)
        one.add("text", transliteration.text)
        return one
      })
    object.add(
      "candidates",
      explanation.candidates.prefix(limit).map { candidate in
        var one = JSONObject()
        one.add("id", candidate.entity.id)
        one.add("name", candidate.entity.name)
        one.add("nearest", candidate.nearest)
        one.add("distance", candidate.distance)
        one.add("found", candidate.isFound)
        return one
      })
    return object
  }
}
