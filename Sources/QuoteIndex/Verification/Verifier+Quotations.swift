import Segments

/// The text against quotations.
extension Verifier {
  /// So many candidates are read in any case, and more while they have as many of the words as the best.
  private static let candidates = 48
  private static let mostCandidates = 400

  /// The text laid against the quotations that have most of its words.
  func quotations(like text: ComparedText, _ comparison: SpeakerComparison?) throws(IndexError) -> [FoundWording] {
    let finder = CandidateFinder(files: searcher.quotations)
    let least = Self.least(of: text.terms.count)
    let candidates = try bridging { () throws(SegmentError) in try finder.candidates(text.terms, least: least) }
    var found: [FoundWording] = []
    for (place, candidate) in candidates.prefix(Self.mostCandidates).enumerated() {
      if place >= Self.candidates, candidate.count < candidates[0].count { break }
      let quotation = try searcher.quotation(
        ScoredDocument(file: candidate.file, document: candidate.document, score: 0))
      found.append(wording(of: text, in: quotation, comparison))
    }
    return found
  }

  func wording(
    of text: ComparedText, in quotation: FoundQuotation, _ comparison: SpeakerComparison?
  ) -> FoundWording {
    let found = comparer.read(quotation.text)
    let alignment = TokenAlignment(text.comparable, found.tokens[...])
    let words = AlteredWords(alignment.steps, text.comparable, found) { _ in true }
    let local = found.byteRange(words.found)
    let base = quotation.byteRange.lowerBound
    return FoundWording(
      words: words, found: found, bytes: quotation.text, base: base, quotation: quotation,
      place: VerificationPlace(
        article: quotation.article, source: quotation.source, title: quotation.title, date: quotation.date,
        byteRange: local.lowerBound + base..<local.upperBound + base, quotation: quotation.id,
        speakers: quotation.speakers, via: quotation.via),
      isOfSeveral: false, evidence: Self.evidence(alignment.steps, text), match: comparison?.compare(quotation.speakers)
    )
  }

  static func evidence(_ steps: [AlignmentStep], _ text: ComparedText) -> Double {
    steps.reduce(0) { sum, step in
      if case .same(let place, _) = step { sum + text.weights[place] } else { sum }
    }
  }

  /// Where a few words stand one after another, the earliest first, and in how many documents.
  func fewWords(
    _ text: ComparedText, _ comparison: SpeakerComparison?, limit: Int
  ) throws(IndexError) -> ([FoundWording], Int) {
    let quoted = try phrase(text, .quotations)
    if !quoted.isEmpty {
      var found: [FoundWording] = []
      for document in quoted.prefix(max(1, limit)) {
        found.append(wording(of: text, in: try searcher.quotation(document), comparison))
      }
      // A sign that the words do not show may still tell them apart.
      let exact = found.filter(\.isExact)
      if !exact.isEmpty { return (exact, exact.count == found.count ? quoted.count : exact.count) }
    }
    let documents = try phrase(text, .articles)
    var found: [FoundWording] = []
    for document in documents.prefix(max(1, limit)) {
      found += try wordings(of: text, in: try searcher.article(document), comparison).filter(\.isExact)
    }
    return (found, found.count == min(documents.count, max(1, limit)) ? documents.count : found.count)
  }

  /// The documents that have the words of a text one after another, the earliest first.
  func phrase(_ text: ComparedText, _ collection: CollectionName) throws(IndexError) -> [ScoredDocument] {
    let words = text.comparable.tokens.map { comparer.vocabulary[$0.word] }.filter { $0.kind != .mark }.map(\.folded)
    var leaf = Widening()
    if words.count == 1 { leaf.terms = Set(text.terms) } else { leaf.phrase = words }
    let files = searcher.files(collection)
    let search = try PlanSearch(
      files: files, collection: collection, leaves: [leaf], names: searcher.language.names)
    var found: [(document: ScoredDocument, day: Int64)] = []
    for (index, file) in files.enumerated() {
      let dates = try bridging { () throws(SegmentError) in try file.reader.column(named: "date") }
      let matches = try PlanMatches(.leaf(0), search, file: index, filters: Filters(), countsFrequencies: false)
      try matches.result.forEach { (number) throws(IndexError) in
        let document = DocumentID(number)
        let day = try bridging { () throws(SegmentError) in try dates?.number(at: document) }
        found.append((ScoredDocument(file: index, document: document, score: 0), day ?? .max))
      }
    }
    return found.sorted {
      ($0.day, $0.document.file, $0.document.document) < ($1.day, $1.document.file, $1.document.document)
    }.map(\.document)
  }
}
