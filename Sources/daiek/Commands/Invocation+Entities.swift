import QuoteIndex

/// `daiek entities`: who and what is named, with counts; or one with all its forms.
extension Invocation {
  func entities() throws(CommandFailure) -> ExitCode {
    let (home, language, words) = (surroundings.home, surroundings.language, arguments.rest)
    let limit = try arguments.number(.limit, default: .max, least: 0)
    let entities = try calling { () throws(IndexError) in
      let searcher = try Searcher(home: home)
      return words.isEmpty
        ? try searcher.entities(language: language)
        : try searcher.entities(named: words.joined(separator: " "), language: language)
    }
    for entity in entities.prefix(limit) {
      if output.isJSON {
        output.line(Self.object(entity).line)
      } else if words.isEmpty {
        let count = String(entity.articles)
        let padding = String(repeating: " ", count: max(0, 6 - count.count))
        output.line("\(padding)\(count)  \(Safe.text(entity.name))  (\(type(entity)), \(Safe.text(entity.id)))")
      } else {
        write(entity)
      }
    }
    return entities.isEmpty ? .nothingFound : .done
  }

  private func type(_ entity: NamedEntity) -> String { wording.text(key: "type.\(entity.type)") }

  private func write(_ entity: NamedEntity) {
    output.line("\(Safe.text(entity.name)), \(type(entity)), \(Safe.text(entity.id))")
    if let note = entity.note { output.line("    \(Safe.text(note))") }
    var languages: [String] = []
    for name in entity.names where !languages.contains(name.language) { languages.append(name.language) }
    for language in languages {
      let names = entity.names.filter { $0.language == language }.map {
        $0.isFormer ? wording.text(.formerName(name: $0.text)) : $0.text
      }
      output.line("    \(language): \(Safe.text(names.joined(separator: ", ")))")
    }
    output.line(
      "    " + wording.text(.entityCounts(articles: entity.articles, quotations: entity.quotations)))
    output.line()
  }

  private static func object(_ entity: NamedEntity) -> JSONObject {
    var object = JSONObject(type: "entity")
    object.add("id", entity.id)
    object.add("kind", entity.type)
    object.add("name", entity.name)
    object.add(
      "names",
      entity.names.map { name in
        var one = JSONObject()
        one.add("text", name.text)
        one.add("language", name.language)
        one.add("former", name.isFormer)
        return one
      })
    object.add("note", entity.note)
    object.add("articles", entity.articles)
    object.add("quotations", entity.quotations)
    return object
  }
}
