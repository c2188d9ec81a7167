import Analysis
import Names

/// What a name is taken for.
extension Searcher {
  /// An entity further away than this shares a sound by chance, and is not worth a line.
  private static let farthest = 0.5

  /// Explains a name: its script, readings and keys, the name in other scripts, and the entities that it may be.
  ///
  /// - Parameter language: in which to name entities: `en`, `ru`, `kk`.
  public func explain(name: String, language: String) throws(IndexError) -> NameExplanation {
    let reader = self.language.names.reader
    let words = self.language.words(of: name)
    let found = try self.language.entities(named: name)
    let packs = self.language.packs
    let parser = try bridging { () throws(AnalysisError) in try NameParser(packs: packs, reader: reader) }
    let matcher = NameMatcher(costs: reader.table.costs)
    // A word alone may be inflected; its nominatives are what names are compared with.
    let typed = (words.count == 1 ? reader.nominatives(of: words[0].folded) : [name]).map { parser.parse($0) }
    var candidates: [NameExplanation.Candidate] = []
    var seen: Set<String> = []
    for word in words {
      for entity in try names.entities(like: word, names: self.language.names) where seen.insert(entity.id).inserted {
        let nearest = entity.names.flatMap { name in
          typed.map { (name.text, matcher.distance($0, parser.parse(name.text)).value) }
        }.min { $0.1 < $1.1 }
        let shown = self.language.representative(of: entity.id)
        guard let nearest, nearest.1 <= Self.farthest || found.contains(entity.id),
          let named = try namedEntity(shown, language: language),
          !candidates.contains(where: { $0.entity.id == shown })
        else { continue }
        candidates.append(
          .init(entity: named, nearest: nearest.0, distance: nearest.1, isFound: found.contains(entity.id)))
      }
    }
    candidates.sort {
      ($0.isFound ? 0 : 1, $0.distance, $0.entity.id) < ($1.isFound ? 0 : 1, $1.distance, $1.entity.id)
    }
    return NameExplanation(
      name: name, words: words.map { explain($0, reader) }, transliterations: try transliterations(of: name, packs),
      candidates: candidates)
  }

  private func explain(_ word: Word, _ reader: NameReader) -> NameExplanation.Word {
    let readings = reader.readings(of: word.folded)
    var keys: [String] = []
    for key in readings.flatMap({ reader.table.signs.keys(of: $0) }) where !keys.contains(key.description) {
      keys.append(key.description)
    }
    return NameExplanation.Word(
      form: word.form, script: word.script.description, nominatives: reader.nominatives(of: word.folded),
      readings: readings.map(\.description), keys: keys)
  }

  /// The name by every scheme that reads its script.
  private func transliterations(
    of name: String, _ packs: LanguagePacks
  ) throws(IndexError) -> [NameExplanation.Transliteration] {
    guard let script = name.unicodeScalars.first(where: \.properties.isAlphabetic).map({ Script(of: $0) }) else {
      return []
    }
    return try bridging { () throws(AnalysisError) in
      let schemes = try TransliterationSchemes(packs: packs)
      var found: [NameExplanation.Transliteration] = []
      for scheme in schemes.schemes {
        guard let pack = packs.index(of: scheme.source), packs.packs[pack].script(of: scheme.source) == script else {
          continue
        }
        let text = try schemes.transliterate(name, by: scheme)
        // A scheme of another language leaves the letters that it does not know.
        if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic && Script(of: $0) == script }) { continue }
        found.append(.init(scheme: scheme.name, text: text))
      }
      return found
    }
  }
}
