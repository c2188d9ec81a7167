import Analysis
import Names
import Segments

/// What a question's words are: their tokens, stems, sounds, and the entities that they name in this index.
///
/// One a thread.
final class QueryLanguage {
  /// A word, or several that name something together.
  struct Part {
    let words: [Word]
    /// Whom or what they name; empty for a plain word.
    let entities: Set<String>
    /// Names that no file knows and that the user's lines call the same: each is asked for as if it had been typed.
    var names: [String] = []
  }

  /// Terms of which a quotation of a speaker has one of each list.
  typealias SpeakerTerms = [[[UInt8]]]

  /// The user's own lines on who is who; nil when there are none.
  private(set) var lines: ObeyedLines?
  private var knownParser: NameParser?

  let names: NameTerms
  let tokenizer: Tokenizer
  private let catalogue: NameCollection
  private let articles: [IndexSnapshot.File]
  let packs: LanguagePacks
  /// Made when they are first asked for: a name needs none.
  private var knownStemmers: LanguageStemmers?
  /// The languages of the index, each with its script and pack: a script that no article is in need not be read.
  private let tags: [(tag: LanguageTag, script: Script, pack: Int)]
  private let stopWords: StopWords

  /// - Parameter held: the languages that articles of the index are in.
  init(
    packs: LanguagePacks, catalogue: NameCollection, articles: [IndexSnapshot.File], held: Set<LanguageTag>
  ) throws(AnalysisError) {
    self.packs = packs
    self.articles = articles
    self.catalogue = catalogue
    tokenizer = try Tokenizer()
    names = NameTerms(reader: try NameReader(packs: packs))
    stopWords = try StopWords(packs: packs)
    var tags: [(tag: LanguageTag, script: Script, pack: Int)] = []
    for (number, pack) in packs.packs.enumerated() {
      for tag in held.sorted() where tag.language == pack.language.language {
        tags.append((tag, pack.script(of: tag), number))
      }
    }
    self.tags = tags
  }

  /// Obeys the user's lines from now on.
  func obey(_ identities: Identities) throws(IndexError) {
    if identities.isEmpty { return }
    let packs = packs
    let odds = try bridging { () throws(AnalysisError) in try SoundOdds(packs: packs) }
    lines = ObeyedLines(
      identities, likeness: NameLikeness(parser: try nameParser(), odds: odds), catalogue: catalogue, terms: names)
  }

  /// The identifier that an entity is shown under.
  func representative(of entity: String) -> String { lines?.identities.representative(of: entity) ?? entity }

  /// Made when it is first asked for: most questions need none.
  func nameParser() throws(IndexError) -> NameParser {
    if let knownParser { return knownParser }
    let (packs, reader) = (packs, names.reader)
    let parser = try bridging { () throws(AnalysisError) in try NameParser(packs: packs, reader: reader) }
    knownParser = parser
    return parser
  }

  private func stemmers() throws(IndexError) -> LanguageStemmers {
    if let knownStemmers { return knownStemmers }
    let packs = packs
    let stemmers = try bridging { () throws(AnalysisError) in try LanguageStemmers(packs: packs) }
    knownStemmers = stemmers
    return stemmers
  }

  /// The words of a text, marks left out.
  func words(of text: String) -> [Word] {
    let analysed = tokenizer.words(of: Array(text.utf8), unspaced: Self.unspaced)
    return analysed.tokens.map { analysed.vocabulary[$0.word] }.filter { $0.kind != .mark }
  }

  func isStopWord(_ folded: String) -> Bool { stopWords.contains(folded) }

  /// Whether some article has one of these terms.
  func isHeld(_ terms: Set<[UInt8]>) throws(IndexError) -> Bool { try isHeld(terms, in: articles) }

  private func isHeld(_ terms: some Sequence<[UInt8]>, in files: [IndexSnapshot.File]) throws(IndexError) -> Bool {
    for file in files {
      for term in terms where try bridging({ () throws(SegmentError) in try file.reader.find(term) }) != nil {
        return true
      }
    }
    return false
  }

