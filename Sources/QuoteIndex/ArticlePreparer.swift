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
  private let names: NameTerms
  private let personFinder: PersonFinder
  private let nameParser: NameParser
  private let pronouns: Set<String>
  private let stemmers: LanguageStemmers
  private let packs: LanguagePacks
  private var stopWords: [Set<String>] = []
  private var nameTerms: [WordID: [[UInt8]]] = [:]
  private var stems: [StemKey: [UInt8]] = [:]

  private struct StemKey: Hashable {
    let word: WordID
    let language: LanguageTag
  }

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
    var pronouns: Set<String> = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("pronouns.tsv", columns: 5) { pronouns.insert(Word.term(of: row.cells[0])) }
    }
    self.pronouns = pronouns
    extractor = QuotationExtractor(lexicons: lexicons)
    names = NameTerms(reader: reader)
    stemmers = try LanguageStemmers(packs: packs)
    try stemmers.load()
    for pack in packs.packs {
      stopWords.append(Set(try pack.tableIfPresent("stop-words.tsv", columns: 1).map { Word.term(of: $0.cells[0]) }))
    }
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
      article: understood.found, document: document(understood, date: article.date),
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
    var position: UInt32 = 0
    for token in title.tokens.indices where title.word(token).kind != .mark {
      document.add(TermKind.title.term(title.word(token).folded))
    }
    addWords(
      of: title, tokens: title.tokens.indices, mentions: finder.mentions(in: title), to: &document, position: &position)
    position += Self.titleGap
    addWords(of: text, tokens: text.tokens.indices, mentions: mentions, to: &document, position: &position)
    document.add(TermKind.article.term(found.id))
    document.add(TermKind.address.term(Self.hexadecimal(found.address)))
    for piece in EntityForms.pieces(of: found.outlet) { document.add(TermKind.outletWord.term(piece)) }
    return document
  }

  static func hexadecimal(_ number: UInt64) -> String { ArticleID(hash: number).description }

  /// Adds the words of some tokens with their positions, their stems, the entities that they name, and the sounds of those
  /// that may be names.
  private func addWords(
    of text: AnalysedText, tokens: Range<Int>, mentions: [Mention], to document: inout PreparedDocument,
    position: inout UInt32
  ) {
    var next = mentions.startIndex
    var sentence = FirstPlace.of(text.sentences) { $0.tokens.upperBound > tokens.lowerBound }
    for token in tokens {
      while sentence < text.sentences.count, token >= text.sentences[sentence].tokens.upperBound { sentence += 1 }
      let identifier = text.tokens[token].word
      let word = text.vocabulary[identifier]
      while next < mentions.endIndex, mentions[next].tokens.lowerBound < token { next += 1 }
      if next < mentions.endIndex, mentions[next].tokens.lowerBound == token {
        document.add(TermKind.entity.term(forms.entities[mentions[next].entity].id), at: position)
      }
      if word.kind == .mark { continue }
      document.add(TermKind.word.term(word.folded), at: position)
      if sentence < text.sentences.count, let pack = text.sentences[sentence].pack {
        document.add(stem(identifier, word, text.sentences[sentence].language, pack))
      }
      if word.isCapitalised, !stopWords.contains(where: { $0.contains(word.folded) }) {
        for term in nameTerms(identifier, word) { document.add(term) }
      }
      position += 1
    }
  }

  private func stem(_ identifier: WordID, _ word: Word, _ language: LanguageTag, _ pack: Int) -> [UInt8] {
    let key = StemKey(word: identifier, language: language)
    if let known = stems[key] { return known }
    // All tables were read when the preparer was made.
    let stem = try! stemmers.stem(word.folded, language: language, pack: pack)
    let term = TermKind.stem.term("\(packs.packs[pack].language):\(stem)")
    stems[key] = term
    return term
  }

  private func nameTerms(_ identifier: WordID, _ word: Word) -> [[UInt8]] {
    if let known = nameTerms[identifier] { return known }
    let terms = names.terms(of: word, kind: .name)
    nameTerms[identifier] = terms
    return terms
  }

  // MARK: Quotations

  private func speaker(_ speaker: Speaker, _ understood: Understood, language: String) -> FoundSpeaker {
    let text = understood.text
    let named = speaker.antecedent ?? speaker.byteRange
    let entity = speaker.entity.map { forms.entities[$0] }
    let person =
      entity == nil
      ? understood.people.person(in: Self.tokens(in: named, text), text, reader: nameParser.reader) : nil
    return FoundSpeaker(
      text: text.string(speaker.byteRange), byteRange: speaker.byteRange, entity: entity?.id,
      name: entity?.name(in: language) ?? person?.name ?? speaker.antecedent.map { text.string($0) })
  }

  /// What a speaker is counted under; nil for a pronoun that stands for nobody known.
  private func identity(of speaker: Speaker, _ understood: Understood) -> String? {
    let text = understood.text
    if let entity = speaker.entity { return forms.entities[entity].id }
    let tokens = Self.tokens(in: speaker.antecedent ?? speaker.byteRange, text)
    if let person = understood.people.person(in: tokens, text, reader: nameParser.reader) {
      return SpeakerIdentity.person(key: person.key, name: person.name)
    }
    if tokens.allSatisfy({ pronouns.contains(text.word($0).folded) }) { return nil }
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
    var position: UInt32 = 0
    let first = FirstPlace.of(mentions) { $0.tokens.lowerBound >= tokens.lowerBound }
    let inside = Array(mentions[first...].prefix { $0.tokens.lowerBound < tokens.upperBound })
    addWords(of: text, tokens: tokens, mentions: inside, to: &document, position: &position)
    document.add(TermKind.article.term(article.id))
    for piece in EntityForms.pieces(of: article.outlet) { document.add(TermKind.outletWord.term(piece)) }
    for speaker in found.speakers { addSpeaker(speaker, to: &document) }
    for messenger in found.via {
      if let entity = messenger.entity { document.add(TermKind.via.term(entity)) }
    }
    return document
  }

  private func addSpeaker(_ speaker: FoundSpeaker, to document: inout PreparedDocument) {
    if let entity = speaker.entity { document.add(TermKind.speaker.term(entity)) }
    for text in [speaker.text, speaker.name].compactMap({ $0 }) {
      for token in analyzer.tokenizer.words(of: Array(text.utf8)).tokens {
        let word = analyzer.vocabulary[token.word]
        if word.kind == .mark { continue }
        document.add(TermKind.speakerWord.term(word.folded))
        for term in names.terms(of: word, kind: .speakerName) { document.add(term) }
      }
    }
  }

  private static func tokens(in range: Range<Int>, _ text: AnalysedText) -> Range<Int> {
    let first = FirstPlace.of(text.tokens) { Int($0.start) >= range.lowerBound }
    return first..<FirstPlace.of(text.tokens) { Int($0.start) >= range.upperBound }
  }
}
