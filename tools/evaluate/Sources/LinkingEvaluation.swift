import Analysis
import Foundation
import Names

/// People and places found in text without training on it, and a name of one language found in the articles of two others.
enum LinkingEvaluation: Evaluation {
  static let name = "linking"

  private struct Finder {
    let analyzer: TextAnalyzer
    let mentions: MentionFinder
    let people: PersonFinder
    let forms: EntityForms

    /// Byte ranges of people and of places.
    func found(in text: String, _ language: String) -> (people: [Range<Int>], places: [Range<Int>]) {
      let analysed = analyzer.analyse(Array(text.utf8), declared: LanguageTag(language))
      var people: [Range<Int>] = []
      var places: [Range<Int>] = []
      var taken: Set<Int> = []
      let mentions = mentions.mentions(in: analysed)
      // As an index is built: what names a place or a body is no part of a person's name.
      let others = mentions.filter { forms.entities[$0.entity].type != .person }.flatMap(\.tokens)
      var builtNames = self.people.people(in: analysed, taken: Set(others))
      for mention in mentions {
        let range = analysed.byteRange(ofTokens: mention.tokens)
        switch forms.entities[mention.entity].type {
        case .person:
          // A longer name around a known one is one person.
          if !builtNames.contains(where: { $0.overlaps(mention.tokens) }) { people.append(range) }
        case .place:
          if builtNames.contains(where: { $0.overlaps(mention.tokens) && $0.count > mention.tokens.count }) { continue }
          builtNames.removeAll { $0.overlaps(mention.tokens) }
          places.append(range)
          taken.formUnion(mention.tokens)
        case .organisation: builtNames.removeAll { $0.overlaps(mention.tokens) }
        }
      }
      people += builtNames.map { analysed.byteRange(ofTokens: $0) }
      return (people, places)
    }
  }

  static func run(shared: String, locales: String) throws {
    let packs = try LanguagePacks(path: locales)
    let reader = try NameReader(packs: packs)
    let catalogue = try EntityCatalogue(folder: "\(locales)/../index/entities")
    let forms = EntityForms(entities: catalogue.entities, reader: reader)
    let given = try GivenNames(packs: packs)
    let finder = Finder(
      analyzer: try TextAnalyzer(packs: packs),
      mentions: MentionFinder(forms: forms, reader: reader, givenNames: given),
      people: try PersonFinder(packs: packs, reader: reader, givenNames: given), forms: forms)
    try entities(
      "\(shared)/data/entities/ru-facts.jsonl", "ru", people: ["Person"], places: ["Location", "LocOrg"], finder)
    try entities("\(shared)/data/entities/kk.jsonl", "kk", people: ["PERSON"], places: ["GPE"], finder)
    try parallel("\(shared)/data/parallel/news_en_ru_kk.tsv", packs: packs)
  }

  private struct Count {
    var gold = 0
    var found = 0
    var exact = 0
    var overlapping = 0
    var misses: [String] = []
    var wrong: [String] = []

    mutating func add(_ gold: [Range<Int>], _ found: [Range<Int>], _ bytes: [UInt8]) {
      self.gold += gold.count
      self.found += found.count
      func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      for range in gold {
        if found.contains(range) { exact += 1 }
        if found.contains(where: { $0.overlaps(range) }) { overlapping += 1 } else { misses.append(text(range)) }
      }
      for range in found where !gold.contains(where: { $0.overlaps(range) }) { wrong.append(text(range)) }
    }

    func line(_ name: String) -> String {
      func f1(_ hits: Int) -> String {
        let (precision, recall) = (Double(hits) / Double(max(1, found)), Double(hits) / Double(max(1, gold)))
        return String(
          format: "F1 %.3f (precision %.3f, recall %.3f)", 2 * precision * recall / max(1e-9, precision + recall),
          precision, recall)
      }
      return "\(name): of \(gold), exact \(f1(exact)); overlapping \(f1(overlapping))"
    }
  }

  private static func entities(
    _ path: String, _ language: String, people: Set<String>, places: Set<String>, _ finder: Finder
  ) throws {
    var counts = (people: Count(), places: Count())
    for line in try TransliterationEvaluation.lines(path) {
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let text = object["text"] as? String, let entities = object["entities"] as? [[String: Any]]
      else { continue }
      var offsets = [0]
      for scalar in text.unicodeScalars { offsets.append(offsets.last! + UTF8.width(scalar)) }
      func ranges(_ types: Set<String>) -> [Range<Int>] {
        entities.compactMap { entity in
          guard let type = entity["type"] as? String, types.contains(type), let start = entity["start"] as? Int,
            let end = entity["end"] as? Int, end < offsets.count
          else { return nil }
          return offsets[start]..<offsets[end]
        }
      }
      let found = finder.found(in: text, language)
      counts.people.add(ranges(people), found.people, Array(text.utf8))
      counts.places.add(ranges(places), found.places, Array(text.utf8))
    }
    print("\(path.split(separator: "/").last!), without training")
    for (name, count) in [("people", counts.people), ("places", counts.places)] {
      print("  \(count.line(name))")
      let step = max(1, count.misses.count / 25)
      print(
        "    missed: "
          + stride(from: 0, to: count.misses.count, by: step).map { count.misses[$0] }.joined(separator: ", "))
      let wrongStep = max(1, count.wrong.count / 20)
      print(
        "    wrong: "
          + stride(from: 0, to: count.wrong.count, by: wrongStep).map { count.wrong[$0] }.joined(separator: ", "))
    }
  }

