import Segments

/// Runs a plan over the files of one collection.
struct PlanRunner {
  let files: [IndexSnapshot.File]
  let collection: CollectionName
  let leaves: [Widening]
  let names: NameTerms

  /// The documents of one file that match, ascending, with their scores.
  private typealias Matches = [(document: UInt32, score: Double)]

  /// Robertson's BM25 (Robertson and Zaragoza 2009) with the usual constants.
  private static let k1 = 1.2
  private static let b = 0.75

  /// All documents that match and are not deleted, in the order of the files.
  func run(_ plan: QueryPlan) throws(IndexError) -> [ScoredDocument] {
    let matches = try evaluate(plan)
    var found: [ScoredDocument] = []
    for (index, file) in files.enumerated() {
      for match in matches[index] {
        let document = DocumentID(match.document)
        if file.deletions?.contains(document) == true { continue }
        found.append(ScoredDocument(file: index, document: document, score: match.score))
      }
    }
    return found
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
    let documents = files.reduce(0.0) { $0 + Double($1.reader.documentCount) }
    let length = files.reduce(0.0) { $0 + Double($1.reader.totalLength) }
    let matching = frequencies.reduce(0.0) { $0 + Double($1.count) }
    let rarity = max(0.01, ((documents - matching + 0.5) / (matching + 0.5) + 1).logarithm)
    let average = documents > 0 ? max(1, length / documents) : 1
    var result: [Matches] = []
    for (index, file) in files.enumerated() {
      var matches: Matches = []
      for (document, frequency) in frequencies[index].sorted(by: { $0.key < $1.key }) {
        var own = Double(try bridging { () throws(SegmentError) in try file.reader.length(of: DocumentID(document)) })
        // A scrap of a sentence is no better a quotation for being short.
        if collection == .quotations { own = max(own, average) }
        let tf = Double(frequency)
        let saturation = tf * (Self.k1 + 1) / (tf + Self.k1 * (1 - Self.b + Self.b * own / average))
        matches.append((document, rarity * saturation))
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
      let walk = FuzzyWalk(fuzzy.word, within: fuzzy.distance, field: [TermKind.word.rawValue])
      for near in try walk.terms(in: file.reader) { try take(near.info, file, &frequencies) }
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
      case .language(let code):
        let test = try ColumnTest(file.reader, filters: Filters(language: code))
        result.append(try documents(file) { (document) throws(IndexError) in try test.accepts(document) })
      case .days(let days):
        let test = try ColumnTest(file.reader, filters: Filters(days: days))
        result.append(try documents(file) { (document) throws(IndexError) in try test.accepts(document) })
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

  private func documents(
    _ file: IndexSnapshot.File, _ accepts: (DocumentID) throws(IndexError) -> Bool
  ) throws(IndexError) -> Matches {
    var matches: Matches = []
    for document in 0..<file.reader.documentCount where try accepts(DocumentID(document)) {
      matches.append((document, 0))
    }
    return matches
  }

  // MARK: Sets

  private static func union(_ left: Matches, _ right: Matches) -> Matches {
    var result: Matches = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if j == right.count || (i < left.count && left[i].document < right[j].document) {
        result.append(left[i])
        i += 1
      } else if i == left.count || right[j].document < left[i].document {
        result.append(right[j])
        j += 1
      } else {
        result.append((left[i].document, left[i].score + right[j].score))
        i += 1
        j += 1
      }
    }
    return result
  }

  private static func intersection(_ left: Matches, _ right: Matches) -> Matches {
    var result: Matches = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i].document < right[j].document {
        i += 1
      } else if right[j].document < left[i].document {
        j += 1
      } else {
        result.append((left[i].document, left[i].score + right[j].score))
        i += 1
        j += 1
      }
    }
    return result
  }

  private static func difference(_ left: Matches, _ right: Matches) -> Matches {
    let excluded = Set(right.map(\.document))
    return left.filter { !excluded.contains($0.document) }
  }
}
