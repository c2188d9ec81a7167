import Segments

/// Finds the documents of one file that a word, phrase or name matches, whatever it was widened to.
struct LeafGatherer {
  let search: PlanSearch
  let file: Int

  private var reader: SegmentReader { search.files[file].reader }
  private var collection: CollectionName { search.collection }

  /// O(postings of its terms).
  func matches(_ leaf: Widening, _ countsFrequencies: Bool) throws(SegmentError) -> LeafMatches {
    let matches = LeafMatches(documents: reader.documentCount, countsFrequencies: countsFrequencies)
    var terms = leaf.terms
    if collection == .quotations { terms.formUnion(Self.speakerTerms(leaf)) }
    for term in terms { if let info = try reader.find(term) { try add(info, to: matches) } }
    for match in leaf.sounds {
      try addNear(match.prefix, match, to: matches)
      if collection == .quotations {
        try addNear([TermKind.speakerName.rawValue] + match.prefix.dropFirst(), match, to: matches)
      }
    }
    if let prefix = leaf.prefix {
      try search.search.forEachTerm(TermKind.word.term(prefix), search.search.files[file]) {
        (info) throws(SegmentError) in try add(info, to: matches)
      }
    }
    if let fuzzy = leaf.fuzzy {
      for near in try RankedSearch.terms(near: fuzzy.word, fuzzy.distance, [TermKind.word.rawValue], reader) {
        try add(near.info, to: matches)
      }
    }
    if !leaf.phrase.isEmpty { try addPhrase(leaf.phrase, to: matches) }
    return matches
  }

  private static func speakerTerms(_ leaf: Widening) -> Set<[UInt8]> {
    Set(leaf.entities.map { TermKind.speaker.term($0) } + leaf.words.map { TermKind.speakerWord.term($0) })
  }

  private func addNear(
    _ prefix: [UInt8], _ match: Widening.SoundMatch, to matches: LeafMatches
  ) throws(SegmentError) {
    var walk = try reader.terms(withPrefix: prefix)
    while try walk.next() {
      if search.names.isNear(walk.term, prefix: prefix, sounds: match.sounds, script: match.script) {
        try add(walk.info, to: matches)
      }
    }
  }

  private func add(_ info: TermInfo, to matches: LeafMatches) throws(SegmentError) {
    // A rare term is read without a cursor, of which a prefix would make thousands.
    if info.documentFrequency < 128 {
      return try reader.forFirstDocuments(info) { document, frequency in
        matches.add(document, frequency)
        return true
      }
    }
    let cursor = try reader.postings(info)
    if !matches.countsFrequencies, let bitmap = try cursor.bitmap() { return matches.add(bitmap: bitmap) }
    let (documents, frequencies) = (cursor.documents, cursor.frequencies)
    for block in 0..<cursor.blockCount {
      try cursor.load(block: block)
      if matches.countsFrequencies { try cursor.loadFrequencies() }
      for place in 0..<cursor.count { matches.add(documents[place], frequencies[place]) }
    }
  }

  private func addPhrase(_ words: [String], to matches: LeafMatches) throws(SegmentError) {
    var infos: [TermInfo?] = []
    for word in words { infos.append(try reader.find(TermKind.word.term(word))) }
    guard let (terms, positions) = try search.search.phrase(infos, 0, search.search.files[file]) else { return }
    let lead = terms.lead
    var block = 0
    while block < lead.cursor.blockCount {
      block = try terms.forEach(inBlock: block, above: nil) { () throws(SegmentError) in
        let count = try positions.occurrences()
        if count > 0 { matches.add(lead.documents[lead.place], count) }
      }
    }
  }
}
