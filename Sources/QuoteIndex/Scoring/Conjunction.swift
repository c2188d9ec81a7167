import Segments

/// Terms of one file that must stand together. The rarest leads, block by block; the others take away what they do not have,
/// one after another: those that have bitmaps by a bit, and the rest by their postings. One is for one thread.
final class Conjunction {
  /// What is wanted of a document that has all.
  enum Aim {
    /// That it is there.
    case documents
    /// What all terms add to its score.
    case scores
    /// Where in the lists of their positions those of the document stand.
    case positions
  }

  /// The rarest term.
  let lead: TermScorer
  /// The terms in the order of their rarity: by number, the place among those that the conjunction was made of.
  let order: [Int]
  /// Places in the leader's block of the documents that have all.
  let places = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
  /// What all add, by place in the leader's block.
  let sums: UnsafeMutablePointer<Int32>
  /// By number of the term in `order`, then by place in the leader's block: the first position, and how many.
  let starts: UnsafeMutablePointer<Int>
  let counts: UnsafeMutablePointer<UInt32>
  /// In `order`, without the leader; those that have bitmaps last, as they have the most documents.
  private let followers: [Follower]
  private let bitmaps: [UnsafeRawPointer]
  private let leadBitmap: UnsafeRawPointer?
  private let file: ScoringFile
  private let aim: Aim

  /// Nil if a term is not in the file, or there is none.
  init?(
    _ infos: [TermInfo?], _ weights: [Float], _ norms: LengthNorms, _ file: ScoringFile, for aim: Aim
  ) throws(SegmentError) {
    var terms: [(number: Int, info: TermInfo)] = []
    for (number, info) in infos.enumerated() {
      guard let info else { return nil }
      terms.append((number, info))
    }
    terms.sort { ($0.info.documentFrequency, $0.number) < ($1.info.documentFrequency, $1.number) }
    guard let first = terms.first else { return nil }
    lead = TermScorer(
      try file.reader.postings(first.info), weight: weights[first.number], norms: norms, codes: file.codes)
    leadBitmap = try lead.cursor.bitmap()
    var followers: [Follower] = []
    var bitmaps: [UnsafeRawPointer] = []
    for term in terms.dropFirst() {
      let follower = try Follower(
        try file.reader.postings(term.info), weight: weights[term.number], norms: norms, codes: file.codes)
      if let bitmap = follower.bitmap { bitmaps.append(bitmap) }
      followers.append(follower)
    }
    (self.followers, self.bitmaps, self.file, self.aim) = (followers, bitmaps, file, aim)
    order = terms.map(\.number)
    sums = .allocate(capacity: aim == .scores ? 128 : 0)
    starts = .allocate(capacity: aim == .positions ? 128 * terms.count : 0)
    counts = .allocate(capacity: aim == .positions ? 128 * terms.count : 0)
  }

  /// Of the terms, in `order`.
  var cursors: [PostingsCursor] { [lead.cursor] + followers.map(\.cursor) }

  deinit {
    places.deallocate()
    sums.deallocate()
    starts.deallocate()
    counts.deallocate()
  }

  /// What the followers can add to any document.
  func followersBound() throws(SegmentError) -> Int32 {
    var bound: Int32 = 0
    for follower in followers { bound &+= try follower.bound() }
    return bound
  }

  /// Finds the documents of a block of the leader that the others have too, and to which the leader adds more than `limit`,
  /// if there is one. Their places are in `places`, and what is wanted of them where it belongs.
  ///
  /// - Returns: how many; and the block to go on with, the number of blocks at the end of any.
  func find(inBlock block: Int, above limit: Int32?) throws(SegmentError) -> (count: Int, next: Int) {
    try lead.load(block)
    var count = try choose(above: limit)
    var next = block + 1
    let documents = lead.documents
    if aim == .scores {
      let scores = lead.scores
      for index in 0..<count { sums[Int(places[index])] = limit == nil ? 0 : scores[Int(places[index])] }
    }
    let listed = followers.count - bitmaps.count
    for number in 0..<listed where count > 0 {
      let follower = followers[number]
      count = try follower.keep(places, count, of: documents, knowledge(number + 1))
      if follower.isAtEnd { next = lead.cursor.blockCount }
    }
    if count == 0 || aim == .documents { return (count, next) }
    for number in listed..<followers.count {
      try followers[number].tell(of: places, count, of: documents, bitmaps[number - listed], knowledge(number + 1))
    }
    if aim == .scores, limit == nil {
      for index in 0..<count {
        let place = Int(places[index])
        sums[place] &+= try lead.score(at: place)
      }
    } else if aim == .positions {
      for index in 0..<count {
        let place = Int(places[index])
        let (start, occurrences) = try lead.cursor.occurrences(at: place)
        starts[place] = start
        counts[place] = UInt32(truncatingIfNeeded: occurrences)
      }
    }
    return (count, next)
  }

  private func knowledge(_ number: Int) -> Follower.Knowledge {
    switch aim {
    case .documents: .nothing
    case .scores: .scores(sums)
    case .positions: .positions(starts: starts + number * 128, counts: counts + number * 128)
    }
  }

  /// Finds the places of the loaded block of the leader whose document the bitmaps have, and to which it adds more than
  /// `limit` if there is one.
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
        places[kept] = place
        kept &+= Follower.bit(bitmap, documents[Int(place)])
      }
      count = kept
    }
    return count
  }

  /// How many documents have all.
  func count() throws(SegmentError) -> Int {
    if let leadBitmap, bitmaps.count == followers.count { return countBits(leadBitmap) }
    var count = 0
    var block = 0
    while block < lead.cursor.blockCount {
      let found = try find(inBlock: block, above: nil)
      if file.deletions == nil {
        count &+= found.count
      } else {
        for index in 0..<found.count where file.isLive(lead.documents[Int(places[index])]) { count &+= 1 }
      }
      block = found.next
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
