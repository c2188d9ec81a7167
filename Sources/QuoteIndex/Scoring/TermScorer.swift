import Segments

/// One term in one file, read block by block and scored a block at a time. One is for one thread.
final class TermScorer {
  let cursor: PostingsCursor
  let weight: Float
  private let norms: LengthNorms
  private let codes: UnsafePointer<UInt8>
  private let factors = UnsafeMutablePointer<Float>.allocate(capacity: 128)
  /// What the term adds to each document of the loaded block, once `scoreBlock()` was called.
  let scores = UnsafeMutablePointer<Int32>.allocate(capacity: 128)
  /// The documents of the loaded block.
  let documents: UnsafePointer<UInt32>
  /// How often the term is in each of them, once `loadFrequencies()` was called.
  let frequencies: UnsafePointer<UInt32>

  // One thread's, and no call comes back into it.
  /// The block that is loaded.
  @exclusivity(unchecked) private(set) var block = -1
  /// The number of documents in it.
  @exclusivity(unchecked) private(set) var count = 0
  /// The place in the block.
  @exclusivity(unchecked) var place = 0
  /// There are no more documents.
  @exclusivity(unchecked) private(set) var isAtEnd = false
  @exclusivity(unchecked) private var isScored = false
  @exclusivity(unchecked) private var hasFrequencies = false

  /// - Parameter codes: of all documents of the file, which outlives this.
  init(_ cursor: PostingsCursor, weight: Float, norms: LengthNorms, codes: UnsafePointer<UInt8>) {
    self.cursor = cursor
    self.weight = weight
    self.norms = norms
    self.codes = codes
    documents = cursor.documents
    frequencies = cursor.frequencies
  }

  deinit {
    factors.deallocate()
    scores.deallocate()
  }

  /// What the term can add to any document of a block.
  func bound(ofBlock block: Int) throws(SegmentError) -> Int32 {
    norms.bound(weight, try cursor.bound(ofBlock: block))
  }

  /// What it can add to any document.
  func bound() throws(SegmentError) -> Int32 {
    let info = cursor.info
    guard let minimum = info.minimumLength else { return try bound(ofBlock: 0) }
    return LengthNorms.score(weight, info.maximumFrequency, norms.factor(minimum.rawValue))
  }

  /// Decodes a block and stands on its first document.
  func load(_ wanted: Int) throws(SegmentError) {
    guard wanted < cursor.blockCount else {
      end()
      return
    }
    try cursor.load(block: wanted)
    block = wanted
    count = cursor.count
    place = 0
    (isScored, hasFrequencies) = (false, false)
  }

  private func end() {
    block = cursor.blockCount
    (count, place, isAtEnd) = (0, 0, true)
  }

  /// Moves to the first document not before `target`, which is never before an earlier one; false at the end.
  @inline(__always)
  func seek(_ target: UInt32) throws(SegmentError) -> Bool {
    if count == 0 || documents[count &- 1] < target {
      guard try loadBlock(holding: target) else { return false }
    }
    if documents[place] < target { place = placeInBlock(target) }
    return true
  }

  /// The place of the first document of the loaded block that is not before `target`, which its last must not be: a fourth,
  /// a fourth of that, then the rest at once, as comparisons that do not wait for one another are done together. A short
  /// block is filled up with what no document reaches.
  @inline(__always)
  private func placeInBlock(_ target: UInt32) -> Int {
    @inline(__always)
    func before(_ place: Int) -> Int { documents[place] < target ? 1 : 0 }
    var place = (before(31) &+ before(63) &+ before(95)) &* 32
    place &+= (before(place &+ 7) &+ before(place &+ 15) &+ before(place &+ 23)) &* 8
    let first = before(place) &+ before(place &+ 1) &+ before(place &+ 2) &+ before(place &+ 3)
    return place &+ first &+ before(place &+ 4) &+ before(place &+ 5) &+ before(place &+ 6)
  }

  @inline(never)
  private func loadBlock(holding target: UInt32) throws(SegmentError) -> Bool {
    if isAtEnd { return false }
    try load(cursor.block(holding: DocumentID(target), from: block + 1))
    if !isAtEnd, documents[count - 1] < target { end() }
    return !isAtEnd
  }

  /// Decodes the frequencies of the loaded block, if that is not done.
  @inline(__always)
  func loadFrequencies() throws(SegmentError) {
    if hasFrequencies { return }
    try cursor.loadFrequencies()
    hasFrequencies = true
  }

  /// How often the term is in the present document.
  @inline(__always)
  func frequency() throws(SegmentError) -> UInt32 {
    try loadFrequencies()
    return frequencies[place]
  }

  /// What the term adds to the present document.
  @inline(__always)
  func score() throws(SegmentError) -> Int32 {
    if isScored { return scores[place] }
    return LengthNorms.score(weight, try frequency(), norms.factor(codes[Int(documents[place])]))
  }

  /// Scores all documents of the loaded block: first what must be looked up, then arithmetic that takes four at a time.
  func scoreBlock() throws(SegmentError) {
    if isScored { return }
    try loadFrequencies()
    let (factors, scores, frequencies) = (factors, scores, frequencies)
    let (codes, documents, weight, count) = (codes, documents, weight, count)
    norms.withFactors { table in
      for index in 0..<count { factors[index] = table[Int(codes[Int(documents[index])])] }
    }
    for index in 0..<count { scores[index] = LengthNorms.score(weight, frequencies[index], factors[index]) }
    isScored = true
  }
}
