import Analysis
import Articles
import Extraction
import Names
import Segments

/// Article → what the index keeps of it: analysis, mentions, quotations, terms. A pure function of the article, the packs
/// and the authority files.
///
/// One a thread; it remembers the words it has seen.
final class ArticlePreparer {
  private let analyzer: TextAnalyzer
  private let finder: MentionFinder
  private let extractor: QuotationExtractor
  private let forms: EntityForms
  private let personFinder: PersonFinder
  private let nameParser: NameParser
  private let pronouns: Set<ExactText>
  private let packs: LanguagePacks
  /// The numbers of the terms of all articles that it has prepared.
  let terms: WordTerms
  @exclusivity(unchecked) private var gathered = GatheredTerms()
  /// How speakers were written, and the terms of each.
  private var speakerTexts = TextNumbers()
  private var termsOfSpeakerTexts: [[UInt32]] = []
  /// So many are remembered; then they start anew, so that they cannot grow with the text.
  private static let mostSpeakerTexts = 1 << 15
  /// By entity: its term, or `WordTerms.none` before it was named.
  private var entityTerms: [UInt32]

  /// Between the last word of a title and the first of the text, so that no phrase spans them.
  static let titleGap: UInt32 = 16

  /// - Parameters:
  ///   - identifier: read once, for all threads.
  ///   - lexicons: likewise.
  init(
    packs: LanguagePacks, forms: EntityForms, identifier: LanguageIdentifier, lexicons: CueLexicons
  ) throws(AnalysisError) {
    self.packs = packs
    self.forms = forms
    analyzer = try TextAnalyzer(packs: packs, identifier: identifier)
    let reader = try NameReader(packs: packs)
    let givenNames = try GivenNames(packs: packs)
    finder = MentionFinder(forms: forms, reader: reader, givenNames: givenNames)
    personFinder = try PersonFinder(packs: packs, reader: reader, givenNames: givenNames)
    nameParser = try NameParser(packs: packs, reader: reader)
    var pronouns: Set<ExactText> = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("pronouns.tsv", columns: 5) {
        pronouns.insert(ExactText(Word.term(of: row.cells[0])))
      }
    }
    self.pronouns = pronouns
    extractor = QuotationExtractor(lexicons: lexicons)
    let stemmers = try LanguageStemmers(packs: packs)
    try stemmers.load()
    var stopWords = TextNumbers()
    for pack in packs.packs {
      for row in try pack.tableIfPresent("stop-words.tsv", columns: 1) {
        _ = stopWords.number(of: Word.term(of: row.cells[0]))
      }
    }
    terms = WordTerms(
      vocabulary: analyzer.vocabulary, names: NameTerms(reader: reader), stemmers: stemmers, packs: packs,
      stopWords: stopWords)
    entityTerms = Array(repeating: WordTerms.none, count: forms.entities.count)
  }

  private struct Understood {
    let found: FoundArticle
    let text: AnalysedText
    let mentions: [Mention]
    let people: TextPeople
    let quotations: [Quotation]
  }

  private func understand(_ article: Article) -> Understood {
    let declared = article.declaredLanguage.map { LanguageTag($0) }.flatMap { packs.index(of: $0) == nil ? nil : $0 }
    let text = analyzer.analyse(article.text, declared: declared)
    let mentions = finder.mentions(in: text)
    let places = mentions.map {
      FoundMention(byteRange: text.byteRange(ofTokens: $0.tokens), entity: forms.entities[$0.entity].id)
    }
    return Understood(
      found: FoundArticle(article: article, language: text.mainLanguage.text, mentions: places), text: text,
      mentions: mentions,
      people: TextPeople(
        in: text, taken: Set(mentions.flatMap(\.tokens)), finder: personFinder, parser: nameParser),
      quotations: extractor.extract(text, mentions: mentions, forms: forms).quotations)
  }

  /// Linear in the article's length.
  func prepare(_ article: Article) -> PreparedArticle {
    let understood = understand(article)
    return PreparedArticle(
      key: ArticleKey(
        outlet: article.outlet, date: article.date?.number ?? 0, language: understood.found.language, id: article.id),
      textLength: article.text.count, document: document(understood, date: article.date),
      quotations: understood.quotations.map { document(of: $0, understood, date: article.date) })
  }

  /// The quotations alone, without terms: for a reader that needs no index. Linear in the article's length.
  func extract(_ article: Article) -> [FoundQuotation] {
    let understood = understand(article)
    return understood.quotations.map { found($0, understood) }
  }

  // MARK: Articles

  private func document(_ understood: Understood, date: ArticleDate?) -> PreparedDocument {
    let (found, text, mentions) = (understood.found, understood.text, understood.mentions)
    let title = analyzer.analyse(Array(found.title.utf8), declared: LanguageTag(found.language))
    var document = PreparedDocument(
      length: UInt32(text.tokens.count + title.tokens.count),
      columns: [date.map { .number(Int64($0.number)) } ?? .missing, .text(found.language), .text(found.outlet)],
      stored: found.record)
    gathered.begin()
    for token in title.tokens where !terms.entry(token.word).isMark { gathered.add(terms.title(token.word)) }
    let next = addWords(of: title, tokens: title.tokens.indices, mentions: finder.mentions(in: title)[...], from: 0)
    _ = addWords(of: text, tokens: text.tokens.indices, mentions: mentions[...], from: next + Self.titleGap)
    gathered.add(terms.number(.article, found.id))
    gathered.add(terms.number(.address, Self.hexadecimal(found.address)))
    for term in terms.outlet(found.outlet) { gathered.add(term) }
    document.add(gathered)
    return document
  }

  static func hexadecimal(_ number: UInt64) -> String { ArticleID(hash: number).description }

  /// Adds the words of some tokens with their positions, their stems, the entities that they name, and the sounds of those
  /// that may be names.
  ///
  /// - Returns: the position after the last word.
  private func addWords(
    of text: AnalysedText, tokens: Range<Int>, mentions: ArraySlice<Mention>, from position: UInt32
  ) -> UInt32 {
    gathered.beginRun(at: position)
    var next = mentions.startIndex
    var nextMention = next < mentions.endIndex ? mentions[next].tokens.lowerBound : Int.max
    var sentence = FirstPlace.of(text.sentences) { $0.tokens.upperBound > tokens.lowerBound }
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      // Sentence by sentence, as the language decides which stems a word has.
      while sentence < text.sentences.count, start >= text.sentences[sentence].tokens.upperBound { sentence += 1 }
      let isInside = sentence < text.sentences.count
      let end = isInside ? min(tokens.upperBound, text.sentences[sentence].tokens.upperBound) : tokens.upperBound
      let pack = isInside ? text.sentences[sentence].pack : nil
      let stems = pack.map { _ in terms.place(of: text.sentences[sentence].language) } ?? 0
      // A word that the document has had already, in this language, brings no stem and no name that is new to it.
      let stamp = UInt64(gathered.document) << 32 | UInt64(pack == nil ? 0 : stems + 1)
      while start < end {
        while nextMention <= start {
          if nextMention == start { gathered.add(entityTerm(mentions[next].entity), at: gathered.position) }
          next += 1
          nextMention = next < mentions.endIndex ? mentions[next].tokens.lowerBound : Int.max
        }
        let stop = min(end, nextMention)
        text.tokens.withUnsafeBufferPointer { terms.addWords($0[start..<stop], stamp, to: &gathered) }
        start = stop
      }
      terms.addStemsAndNames(in: stems, pack: pack, to: &gathered)
    }
    gathered.endRun()
    return gathered.position
  }

  private func entityTerm(_ entity: Int) -> UInt32 {
    if entityTerms[entity] == WordTerms.none { entityTerms[entity] = terms.number(.entity, forms.entities[entity].id) }
    return entityTerms[entity]
  }

  // MARK: Quotations

  private func speaker(_ speaker: Speaker, _ understood: Understood, language: String) -> FoundSpeaker {
    let text = understood.text
    let entity = speaker.entity.map { forms.entities[$0] }
    let person = entity == nil ? person(speaker, understood) : nil
    return FoundSpeaker(
      text: text.string(speaker.byteRange), byteRange: speaker.byteRange, entity: entity?.id,
      name: entity?.name(in: language) ?? person?.name ?? speaker.antecedent.map { text.string($0) })
  }

  /// Who a speaker is that is no entity: one of the text's people, or whom a role and a name beside it make one.
  private func person(_ speaker: Speaker, _ understood: Understood) -> TextPeople.Person? {
    let text = understood.text
    let own = Self.tokens(in: speaker.ownRange, text)
    if let person = understood.people.person(in: own, text, reader: nameParser.reader) { return person }
    guard let name = speaker.nameRange.map({ text.string($0) }) else { return nil }
    let key = nameParser.clusterKey(of: name)
    return key.isEmpty ? nil : TextPeople.Person(name: name, key: key)
  }

  /// What a speaker is counted under; nil for a pronoun that stands for nobody known.
  private func identity(of speaker: Speaker, _ understood: Understood) -> String? {
    let text = understood.text
    if let entity = speaker.entity { return forms.entities[entity].id }
    if let person = person(speaker, understood) {
      return SpeakerIdentity.person(key: person.key, name: person.name)
    }
    let tokens = Self.tokens(in: speaker.antecedent ?? speaker.byteRange, text)
    if tokens.allSatisfy({ pronouns.contains(ExactText(text.word($0).folded)) }) { return nil }
    return SpeakerIdentity.unnamed(text.string(text.byteRange(ofTokens: tokens)))
  }

  private func found(_ quotation: Quotation, _ understood: Understood) -> FoundQuotation {
    let text = understood.text
    let after = FirstPlace.of(text.paragraphs) { $0.byteRange.lowerBound > quotation.byteRange.lowerBound }
    let paragraph = after > 0 ? text.paragraphs[after - 1] : nil
    let language = paragraph?.language.text ?? understood.found.language
    return FoundQuotation(
      article: understood.found, language: language, kind: quotation.kind.rawValue, byteRange: quotation.byteRange,
      speakers: quotation.speakers.map { speaker($0, understood, language: language) }, cue: quotation.cue,
      via: quotation.via.map { speaker($0, understood, language: language) }, confidence: quotation.confidence)
  }

  private func document(of quotation: Quotation, _ understood: Understood, date: ArticleDate?) -> PreparedDocument {
    let (text, mentions, article) = (understood.text, understood.mentions, understood.found)
    let found = found(quotation, understood)
    let tokens = Self.tokens(in: quotation.byteRange, text)
    var document = PreparedDocument(
      length: UInt32(tokens.count),
      columns: [
        date.map { .number(Int64($0.number)) } ?? .missing, .text(found.language), .text(found.source),
        .text(found.kind),
        quotation.speakers.first.flatMap { identity(of: $0, understood) }.map { .text($0) } ?? .missing,
      ],
      stored: found.record)
    gathered.begin()
    let first = FirstPlace.of(mentions) { $0.tokens.lowerBound >= tokens.lowerBound }
    let last = FirstPlace.of(mentions) { $0.tokens.lowerBound >= tokens.upperBound }
    _ = addWords(of: text, tokens: tokens, mentions: mentions[first..<max(first, last)], from: 0)
    gathered.add(terms.number(.article, article.id))
    for term in terms.outlet(article.outlet) { gathered.add(term) }
    for speaker in found.speakers { addSpeaker(speaker) }
    for messenger in found.via {
      if let entity = messenger.entity { gathered.add(terms.number(.via, entity)) }
    }
    document.add(gathered)
    return document
  }

  private func addSpeaker(_ speaker: FoundSpeaker) {
    if let entity = speaker.entity { gathered.add(terms.number(.speaker, entity)) }
    for text in [speaker.text, speaker.name].compactMap({ $0 }) {
      for term in termsOfSpeaker(text) { gathered.add(term) }
    }
  }

  /// The terms of how a speaker is written. A lookup for a text that was met before: many statements have few speakers.
  private func termsOfSpeaker(_ text: String) -> [UInt32] {
    if speakerTexts.count >= Self.mostSpeakerTexts {
      speakerTexts = TextNumbers()
      termsOfSpeakerTexts.removeAll(keepingCapacity: true)
    }
    let (place, isNew) = speakerTexts.number(of: text)
    if isNew {
      termsOfSpeakerTexts.append(
        analyzer.tokenizer.words(of: Array(text.utf8)).tokens.flatMap { terms.speaker($0.word) })
    }
    return termsOfSpeakerTexts[place]
  }

  private static func tokens(in range: Range<Int>, _ text: AnalysedText) -> Range<Int> {
    let first = FirstPlace.of(text.tokens) { Int($0.start) >= range.lowerBound }
    return first..<FirstPlace.of(text.tokens) { Int($0.start) >= range.upperBound }
  }
}