  /// Whole names of the English side, by rule: two or three capitalised words in a row, the first a given name of a pack and no
  /// stop word, the last never written small in any of the articles (County, Street; May, too, is lost so).
  private static func parallel(_ path: String, packs: LanguagePacks) throws {
    let parser = try NameParser(packs: packs, reader: NameReader(packs: packs))
    let matcher = NameMatcher(costs: parser.reader.table.costs)
    let given = try GivenNames(packs: packs)
    var articles: [String: [[String]]] = [:]
    for cells in try TransliterationEvaluation.lines(path).dropFirst().map(TransliterationEvaluation.cells) {
      articles[cells[0], default: [[], [], []]][0].append(cells[2])
      articles[cells[0]]![1].append(cells[3])
      articles[cells[0]]![2].append(cells[4])
    }
    var stopWords: Set<String> = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("stop-words.tsv", columns: 1) { stopWords.insert(Word.term(of: row.cells[0])) }
    }
    var small: Set<String> = []
    for sentence in articles.values.flatMap({ $0[0] }) {
      for word in sentence.split(whereSeparator: { !$0.isLetter }) where word.first?.isLowercase == true {
        small.insert(String(word))
      }
    }
    var people: [(article: String, name: WrittenName, text: String)] = []
    var words: [String: [[[NamePart]]]] = [:]
    for (article, columns) in articles.sorted(by: { $0.key < $1.key }) {
      var seen: Set<String> = []
      for sentence in columns[0] {
        for run in capitalisedRuns(sentence) where run.count == 2 || run.count == 3 {
          guard given.contains(Word.term(of: run[0]), reader: parser.reader),
            !stopWords.contains(Word.term(of: run[0])),
            !small.contains(run.last!.lowercased()), seen.insert(run.joined(separator: " ")).inserted
          else { continue }
          people.append((article, parser.parse(run.joined(separator: " ")), run.joined(separator: " ")))
        }
      }
      words[article] = columns[1...].map { sentences in
        sentences.flatMap { capitalisedRuns($0) }.map { run in
          run.map { parser.part(inText: $0) }.filter { !$0.wholeReadings.isEmpty }
        }
      }
    }
    let order = words.keys.sorted()
    for (column, language) in ["ru", "kk"].enumerated() {
      var found = 0
      var others = 0
      var wrong: [String] = []
      var missed: [String] = []
      var pairs: [String] = []
      for person in people {
        if let form = form(of: person.name, in: words[person.article]![column], matcher) {
          found += 1
          pairs.append("\(person.text) = \(form)")
        } else {
          missed.append(person.text)
        }
        // Five articles that are not about him: whoever is found there is most likely wrong.
        let place = order.firstIndex(of: person.article)!
        for step in 1...5 {
          let other = order[(place + step * 7) % order.count]
          guard other != person.article, !articles[other]![0].joined().contains(person.text.split(separator: " ").last!)
          else { continue }
          others += 1
          if form(of: person.name, in: words[other]![column], matcher) != nil {
            wrong.append("\(person.text) in \(other)")
          }
        }
      }
      print(
        "parallel news: \(people.count) whole names of the English articles, found in the \(language) article "
          + "\(NamesEvaluation.percent(found, people.count)) (goal \(column == 0 ? ".95" : ".92")); in \(others) other articles "
          + "\(wrong.count) times")
      print("    missed: " + missed.prefix(40).joined(separator: ", "))
      print("    wrong: " + wrong.prefix(10).joined(separator: ", "))
      if ProcessInfo.processInfo.environment["DAIEK_VERBOSE"] != nil {
        print("    pairs: " + pairs.joined(separator: "; "))
      }
    }
  }

  /// The words of some runs that are a name, the first found.
  private static func form(of name: WrittenName, in runs: [[NamePart]], _ matcher: NameMatcher) -> String? {
    for run in runs {
      for start in run.indices {
        for length in min(2, name.parts.count)...max(3, min(2, name.parts.count)) where start + length <= run.count {
          let other = WrittenName(parts: Array(run[start..<start + length]))
          if matcher.isSame(name, other, matcher.distance(name, other)) {
            return other.parts.map(\.text).joined(separator: " ")
          }
        }
      }
    }
    return nil
  }

  private static func capitalisedRuns(_ sentence: String) -> [[String]] {
    var runs: [[String]] = []
    var run: [String] = []
    func close() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    for piece in sentence.split(separator: " ") {
      let word = piece.drop { !$0.isLetter }
      let core = word.prefix { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" }
      if core.first?.isUppercase == true, core.count > 1 {
        if word.count != piece.count { close() }
        let bare = core.hasSuffix("'s") || core.hasSuffix("’s") ? core.dropLast(2) : core
        run.append(String(bare))
        if core.count != word.count || bare.count != core.count { close() }
      } else {
        close()
      }
    }
    close()
    return runs
  }
}
