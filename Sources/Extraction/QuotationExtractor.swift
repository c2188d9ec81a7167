import Analysis
import Names

/// Finds the quotations of articles. One a thread: it remembers what each distinct word of the analyser's vocabulary is.
package final class QuotationExtractor {
  private let lexicons: [Lexicon]
  private var tables: [WordFactTable]
  private var vocabulary: Vocabulary?
  private var entities: [Entity] = []

  /// - Parameter lexicons: of the packs that the texts are analysed by.
  package init(lexicons: CueLexicons) {
    self.lexicons = lexicons.lexicons
    tables = lexicons.lexicons.map { WordFactTable(lexicon: $0) }
  }

  /// Reads the tables of every pack first; threads share them by `init(lexicons:)`.
  ///
  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package convenience init(packs: LanguagePacks) throws(AnalysisError) {
    self.init(lexicons: try CueLexicons(packs: packs))
  }

  /// The quotations of a text whose mentions are known. Linear.
  package func extract(_ text: AnalysedText, mentions: [Mention], forms: EntityForms) -> Extract {
    if vocabulary !== text.vocabulary {
      vocabulary = text.vocabulary
      tables = lexicons.map { WordFactTable(lexicon: $0) }
    }
    entities = forms.entities
    let innerCapitals = InnerCapitals(text)
    var quotations: [Quotation] = []
    var scares: [Range<Int>] = []
    var resolver = SpeakerResolver(entities: forms.entities)
    var last: Carried?
    var mention = 0
    var paragraph = 0
    while paragraph < text.paragraphs.count {
      guard let pack = text.paragraphs[paragraph].pack else {
        paragraph += 1
        last = nil
        continue
      }
      let (passage, pairing, count) = passage(from: paragraph, pack: pack, innerCapitals, mentions, &mention)
      paragraph += count
      let spans = SpanSplitter(passage: passage).split(pairing.spans, in: passage.tokens)
      let introduces = passage.has(passage.tokens.upperBound - 1, .colon)
      guard !spans.isEmpty || introduces || passage.facts.contains(where: { $0.has([.startsCue, .colon]) }) else {
        resolver.note(passage, spans: spans)
        last = nil
        continue
      }
      // The speakers before are phrases of another passage: only their bytes are needed again.
      let carried = last
      let reader = PassageReader(
        passage, spans: spans, speakersBefore: carried?.phrases ?? [],
        introduction: (carried?.introduces ?? false, carried?.cue),
        cueBefore: carried?.introduces ?? false ? nil : carried?.cue)
      reader.read()
      resolver.note(passage, spans: spans)
      append(reader, carried?.passage, &resolver, &quotations, &scares)
      last = next(reader, carried, introduces: introduces)
    }
    quotations.sort {
      ($0.byteRange.lowerBound, $0.byteRange.upperBound) < ($1.byteRange.lowerBound, $1.byteRange.upperBound)
    }
    scares.sort { $0.lowerBound < $1.lowerBound }
    return Extract(quotations: quotations, scareQuotes: scares)
  }

  // MARK: - Passages

  /// How many paragraphs one quotation may go through.
  private static let longestRun = 12

  private func passage(
    from first: Int, pack: Int, _ capitals: InnerCapitals, _ mentions: [Mention], _ mention: inout Int
  ) -> (Passage, MarkPairing, Int) {
    let text = capitals.text
    var count = 1
    var end = first + 1
    var passage = makePassage(first..<end, pack: pack, capitals, mentions, mention)
    var pairing = MarkPairing(passage, passage.tokens)
    // A mark that stays open goes on when the next paragraph opens again or closes what nobody opened.
    while let open = pairing.unclosed, count < Self.longestRun, end < text.paragraphs.count,
      text.paragraphs[end].pack == pack,
      SpanSplitter(passage: passage).missingMark(in: (open.token + 1)..<passage.tokens.upperBound) == nil,
      continues(open.mark, text.paragraphs[end], text, pack)
    {
      end += 1
      count += 1
      passage = makePassage(first..<end, pack: pack, capitals, mentions, mention)
      pairing = MarkPairing(passage, passage.tokens)
    }
    // The lines of a dialogue belong together.
    if pairing.spans.isEmpty, isDialogueLine(text.paragraphs[first], text, pack) {
      while count < Self.longestRun, end < text.paragraphs.count, text.paragraphs[end].pack == pack,
        isDialogueLine(text.paragraphs[end], text, pack)
      {
        end += 1
        count += 1
      }
      if count > 1 {
        passage = makePassage(first..<end, pack: pack, capitals, mentions, mention)
        pairing = MarkPairing(passage, passage.tokens)
      }
    }
    while mention < mentions.count, mentions[mention].tokens.lowerBound < passage.tokens.upperBound { mention += 1 }
    return (passage, pairing, count)
  }

  private func isDialogueLine(_ paragraph: Paragraph, _ text: AnalysedText, _ pack: Int) -> Bool {
    guard let first = paragraph.tokens.first else { return false }
    let facts = tables[pack].facts(of: text.tokens[first].word, in: text.vocabulary)
    return facts.has([.dash, .hyphen]) && !text.isJoinedToNext(first)
  }

  private func continues(_ open: Unicode.Scalar, _ paragraph: Paragraph, _ text: AnalysedText, _ pack: Int) -> Bool {
    let marks = lexicons[pack].marks
    guard let first = paragraph.tokens.first else { return false }
    if text.shape(first).first == open { return true }
    if marks.isNeutral(open) || marks.isSingle(open) { return false }
    for token in paragraph.tokens {
      let mark = text.shape(token).first
      guard tables[pack].facts(of: text.tokens[token].word, in: text.vocabulary).has(.quotationMark) else { continue }
      if mark == open { return false }
      if marks.closes(mark, open) { return true }
    }
    return false
  }

  private func makePassage(
    _ paragraphs: Range<Int>, pack: Int, _ capitals: InnerCapitals, _ mentions: [Mention], _ firstMention: Int
  ) -> Passage {
    let text = capitals.text
    let tokens =
      text.paragraphs[paragraphs.lowerBound].tokens
      .lowerBound..<text.paragraphs[paragraphs.upperBound - 1].tokens.upperBound
    let facts = tables[pack].facts(of: text.tokens[tokens], in: text.vocabulary)
    var ends = [Bool](repeating: false, count: tokens.count)
    var starts = [Bool](repeating: false, count: tokens.count)
    for paragraph in paragraphs {
      starts[text.paragraphs[paragraph].tokens.lowerBound - tokens.lowerBound] = true
      for sentence in text.paragraphs[paragraph].sentences {
        let last = text.sentences[sentence].tokens.upperBound - 1
        if endsInInitial(last, tokens, facts), last + 1 < text.paragraphs[paragraph].tokens.upperBound { continue }
        ends[last - tokens.lowerBound] = true
      }
    }
    var mentionOfToken = [Int32](repeating: -1, count: tokens.count)
    var mention = firstMention
    while mention < mentions.count, mentions[mention].tokens.lowerBound < tokens.upperBound {
      for token in mentions[mention].tokens where tokens.contains(token) {
        mentionOfToken[token - tokens.lowerBound] = Int32(mention)
      }
      mention += 1
    }
    return Passage(
      text: text, innerCapitals: capitals, lexicon: lexicons[pack], tokens: tokens, facts: facts, sentenceEnds: ends,
      paragraphStarts: starts,
      mentionOfToken: mentionOfToken, mentions: mentions, entities: entities)
  }

  /// К.-М. and U.S. before a name: the full stop is theirs.
  private func endsInInitial(_ stop: Int, _ tokens: Range<Int>, _ facts: [WordFacts]) -> Bool {
    let place = stop - tokens.lowerBound
    guard place > 0, place + 1 < facts.count, facts[place].has(.stop), facts[place - 1].has(.capitalised),
      facts[place + 1].has(.capitalised)
    else { return false }
    let length = facts[place - 1].isInitial
    return length && !facts[place + 1].has(Traits.function) && facts[place + 1].pronoun == 0
  }

  // MARK: - Results

  private func append(
    _ reader: PassageReader, _ before: Passage?, _ resolver: inout SpeakerResolver, _ quotations: inout [Quotation],
    _ scares: inout [Range<Int>]
  ) {
    let passage = reader.passage
    func speakers(_ phrases: [NounPhrase]) -> [Speaker] {
      phrases.map { phrase in
        let home = passage.tokens.contains(phrase.tokens.lowerBound) ? passage : before ?? passage
        return resolver.speaker(phrase, in: home)
      }
    }
    for finding in reader.findings.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      let bytes = passage.bytes(finding.tokens)
      guard !bytes.isEmpty else { continue }
      quotations.append(
        Quotation(
          kind: finding.kind, byteRange: bytes, speakers: speakers(finding.speakers),
          cue: finding.cue.map { passage.bytes($0) },
          via: speakers(finding.via), confidence: passage.lexicon.confidence(of: finding.pattern),
          pattern: finding.pattern))
    }
    for index in reader.spans.indices where reader.takenBy[index] == -1 && !reader.spans[index].isDialogue {
      let bytes = passage.bytes(reader.spans[index].tokens)
      if !bytes.isEmpty { scares.append(bytes) }
    }
    for index in reader.spans.indices where reader.takenBy[index] == -2 {
      let bytes = passage.bytes(reader.spans[index].tokens)
      if !bytes.isEmpty { scares.append(bytes) }
    }
  }

  /// What one passage leaves to the next: who spoke last, and whether a colon at its end promises words.
  private struct Carried {
    let phrases: [NounPhrase]
    let passage: Passage
    let introduces: Bool
    let cue: Range<Int>?
  }

  private func next(_ reader: PassageReader, _ carried: Carried?, introduces: Bool) -> Carried? {
    if introduces, let (speakers, cue) = reader.introducer() {
      return Carried(phrases: speakers, passage: reader.passage, introduces: true, cue: cue)
    }
    guard let last = reader.findings.max(by: { $0.tokens.upperBound < $1.tokens.upperBound }), !last.speakers.isEmpty
    else { return nil }
    let isHere = last.speakers.allSatisfy { reader.passage.tokens.contains($0.tokens.lowerBound) }
    let isLast = last.tokens.upperBound >= reader.passage.tokens.upperBound - 2
    let cue = last.kind == .direct || isLast ? last.cue : nil
    if !isHere, let carried {
      return Carried(phrases: carried.phrases, passage: carried.passage, introduces: false, cue: cue)
    }
    return Carried(phrases: last.speakers, passage: reader.passage, introduces: false, cue: cue)
  }
}