  /// `code:stem` in every language of the index that is written in the word's script.
  func stems(of word: Word) throws(IndexError) -> [String] {
    var found: [String] = []
    for tag in tags where tag.script == word.script { found.append(try stem(of: word, tag.tag, tag.pack)) }
    return found
  }

  /// Whether a word has one of these `code:stem`. Stems it only in their languages.
  func hasStem(_ word: Word, among stems: Set<String>) throws(IndexError) -> Bool {
    for tag in tags where tag.script == word.script {
      let language = "\(packs.packs[tag.pack].language):"
      if stems.contains(where: { $0.hasPrefix(language) }), stems.contains(try stem(of: word, tag.tag, tag.pack)) {
        return true
      }
    }
    return false
  }

  private func stem(of word: Word, _ tag: LanguageTag, _ pack: Int) throws(IndexError) -> String {
    let stemmers = try stemmers()
    let stem = try bridging { () throws(AnalysisError) in
      try stemmers.stem(word.folded, language: tag, pack: pack)
    }
    return "\(packs.packs[pack].language):\(stem)"
  }

  /// The case forms, folded, of the name that a word is or is a form of; none of a word that is written small. They are in
  /// the script of the word.
  func nameForms(of word: Word) throws(IndexError) -> Set<String> {
    guard word.isCapitalised else { return [] }
    var forms: Set<String> = []
    for pack in packs.packs where pack.script(of: pack.language) == word.script {
      let inflector = try bridging { () throws(AnalysisError) in try NameInflector(pack: pack) }
      for name in names.reader.nominatives(of: word.folded) {
        forms.insert(name)
        for kind in NameInflector.Kind.allCases {
          for gender in [NameInflector.Gender.masculine, .feminine] {
            for form in inflector.forms(of: name, kind: kind, gender: gender) { forms.insert(Word.term(of: form.text)) }
          }
        }
      }
    }
    return forms
  }

  /// The text's words in order, those that name an entity of the index together.
  func parts(of text: String) throws(IndexError) -> [Part] { obeying(try knownParts(of: text)) }

  private func knownParts(of text: String) throws(IndexError) -> [Part] {
    let analysed = tokenizer.words(of: Array(text.utf8), unspaced: Self.unspaced)
    var candidates: [Entity] = []
    var seen: Set<String> = []
    for token in analysed.tokens.indices where analysed.word(token).kind != .mark {
      let word = analysed.word(token)
      // «who» and «us» are words of a question before they are bodies.
      if isStopWord(word.folded), !word.isAllCapitals { continue }
      for entity in try catalogue.entities(like: word, names: names) where seen.insert(entity.id).inserted {
        candidates.append(entity)
      }
    }
    if let whole = try wholeName(analysed, candidates) { return [whole] }
    var parts: [Part] = []
    var token = 0
    for place in try places(of: candidates, in: analysed) {
      for single in token..<place.tokens.lowerBound where analysed.word(single).kind != .mark {
        parts.append(Part(words: [analysed.word(single)], entities: []))
      }
      let words = place.tokens.map { analysed.word($0) }.filter { $0.kind != .mark }
      parts.append(Part(words: words, entities: place.entities))
      token = place.tokens.upperBound
    }
    for single in token..<analysed.tokens.count where analysed.word(single).kind != .mark {
      parts.append(Part(words: [analysed.word(single)], entities: []))
    }
    return parts
  }

  /// Scripts without spaces between words, where a dictionary would cut a foreign name into syllables.
  private static let unspaced: Set<Script> = [Script("Hani"), Script("Hira"), Script("Kana"), Script("Thai")]

