import Segments

/// Terms of one file that must stand together. The rarest leads, block by block; the others are asked for its documents:
/// those that have bitmaps by a bit, and only the rest by their postings. One is for one thread.
final class Conjunction {
  /// The rarest first.
  let scorers: [TermScorer]
  let lead: TermScorer
  private let file: ScoringFile
  /// Of the followers that have one.
  private let bitmaps: [UnsafeRawPointer]
  private let leadBitmap: UnsafeRawPointer?
  // Not counted as owned, which `scorers` does: a count would go up and down for every document.
  private let listed: [Unmanaged<TermScorer>]
  private let bitmapped: [Unmanaged<TermScorer>]
  private let places = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)

  /// Nil if a term is not in the file, or there is none.
  init?(_ scorers: [TermScorer]?, _ file: ScoringFile) throws(SegmentError) {
    guard let scorers, !scorers.isEmpty else { return nil }
    let order = scorers.indices.sorted {
      (scorers[$0].cursor.info.documentFrequency, $0) < (scorers[$1].cursor.info.documentFrequency, $1)
    }
    self.scorers = order.map { scorers[$0] }
    lead = self.scorers[0]
    self.file = file
    leadBitmap = try lead.cursor.bitmap()
    var bitmaps: [UnsafeRawPointer] = []
    var (listed, bitmapped): ([Unmanaged<TermScorer>], [Unmanaged<TermScorer>]) = ([], [])
    for scorer in self.scorers[1...] {
      if let bitmap = try scorer.cursor.bitmap() {
        bitmaps.append(bitmap)
        bitmapped.append(.passUnretained(scorer))
      } else {
        listed.append(.passUnretained(scorer))
      }
    }
    (self.bitmaps, self.listed, self.bitmapped) = (bitmaps, listed, bitmapped)
  }

  deinit { places.deallocate() }

  /// What the followers can add to any document.
  func followersBound() throws(SegmentError) -> Int32 {
    var bound: Int32 = 0
    for scorer in scorers[1...] { bound &+= try scorer.bound() }
    return bound
  }

  /// Finds the places of the loaded block of the leader whose document the bitmaps have, and to which it adds more than
  /// `limit` if there is one.
  @inline(__always)
  private func choose(above limit: Int32?) throws(SegmentError) -> Int {
    var count = 0
    let (documents, places, loaded) = (lead.documents, places, lead.count)
    if let limit {
      try lead.scoreBlock()
      let scores = lead.scores
      for place in 0..<loaded {
        places[count] = UInt8(truncatingIfNeeded: place)
        count &+= scores[place] > limit ? 1 : 0
      }
    } else {
      for place in 0..<loaded { places[place] = UInt8(truncatingIfNeeded: place) }
      count = loaded
    }
    for bitmap in bitmaps {
      var kept = 0
      for index in 0..<count {
        let place = places[index]
        let document = Int(documents[Int(place)])
        places[kept] = place
        kept &+= Int(bitmap.load(fromByteOffset: document &>> 3, as: UInt8.self) &>> UInt8(document & 7) & 1)
      }
      count = kept
    }
    return count
  }

  /// Calls `body` for each document of a block of the leader that the others have too and to which the leader adds more than
  /// `limit`, if there is one. All stand on it then, unless `onlyCounts`. Gives the block to go on with; the number of blocks
  /// at the end of any.
  @inline(__always)
  func forEach(
    inBlock block: Int, above limit: Int32?, onlyCounts: Bool = false, _ body: () throws(SegmentError) -> Void
  ) throws(SegmentError) -> Int {
    try lead.load(block)
    let count = try choose(above: limit)
    let documents = lead.documents
    var next: UInt32 = 0
    search: for index in 0..<count {
      let place = Int(places[index])
      let document = documents[place]
      if document < next { continue }
      for other in listed {
        let found = try other.with { other throws(SegmentError) -> UInt32? in
          try other.seek(document) ? other.documents[other.place] : nil
        }
        guard let found else { return lead.cursor.blockCount }
        if found != document {
          next = found
          continue search
        }
      }
      if !onlyCounts {
        for other in bitmapped {
          let isThere = try other.with { other throws(SegmentError) -> Bool in
            try other.seek(document) && other.documents[other.place] == document
          }
          guard isThere else {
            throw .damaged(
              path: file.reader.path, place: "a bitmap", expected: "the documents of its term",
              found: "\(document) too")
          }
        }
      }
      lead.place = place
      try body()
    }
    return max(block + 1, lead.cursor.block(holding: DocumentID(max(next, documents[lead.count &- 1])), from: block))
  }

  /// How many documents have all.
  func count() throws(SegmentError) -> Int {
    if let leadBitmap, listed.isEmpty { return countBits(leadBitmap) }
    var count = 0
    var block = 0
    while block < lead.cursor.blockCount {
      block = try forEach(inBlock: block, above: nil, onlyCounts: true) { () throws(SegmentError) in
        if file.isLive(lead.documents[lead.place]) { count &+= 1 }
      }
    }
    return count
  }

  private func countBits(_ first: UnsafeRawPointer) -> Int {
    var count = 0
    for index in 0..<(Int(file.reader.documentCount) + 63) / 64 {
      var word = first.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
      for bitmap in bitmaps { word &= bitmap.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self) }
      if let deletions = file.deletions { word &= ~deletions.word(index) }
      count &+= word.nonzeroBitCount
    }
    return count
  }
}
