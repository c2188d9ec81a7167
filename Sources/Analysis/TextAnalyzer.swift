/// Text → `AnalysedText`: paragraphs by lines, the language of each, its sentences and tokens.
///
/// One a thread; keeps the vocabulary of all the texts it has seen.
package final class TextAnalyzer {
  package let packs: LanguagePacks
  package let tokenizer: Tokenizer
  private let identifier: LanguageIdentifier
  private let sentenceBreakers: [SentenceBreaker]

  /// - Parameter identifier: one that is read already; several analyzers, one a thread, can share it.
  /// - Throws: `AnalysisError` when ICU or a table of the packs fails.
  package init(packs: LanguagePacks, identifier: LanguageIdentifier? = nil) throws(AnalysisError) {
    self.packs = packs
    if let identifier { self.identifier = identifier } else { self.identifier = try LanguageIdentifier(packs: packs) }
    self.tokenizer = try Tokenizer()
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
      let language = language(of: bytes, in: line, otherwise: whole)
      let pack = packs.index(of: language)
      let ends = pack.map { sentenceBreakers[$0].ends(of: bytes, in: line) } ?? [line.upperBound]
      sentences += self.sentences(
        of: line, number: paragraphs.count, ends: ends, language: language, bytes: bytes, tokens: &tokens)
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

  /// The sentences of a paragraph, whose tokens are appended; spaces alone are none, so there may be fewer than ends.
  private func sentences(
    of line: Range<Int>, number: Int, ends: [Int], language whole: LanguageTag, bytes: [UInt8], tokens: inout [Token]
  ) -> [Sentence] {
    var sentences: [Sentence] = []
    var begin = line.lowerBound
    for end in ends {
      let first = tokens.count
      // Word by word inside a sentence: where the space after a full stop was forgotten, UAX #29 sees one word.
      tokenizer.appendTokens(of: bytes, in: begin..<end, to: &tokens)
      if tokens.count > first {
        let language = ends.count == 1 ? whole : language(of: bytes, in: begin..<end, otherwise: whole)
        sentences.append(
          Sentence(
            byteRange: begin..<end, tokens: first..<tokens.count, paragraph: number, language: language,
            pack: packs.index(of: language)))
      }
      begin = end
    }
    return sentences
  }

  /// The language of a stretch, or that of what it stands in when the stretch alone does not make it sure enough.
  private func language(of bytes: [UInt8], in range: Range<Int>, otherwise whole: LanguageTag) -> LanguageTag {
    let guess = identifier.identify(bytes, in: range)
    return guess.confidence >= LanguageIdentifier.sureEnough ? guess.language : whole
  }
}