  /// All the words as one name, written in a way that no word of it shows by itself: 卡西姆若马尔特·托卡耶夫.
  private func wholeName(_ text: AnalysedText, _ candidates: [Entity]) throws(IndexError) -> Part? {
    let words = text.tokens.map { text.vocabulary[$0.word] }.filter { $0.kind != .mark }
    // 习近平 is a whole name in one word.
    guard words.count > 1 || words.first?.script == Script("Hani"), words.count <= WrittenName.mostParts,
      !candidates.isEmpty,
      words.allSatisfy({ $0.kind == .word && $0.isCapitalised })
    else { return nil }
    let parser = try nameParser()
    let matcher = NameMatcher(costs: names.reader.table.costs)
    let typed = parser.parse(text.string(0..<text.bytes.count))
    var best: (entities: Set<String>, distance: NameDistance)?
    for entity in candidates where entity.type == .person {
      for name in entity.names {
        let written = parser.parse(name.text)
        guard written.coreCount > 1 else { continue }
        let distance = matcher.distance(typed, written)
        guard NameThreshold.isSame(typed, written, distance), Self.isNear(typed, written, distance) else { continue }
        if let known = best, known.distance < distance { continue }
        if let known = best, !(distance < known.distance) {
          best = (known.entities.union([entity.id]), distance)
        } else {
          best = ([entity.id], distance)
        }
      }
    }
    return best.map { Part(words: words, entities: $0.entities) }
  }

  /// Where both scripts write every vowel, a part that sounds otherwise is another name: Тукаев is not Токаев. Such a name is
  /// not excused by its spelling in a script of few vowels.
  private static func isNear(_ typed: WrittenName, _ written: WrittenName, _ distance: NameDistance) -> Bool {
    guard let one = typed.parts.first?.exactness, let other = written.parts.first?.exactness, one == .full else {
      return true
    }
    return other == .full && distance.worst <= EntityForms.threshold(one, other)
  }

  private struct Place {
    let tokens: Range<Int>
    let entities: Set<String>
  }

  private func places(of candidates: [Entity], in text: AnalysedText) throws(IndexError) -> [Place] {
    guard !candidates.isEmpty else { return [] }
    let forms = EntityForms(entities: candidates, reader: names.reader, mostWords: text.tokens.count)
    let packs = packs
    let isOneWord = text.tokens.count == 1
    let given = try bridging { () throws(AnalysisError) in isOneWord ? GivenNames() : try GivenNames(packs: packs) }
    let finder = MentionFinder(forms: forms, reader: names.reader, givenNames: given)
    return finder.allMentions(in: text, capitals: .ignored).map { mentions in
      Place(tokens: mentions[0].tokens, entities: Set(mentions.map { candidates[$0.entity].id }))
    }
  }

  /// The entities that a name is, in any script or form; empty when it names none that the index knows.
  func entities(named name: String) throws(IndexError) -> Set<String> {
    let parts = try parts(of: name)
    return parts.count == 1 ? parts[0].entities : []
  }

  /// The terms of a speaker's quotations, in each way in which he may be known: as an entity, and under names of no entity.
  /// An entity that the index quotes nowhere leaves the name to whoever else bears it.
  func speakerTerms(of name: String) throws(IndexError) -> [SpeakerTerms] {
    let parts = try parts(of: name)
    let found = parts.count == 1 ? try speakerTerms(of: parts[0]) : []
    return found.isEmpty ? [try speakerTerms(ofWords: words(of: name).map(\.folded))] : found
  }

  /// The same of a part of a question; none where the index quotes nobody under its entities and it has no other names.
  func speakerTerms(of part: Part) throws(IndexError) -> [SpeakerTerms] {
    var ways: [SpeakerTerms] = []
    let entities = part.entities.sorted().map { TermKind.speaker.term($0) }
    if try isHeld(entities, in: catalogue.quotations) { ways.append([entities]) }
    for name in part.names { ways.append(try speakerTerms(ofWords: words(of: name).map(\.folded))) }
    return ways
  }

  private func speakerTerms(ofWords words: [String]) throws(IndexError) -> SpeakerTerms {
    var lists: SpeakerTerms = []
    for word in words {
      let sounds = try catalogue.soundTerms(like: word, kind: .speakerName, names: names, in: catalogue.quotations)
      lists.append([TermKind.speakerWord.term(word)] + sounds)
    }
    return lists
  }
}
