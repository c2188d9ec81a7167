/// Text → `AnalysedText`: paragraphs by lines, the language of each, its sentences and tokens.
///
/// One a thread; keeps the vocabulary of all the texts it has seen.
package final class TextAnalyzer {
  package let packs: LanguagePacks
  package let tokenizer: Tokenizer
  private let identifier: LanguageIdentifier
  private let sentenceBreakers: [SentenceBreaker]

  /// - Throws: `AnalysisError` when ICU or a table of the packs fails.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    self.packs = packs
    self.identifier = try LanguageIdentifier(packs: packs)
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
    // Short lines (a heading, a list) lean on the language of the whole.
    let whole = declared ?? identifier.identify(bytes, in: 0..<bytes.count).language
    for line in lines(of: bytes) {
      let firstToken = tokens.count
      tokenizer.appendTokens(of: bytes, in: line, to: &tokens)
      if tokens.count == firstToken { continue }
      let guess = identifier.identify(bytes, in: line)
      let language = guess.confidence >= LanguageIdentifier.sureEnough ? guess.language : whole
      let pack = packs.index(of: language)
      let ends = pack.map { sentenceBreakers[$0].ends(of: bytes, in: line) } ?? [line.upperBound]
      let firstSentence = sentences.count
      appendSentences(ends: ends, from: line.lowerBound, tokens: tokens, firstToken: firstToken, paragraph: paragraphs.count, to: &sentences)
      paragraphs.append(
        Paragraph(
          byteRange: line, tokens: firstToken..<tokens.count, sentences: firstSentence..<sentences.count,
          language: language, pack: pack))
    }
    return AnalysedText(bytes: bytes, tokens: tokens, sentences: sentences, paragraphs: paragraphs, vocabulary: vocabulary)
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

  private func appendSentences(
    ends: [Int], from start: Int, tokens: [Token], firstToken: Int, paragraph: Int, to sentences: inout [Sentence]
  ) {
    var begin = start
    var token = firstToken
    for end in ends {
      let first = token
      while token < tokens.count, Int(tokens[token].start) < end { token += 1 }
      if token > first {
        sentences.append(Sentence(byteRange: begin..<end, tokens: first..<token, paragraph: paragraph))
      }
      begin = end
    }
  }
}
