/// Text → `AnalysedText`: paragraphs by lines, the language of each, its sentences and tokens.
///
/// One a thread; keeps the vocabulary of all the texts it has seen.
package final class TextAnalyzer {
  package let packs: LanguagePacks
  package let tokenizer: Tokenizer
  private let identifier: LanguageIdentifier
  private let sentenceBreakers: [SentenceBreaker]
  private let wordCosts: WordLanguageCosts
  /// The languages met so far and their packs; a handful.
  @exclusivity(unchecked) private var packOfLanguage: [(language: LanguageTag, pack: Int?)] = []

  /// - Parameter identifier: one that is read already; several analyzers, one a thread, can share it.
  /// - Throws: `AnalysisError` when ICU or a table of the packs fails.
  package init(packs: LanguagePacks, identifier: LanguageIdentifier? = nil) throws(AnalysisError) {
    self.packs = packs
    let identifier = if let identifier { identifier } else { try LanguageIdentifier(packs: packs) }
    self.identifier = identifier
    self.tokenizer = try Tokenizer()
    self.wordCosts = WordLanguageCosts(profiles: identifier.profiles, vocabulary: tokenizer.vocabulary)
    var breakers: [SentenceBreaker] = []
    for pack in packs.packs { breakers.append(try SentenceBreaker(pack: pack)) }
    self.sentenceBreakers = breakers
  }

  package var vocabulary: Vocabulary { tokenizer.vocabulary }

  /// Analyses UTF-8 text; a paragraph in a language without a pack is one sentence. Linear.
  ///
  /// - Parameter declared: the language that the article says it is in, for paragraphs too short to tell.
  package func analyse(_ bytes: [UInt8], declared: LanguageTag? = nil) -> AnalysedText {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var paragraphs: [Paragraph] = []
    tokens.reserveCapacity(bytes.count / 8)
    // Short lines (a heading, a list) lean on the language of the whole, which its beginning tells.
    let whole = declared ?? identifier.identify(bytes, in: 0..<min(bytes.count, 8000)).language
    for line in lines(of: bytes) {
      let (firstToken, firstSentence) = (tokens.count, sentences.count)
      tokenizer.appendTokens(of: bytes, in: line, to: &tokens)
      let language = language(of: tokens[firstToken...], otherwise: whole)
      let pack = pack(of: language)
      let ends = pack.map { sentenceBreakers[$0].ends(of: bytes, in: line) } ?? [line.upperBound]
      appendSentences(
        of: line, from: firstToken, number: paragraphs.count, ends: ends, language: language, bytes: bytes,
        tokens: &tokens, to: &sentences)
      if tokens.count == firstToken { continue }
      paragraphs.append(
        Paragraph(
          byteRange: line, tokens: firstToken..<tokens.count, sentences: firstSentence..<sentences.count,
          language: language, pack: pack))
    }
    return AnalysedText(
      bytes: bytes, tokens: tokens, sentences: sentences, paragraphs: paragraphs, vocabulary: vocabulary)
  }

  private func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      if index > start { lines.append(start..<index) }
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  /// The sentences of a paragraph, whose tokens begin at `first`; spaces alone are none, so there may be fewer than ends.
  private func appendSentences(
    of line: Range<Int>, from first: Int, number: Int, ends: [Int], language whole: LanguageTag, bytes: [UInt8],
    tokens: inout [Token], to sentences: inout [Sentence]
  ) {
    if !fit(tokens[first...], ends) { cutAgain(bytes, line, ends, from: first, &tokens) }
    var begin = line.lowerBound
    var next = first
    for end in ends {
      let start = next
      while next < tokens.count, Int(tokens[next].end) <= end { next += 1 }
      if next > start {
        let language = ends.count == 1 ? whole : language(of: tokens[start..<next], otherwise: whole)
        sentences.append(
          Sentence(
            byteRange: begin..<end, tokens: start..<next, paragraph: number, language: language,
            pack: pack(of: language)))
      }
      begin = end
    }
  }

  private func pack(of language: LanguageTag) -> Int? {
    if let known = packOfLanguage.first(where: { $0.language == language }) { return known.pack }
    let pack = packs.index(of: language)
    packOfLanguage.append((language, pack))
    return pack
  }

  /// Whether every sentence ends between two tokens.
  private func fit(_ tokens: ArraySlice<Token>, _ ends: [Int]) -> Bool {
    var next = 0
    for token in tokens {
      while next < ends.count, ends[next] <= Int(token.start) { next += 1 }
      if next < ends.count, ends[next] < Int(token.end) { return false }
    }
    return true
  }

  /// Cuts a paragraph sentence by sentence: where the space after a full stop was forgotten, UAX #29 sees one word.
  private func cutAgain(_ bytes: [UInt8], _ line: Range<Int>, _ ends: [Int], from first: Int, _ tokens: inout [Token]) {
    tokens.removeLast(tokens.count - first)
    var begin = line.lowerBound
    for end in ends {
      tokenizer.appendTokens(of: bytes, in: begin..<end, to: &tokens)
      begin = end
    }
  }

  /// The language of a stretch, or that of what it stands in when the stretch alone does not make it sure enough.
  private func language(of tokens: ArraySlice<Token>, otherwise whole: LanguageTag) -> LanguageTag {
    let guess = wordCosts.guess(tokens, by: identifier)
    return guess.confidence >= LanguageIdentifier.sureEnough ? guess.language : whole
  }
}
