import Segments

/// One term in one file, read block by block and scored a block at a time. One is for one thread.
final class TermScorer {
  let cursor: PostingsCursor
  let weight: Float
  private let norms: LengthNorms
  private let codes: UnsafePointer<UInt8>
  /// What the term adds to each document of the loaded block, once `scoreBlock()` was called.
  let scores = UnsafeMutablePointer<Int32>.allocate(capacity: 128)
  /// The documents of the loaded block.
  let documents: UnsafePointer<UInt32>

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

  /// - Parameter codes: of all documents of the file, which outlives this.
  init(_ cursor: PostingsCursor, weight: Float, norms: LengthNorms, codes: UnsafePointer<UInt8>) {
    self.cursor = cursor
    self.weight = weight
    self.norms = norms
    self.codes = codes
    documents = cursor.documents
  }

  deinit { scores.deallocate() }

  /// What the term can add to any document of a block.
  func bound(ofBlock block: Int) throws(SegmentError) -> Int32 {
    norms.bound(weight, try cursor.bound(ofBlock: block))
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
    isScored = false
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
    if documents[place] < target { place = BlockSearch.place(of: target, in: documents) }
    return true
  }

  @inline(never)
  private func loadBlock(holding target: UInt32) throws(SegmentError) -> Bool {
    if isAtEnd { return false }
    try load(cursor.block(holding: DocumentID(target), from: block + 1))
    if !isAtEnd, documents[count - 1] < target { end() }
    return !isAtEnd
  }

  /// What the term adds to the document at a place of the loaded block.
  @inline(__always)
  func score(at place: Int) throws(SegmentError) -> Int32 {
    if isScored { return scores[place] }
    return LengthNorms.score(weight, try cursor.frequency(at: place), norms.factor(codes[Int(documents[place])]))
  }

  /// Scores all documents of the loaded block: first what must be looked up, then arithmetic that takes four at a time.
  func scoreBlock() throws(SegmentError) {
    if isScored { return }
    try cursor.loadFrequencies()
    let (scores, frequencies) = (scores, cursor.frequencies)
    let (codes, documents, weight, count) = (codes, documents, weight, count)
    // The factors stand where the scores will.
    norms.withFactors { table in
      for index in 0..<count {
        scores[index] = Int32(bitPattern: table[Int(codes[Int(documents[index])])].bitPattern)
      }
    }
    for index in 0..<count {
      let factor = Float(bitPattern: UInt32(bitPattern: scores[index]))
      scores[index] = LengthNorms.score(weight, frequencies[index], factor)
    }
    isScored = true
  }
}
