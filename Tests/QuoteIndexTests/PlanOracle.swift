import Names
import Segments

@testable import QuoteIndex

/// Answers a plan by looking at every posting of every term and by the columns of every document: what `PlanSearch` must
/// agree with. The formula of a score is shared; `PlanSearchTests` compares it with the textbook's.
struct PlanOracle {
  let files: [IndexSnapshot.File]
  let collection: CollectionName
  let leaves: [Widening]
  let names: NameTerms

  /// The documents of one file that match, ascending, with their scores.
  private typealias Matches = [(document: UInt32, score: Int)]

  /// All documents that match, pass the filters and are not deleted, in the order that is asked for.
  func run(_ plan: QueryPlan, _ options: SearchOptions) throws -> [ScoredDocument] {
    let matches = try evaluate(plan)
    var found: [(document: ScoredDocument, day: Int64)] = []
    for (index, file) in files.enumerated() {
      for match in matches[index] {
        let document = DocumentID(match.document)
        if try file.deletions?.contains(document) == true || !passes(document, file.reader, options.filters) {
          continue
        }
        let score = Double(match.score) / Double(LengthNorms.unit)
        let day = try file.reader.column(named: "date")?.number(at: document) ?? 0
        found.append((ScoredDocument(file: index, document: document, score: score), day))
      }
    }
    return found.sorted { left, right in
      if options.order == .relevance, left.document.score != right.document.score {
        return left.document.score > right.document.score
      }
      return (-left.day, left.document.file, left.document.document) < (
        -right.day, right.document.file, right.document.document
      )
    }.map(\.document)
  }

  private func passes(_ document: DocumentID, _ reader: SegmentReader, _ filters: Filters) throws -> Bool {
    func string(_ name: String) throws -> String? {
      guard let column = try reader.column(named: name) else { return nil }
      return try column.ordinal(at: document).map { String(decoding: try column.string($0), as: UTF8.self) } ?? ""
    }
    if let days = filters.days {
      guard let day = try reader.column(named: "date")?.number(at: document), days.contains(Int(day)) else {
        return false
      }
    }
    if let wanted = filters.language?.lowercased(), let own = try string("language")?.lowercased(),
      own != wanted, !own.hasPrefix(wanted + "-")
    {
      return false
    }
    if let source = filters.source, let own = try string("source") {
      let wanted = EntityForms.pieces(of: source)
      if wanted.isEmpty || !Set(EntityForms.pieces(of: own)).isSuperset(of: wanted) { return false }
    }
    if let kind = filters.kind, let own = try string("kind"), own != kind { return false }
    return true
  }

  private func evaluate(_ plan: QueryPlan) throws(IndexError) -> [Matches] {
    switch plan {
    case .leaf(let index): return try score(leaves[index])
    case .filter(let filter): return try filtered(filter)
    case .any(let plans):
      var result = [Matches](repeating: [], count: files.count)
      for plan in plans {
        let next = try evaluate(plan)
        for index in files.indices { result[index] = Self.union(result[index], next[index]) }
      }
      return result
    case .all(let plans):
      var result: [Matches]?
      var excluded: [[Matches]] = []
      for plan in plans {
        if case .not(let inner) = plan {
          excluded.append(try evaluate(inner))
          continue
        }
        let next = try evaluate(plan)
        if let have = result {
          result = files.indices.map { Self.intersection(have[$0], next[$0]) }
        } else {
          result = next
        }
      }
      var kept: [Matches]
      if let result { kept = result } else { kept = try everything() }
      for matches in excluded {
        for index in files.indices { kept[index] = Self.difference(kept[index], matches[index]) }
      }
      return kept
    case .not(let inner):
      let excluded = try evaluate(inner)
      let all = try everything()
      return files.indices.map { Self.difference(all[$0], excluded[$0]) }
    }
  }

  private func everything() throws(IndexError) -> [Matches] {
    files.map { file in (0..<file.reader.documentCount).map { ($0, 0) } }
  }

  // MARK: Leaves

  private func score(_ leaf: Widening) throws(IndexError) -> [Matches] {
    var frequencies: [[UInt32: UInt32]] = []
    for file in files {
      frequencies.append(try bridging { () throws(SegmentError) in try self.frequencies(leaf, file) })
    }
    let documents = files.reduce(0) { $0 + Int($1.reader.documentCount) }
    let length = files.reduce(0.0) { $0 + Double($1.reader.totalLength) }
    let matching = frequencies.reduce(0) { $0 + $1.count }
    let weight = max(
      0.01 * (LengthNorms.k1 + 1) * LengthNorms.unit, LengthNorms.weight(documents: matching, of: documents))
    let average = documents > 0 ? max(1, length / Double(documents)) : 1
    // A scrap of a sentence is no better a quotation for being short.
    let norms = LengthNorms(averageLength: average, leastLength: collection == .quotations ? average : 0)
    var result: [Matches] = []
    for (index, file) in files.enumerated() {
      var matches: Matches = []
      for (document, frequency) in frequencies[index].sorted(by: { $0.key < $1.key }) {
        let code = try bridging { () throws(SegmentError) in try file.reader.lengthCode(of: DocumentID(document)) }
        matches.append((document, Int(LengthNorms.score(weight, frequency, norms.factor(code.rawValue)))))
      }
      result.append(matches)
    }
    return result
  }

