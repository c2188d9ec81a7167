import Segments

/// The text against whole articles, in or out of their quotations.
extension Verifier {
  /// So many articles are read.
  private static let candidates = 12
  /// So many words between two stretches of a speech are an interruption; more are another passage.
  private static let longestInterruption = 30
  /// The words that an article is looked through for are sought around the place that has most of them, when the whole
  /// would make a table of more cells than this.
  private static let mostCells = 4 << 20

  /// The text laid against the articles that have most of its words.
  ///
  /// - Parameter allWords: only against those that have all of them.
  func articles(
    like text: ComparedText, allWords: Bool, _ comparison: SpeakerComparison?
  ) throws(IndexError) -> [FoundWording] {
    let finder = CandidateFinder(files: searcher.articles)
    let least = allWords ? text.terms.count : Self.least(of: text.terms.count)
    // A long article has most words of any text, so those that have them in a row come first.
    var documents = try phrase(text, .articles)
    let candidates = try bridging { () throws(SegmentError) in try finder.candidates(text.terms, least: least) }
    for candidate in candidates.prefix(Self.candidates)
    where !documents.contains(where: { ($0.file, $0.document) == (candidate.file, candidate.document) }) {
      documents.append(ScoredDocument(file: candidate.file, document: candidate.document, score: 0))
    }
    var found: [FoundWording] = []
    for document in documents.prefix(400) {
      found += try wordings(of: text, in: try searcher.article(document), comparison)
    }
    return found
  }

  /// The text laid against an article: as it stands, and as the speech that it has in pieces.
  func wordings(
    of text: ComparedText, in article: FoundArticle, _ comparison: SpeakerComparison?
  ) throws(IndexError) -> [FoundWording] {
    let found = comparer.read(article.text)
    guard !found.tokens.isEmpty else { return [] }
    let quotations = try searcher.quotations(of: article)
    let owners = Self.owners(found, quotations)
    let window = Self.window(text, found)
    var wordings: [FoundWording] = []
    let plain = TokenAlignment(text.comparable, found.tokens[window])
    wordings.append(wording(plain, text, article, found, quotations, owners, isSpoken: { _ in true }, comparison))
    if plain.cost > 0, window.contains(where: { owners[$0] != nil }) {
      let isSpoken = window.map { owners[$0] != nil }
      let spoken = TokenAlignment(text.comparable, found.tokens[window], isSpoken: isSpoken)
      if Self.isOneSpeech(spoken.steps, owners, quotations) {
        wordings.append(
          wording(spoken, text, article, found, quotations, owners, isSpoken: { owners[$0] != nil }, comparison))
      }
    }
    return wordings
  }

  /// For each token the shortest quotation that it stands in.
  private static func owners(_ found: ComparableText, _ quotations: [FoundQuotation]) -> [Int?] {
    var owners = [Int?](repeating: nil, count: found.tokens.count)
    let longestFirst = quotations.indices.sorted { quotations[$0].byteRange.count > quotations[$1].byteRange.count }
    for index in longestFirst {
      let range = quotations[index].byteRange
      let first = FirstPlace.of(found.tokens) { Int($0.start) >= range.lowerBound }
      for token in first..<found.tokens.count where Int(found.tokens[token].start) < range.upperBound {
        owners[token] = index
      }
    }
    return owners
  }

  /// The tokens to look through: all, or those around the place with the most of the text's words.
  private static func window(_ text: ComparedText, _ found: ComparableText) -> Range<Int> {
    let all = found.tokens.indices
    let width = 4 * text.count + 200
    guard text.count * all.count > mostCells, width < all.count else { return all }
    let wanted = Set(text.comparable.tokens.map(\.number))
    var (inside, best, start) = (0, -1, 0)
    for place in all {
      if wanted.contains(found.tokens[place].number) { inside += 1 }
      if place >= width, wanted.contains(found.tokens[place - width].number) { inside -= 1 }
      if place >= width - 1, inside > best { (best, start) = (inside, place - width + 1) }
    }
    return start..<start + width
  }

  /// Whether all that is left out between the words stands between two stretches of one speaker, and is short.
  private static func isOneSpeech(
    _ steps: [AlignmentStep], _ owners: [Int?], _ quotations: [FoundQuotation]
  ) -> Bool {
    var last: Int?
    var skipped = 0
    for step in steps {
      switch step {
      case .dropped(let place) where owners[place] == nil: skipped += 1
      case .same(_, let place), .changed(_, let place), .dropped(let place):
        guard let owner = owners[place] else {
          if skipped > 0 { return false }
          last = nil
          continue
        }
        if skipped > 0 {
          guard let last, skipped <= longestInterruption, isSame(quotations[last], quotations[owner]) else {
            return false
          }
        }
        (last, skipped) = (owner, 0)
      case .added, .cut: break
      }
    }
    return true
  }

  private static func isSame(_ left: FoundQuotation, _ right: FoundQuotation) -> Bool {
    func names(_ quotation: FoundQuotation) -> [String] {
      quotation.speakers.map { $0.entity ?? $0.name ?? $0.text }
    }
    return names(left) == names(right)
  }

  private func wording(
    _ alignment: TokenAlignment, _ text: ComparedText, _ article: FoundArticle, _ found: ComparableText,
    _ quotations: [FoundQuotation], _ owners: [Int?], isSpoken: (Int) -> Bool, _ comparison: SpeakerComparison?
  ) -> FoundWording {
    let words = AlteredWords(alignment.steps, text.comparable, found, isSpoken: isSpoken)
    var owned: [Int: Int] = [:]
    for step in alignment.steps {
      if case .same(_, let place) = step, let owner = owners[place] { owned[owner, default: 0] += 1 }
    }
    let isAttributed = owned.values.reduce(0, +) * 2 > words.sameCount
    let main = isAttributed ? owned.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key : nil
    let quotation = main.map { quotations[$0] }
    let several = quotation.map { main in owned.keys.contains { !Self.isSame(quotations[$0], main) } } ?? false
    return FoundWording(
      words: words, found: found, bytes: article.text, base: 0, quotation: quotation,
      place: VerificationPlace(
        article: article.id, source: article.outlet, title: article.title, date: article.date,
        byteRange: found.byteRange(words.found), quotation: quotation?.id, speakers: quotation?.speakers ?? [],
        via: quotation?.via ?? []),
      isOfSeveral: several, evidence: Self.evidence(alignment.steps, text),
      match: quotation.flatMap { comparison?.compare($0.speakers) })
  }
}
