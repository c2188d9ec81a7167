import Analysis
import Names
import Segments

/// The entities of an index, found by a word of any of their names.
struct NameCollection {
  let files: [IndexSnapshot.File]
  /// The quotations, whose speakers' names are terms too.
  let quotations: [IndexSnapshot.File]

  /// The most entities that one word may bring; a word of more names than that names nothing.
  private static let most = 200

  /// The entities that have a word as this one, spelled so, inflected from it, or sounding like it. A lookup a possible
  /// nominative and a walk over the words with the same key.
  func entities(like word: Word, names: NameTerms) throws(IndexError) -> [Entity] {
    var found: [Entity] = []
    var seen: [DocumentID] = []
    for file in files {
      for form in names.reader.nominatives(of: word.folded) {
        try collect(TermKind.word.term(form), file, &found, &seen)
      }
      for (prefix, sounds) in names.prefixes(for: word.folded, kind: .name) {
        for term in try near(prefix, sounds, word.script, file, names) { try collect(term, file, &found, &seen) }
      }
    }
    return found
  }

  private func collect(
    _ term: [UInt8], _ file: IndexSnapshot.File, _ found: inout [Entity], _ seen: inout [DocumentID]
  ) throws(IndexError) {
    var documents: [DocumentID] = []
    try bridging { () throws(SegmentError) in
      guard let info = try file.reader.find(term), info.documentFrequency <= Self.most else { return }
      let cursor = try file.reader.postings(info)
      while try cursor.next() != .end { documents.append(cursor.document) }
    }
    for document in documents where !seen.contains(document) {
      seen.append(document)
      let record = try bridging { () throws(SegmentError) in try file.reader.stored(document) }
      found.append(try Entity(record: record, path: file.reader.path))
    }
  }

  private func near(
    _ prefix: [UInt8], _ sounds: Sounds, _ script: Script, _ file: IndexSnapshot.File, _ names: NameTerms
  ) throws(IndexError) -> [[UInt8]] {
    try bridging { () throws(SegmentError) in
      var terms: [[UInt8]] = []
      var walk = try file.reader.terms(withPrefix: prefix)
      while try walk.next() {
        if names.isNear(walk.term, prefix: prefix, sounds: sounds, script: script) { terms.append(walk.term) }
      }
      return terms
    }
  }

  /// The sound terms of some files that a folded word may match.
  func soundTerms(
    like folded: String, kind: TermKind, names: NameTerms, in files: [IndexSnapshot.File]
  ) throws(IndexError) -> [[UInt8]] {
    let script = folded.unicodeScalars.first { $0.properties.isAlphabetic }.map { Script(of: $0) } ?? .common
    var terms: Set<[UInt8]> = []
    for file in files {
      for (prefix, sounds) in names.prefixes(for: folded, kind: kind) {
        terms.formUnion(try near(prefix, sounds, script, file, names))
      }
    }
    return terms.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The entity with this identifier.
  func entity(_ identifier: String) throws(IndexError) -> Entity? {
    for file in files {
      var found: [Entity] = []
      var seen: [DocumentID] = []
      try collect(TermKind.entity.term(identifier), file, &found, &seen)
      if let entity = found.first { return entity }
    }
    return nil
  }
}
