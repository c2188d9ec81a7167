import QuoteIndex

/// `daiek tokens` and `daiek translit`: what happens to a text.
extension Invocation {
  private func inspector() throws(CommandFailure) -> TextInspector {
    guard !arguments.rest.isEmpty else { throw .usage(.missingText) }
    let locales = surroundings.home.locales
    return try calling { () throws(IndexError) in try TextInspector(locales: locales) }
  }

  func tokens() throws(CommandFailure) -> ExitCode {
    let inspector = try inspector()
    let text = arguments.rest.joined(separator: " ")
    let tokens = try calling { () throws(IndexError) in try inspector.tokens(of: text) }
    for token in tokens {
      if output.isJSON {
        var object = JSONObject(type: "token")
        object.add("form", token.form)
        object.add("start", token.byteRange.lowerBound)
        object.add("end", token.byteRange.upperBound)
        object.add("kind", token.kind)
        object.add("term", token.term)
        object.add("stem", token.stem)
        object.add("language", token.language)
        object.add("script", token.script)
        object.add("sentence", token.sentence)
        output.line(object.line)
      } else {
        let cells = [
          "\(token.sentence)", "\(token.byteRange.lowerBound)–\(token.byteRange.upperBound)", token.form, token.kind,
          token.term, token.stem ?? "", token.language, token.script,
        ]
        output.line(cells.map(Safe.text).joined(separator: "\t"))
      }
    }
    return tokens.isEmpty ? .nothingFound : .done
  }

  func transliterate() throws(CommandFailure) -> ExitCode {
    let inspector = try inspector()
    let schemes = inspector.transliterationSchemes
    let list = schemes.map { "  \($0.name): \($0.from) → \($0.to), \($0.note)" }
    guard let name = arguments[.to] else { throw .usage(.missingScheme(schemes: list)) }
    let text = arguments.rest.joined(separator: " ")
    guard let result = try calling({ () throws(IndexError) in try inspector.transliterate(text, by: name) }) else {
      throw .usage(.unknownScheme(scheme: name, schemes: list))
    }
    if output.isJSON {
      var object = JSONObject(type: "transliteration")
      object.add("scheme", name)
      object.add("text", text)
      object.add("result", result)
      output.line(object.line)
    } else {
      output.line(Safe.text(result))
    }
    return .done
  }
}
