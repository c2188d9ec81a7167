import Segments

/// Finds the documents of one file that a word, phrase or name matches, whatever it was widened to.
struct LeafGatherer {
  let search: PlanSearch
  let file: Int
  /// Documents that do not count as having a term.
  var others: [[UInt8]: Set<UInt32>] = [:]

  private var reader: SegmentReader { search.files[file].reader }
  private var collection: CollectionName { search.collection }

  /// O(postings of its terms).
  func matches(_ leaf: Widening, _ countsFrequencies: Bool) throws(SegmentError) -> LeafMatches {
    let matches = LeafMatches(documents: reader.documentCount, countsFrequencies: countsFrequencies)
    for term in Self.terms(leaf, collection) {
      guard let info = try reader.find(term) else { continue }
      if let others = others[term] {
        try add(info, except: others, to: matches)
      } else {
        try add(info, to: matches)
      }
    }
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

  /// The terms that a leaf matches as they are; a quotation is also its speaker's.
  static func terms(_ leaf: Widening, _ collection: CollectionName) -> Set<[UInt8]> {
    guard collection == .quotations else { return leaf.terms }
    return leaf.terms.union(
      leaf.entities.map { TermKind.speaker.term($0) } + leaf.words.map { TermKind.speakerWord.term($0) })
  }

  private func add(_ info: TermInfo, except others: Set<UInt32>, to matches: LeafMatches) throws(SegmentError) {
    let cursor = try reader.postings(info)
    while try cursor.next() != .end {
      let document = cursor.document.rawValue
      if !others.contains(document) { matches.add(document, try cursor.frequency()) }
    }
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
    guard let positions = try search.search.phrase(infos, 0, search.search.files[file]) else { return }
    try search.search.forEach(positions) { matches.add($0, $1) }
  }
}