  /// How often a leaf occurs in each document that has it. Forms of one thing count as one: the most frequent decides, so
  /// a question gives the same ranking in whatever script it was typed.
  private func frequencies(_ leaf: Widening, _ file: IndexSnapshot.File) throws(SegmentError) -> [UInt32: UInt32] {
    var frequencies: [UInt32: UInt32] = [:]
    var terms = leaf.terms
    if collection == .quotations { terms.formUnion(Self.speakerTerms(leaf)) }
    for term in terms {
      if let info = try file.reader.find(term) { try take(info, file, &frequencies) }
    }
    for match in leaf.sounds {
      try takeNear(match.prefix, match, file, &frequencies)
      if collection == .quotations {
        try takeNear([TermKind.speakerName.rawValue] + match.prefix.dropFirst(), match, file, &frequencies)
      }
    }
    if let prefix = leaf.prefix {
      var walk = try file.reader.terms(withPrefix: TermKind.word.term(prefix))
      while try walk.next() { try take(walk.info, file, &frequencies) }
    }
    if let fuzzy = leaf.fuzzy {
      let word = Array(fuzzy.word.unicodeScalars)
      var walk = try file.reader.terms(withPrefix: [TermKind.word.rawValue])
      while try walk.next() {
        let other = Array(String(decoding: walk.term.dropFirst(), as: UTF8.self).unicodeScalars)
        if EditDistance.isWithin(fuzzy.distance, word, other) { try take(walk.info, file, &frequencies) }
      }
    }
    if !leaf.phrase.isEmpty {
      for (document, count) in try PhraseMatcher(words: leaf.phrase).frequencies(in: file.reader) {
        frequencies[document] = max(frequencies[document] ?? 0, count)
      }
    }
    return frequencies
  }

  private static func speakerTerms(_ leaf: Widening) -> Set<[UInt8]> {
    Set(leaf.entities.map { TermKind.speaker.term($0) } + leaf.words.map { TermKind.speakerWord.term($0) })
  }

  private func takeNear(
    _ prefix: [UInt8], _ match: Widening.SoundMatch, _ file: IndexSnapshot.File, _ frequencies: inout [UInt32: UInt32]
  ) throws(SegmentError) {
    var walk = try file.reader.terms(withPrefix: prefix)
    while try walk.next() {
      if names.isNear(walk.term, prefix: prefix, sounds: match.sounds, script: match.script) {
        try take(walk.info, file, &frequencies)
      }
    }
  }

  private func take(
    _ info: TermInfo, _ file: IndexSnapshot.File, _ frequencies: inout [UInt32: UInt32]
  ) throws(SegmentError) {
    let cursor = try file.reader.postings(info)
    while try cursor.next() != .end {
      let document = cursor.document.rawValue
      frequencies[document] = max(frequencies[document] ?? 0, try cursor.frequency())
    }
  }

  // MARK: Filters

  private func filtered(_ filter: QueryPlan.Filter) throws(IndexError) -> [Matches] {
    var result: [Matches] = []
    for file in files {
      switch filter {
      case .language(let code): result.append(try documents(file, Filters(language: code)))
      case .days(let days): result.append(try documents(file, Filters(days: days)))
      case .terms(let lists):
        var kept: Matches?
        for terms in lists {
          var frequencies: [UInt32: UInt32] = [:]
          try bridging { () throws(SegmentError) in
            for term in terms { if let info = try file.reader.find(term) { try take(info, file, &frequencies) } }
          }
          let matches: Matches = frequencies.keys.sorted().map { ($0, 0) }
          kept = kept.map { Self.intersection($0, matches) } ?? matches
        }
        result.append(kept ?? [])
      }
    }
    return result
  }

  private func documents(_ file: IndexSnapshot.File, _ filters: Filters) throws(IndexError) -> Matches {
    var matches: Matches = []
    for document in 0..<file.reader.documentCount {
      do {
        if try passes(DocumentID(document), file.reader, filters) { matches.append((document, 0)) }
      } catch {
        throw .system(Problem("test", description: "\(error)"))
      }
    }
    return matches
  }

  // MARK: Sets

  private static func union(_ left: Matches, _ right: Matches) -> Matches {
    var scores = Dictionary(uniqueKeysWithValues: left.map { ($0.document, $0.score) })
    for (document, score) in right { scores[document, default: 0] += score }
    return scores.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func intersection(_ left: Matches, _ right: Matches) -> Matches {
    let scores = Dictionary(uniqueKeysWithValues: right.map { ($0.document, $0.score) })
    return left.compactMap { document, score in scores[document].map { (document, score + $0) } }
  }

  private static func difference(_ left: Matches, _ right: Matches) -> Matches {
    let excluded = Set(right.map(\.document))
    return left.filter { !excluded.contains($0.document) }
  }
}
