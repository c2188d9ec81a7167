import QuoteIndex

/// `daiek name`: what Daiek makes of a name, and why.
extension Invocation {
  func name() throws(CommandFailure) -> ExitCode {
    guard !arguments.rest.isEmpty else { throw .usage(.missingName) }
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
      output.line("    " + wording.text(.wordForms(forms: word.nominatives.joined(separator: ", "))))
      output.line("    " + wording.text(.wordSounds(sounds: word.readings.joined(separator: ", "))))
      output.line("    " + wording.text(.wordKeys(keys: word.keys.joined(separator: ", "))))
    }
    for transliteration in explanation.transliterations {
      output.line("\(transliteration.scheme): \(Safe.text(transliteration.text))")
    }
    for candidate in explanation.candidates.prefix(limit) {
      let why = wording.text(candidate.isFound ? .candidateFound : .candidateNotFound)
      let type = wording.text(key: "type.\(candidate.entity.type)")
      output.line()
      output.line(
        "\(Safe.text(candidate.entity.name)), \(type), \(Safe.text(candidate.entity.id)): \(why)")
      output.line(
        "    " + wording.text(.candidateNearest(name: candidate.nearest, distance: candidate.distance)))
      output.line(
        "    "
          + wording.text(
            .entityCounts(articles: candidate.entity.articles, quotations: candidate.entity.quotations)))
    }
  }

  private static func object(_ explanation: NameExplanation, _ limit: Int) -> JSONObject {
    var object = JSONObject(type: "name")
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
