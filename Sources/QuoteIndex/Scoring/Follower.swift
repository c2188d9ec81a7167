import Segments

/// A term of a file that is asked about ascending documents, among which others lead: by its bitmap where it has one, and
/// then its documents are not even decoded, or else by its blocks. One is for one thread.
final class Follower {
  let cursor: PostingsCursor
  /// Of the documents that have the term, where an eighth of all do.
  let bitmap: UnsafeRawPointer?
  private let weight: Float
  private let norms: LengthNorms
  private let codes: UnsafePointer<UInt8>
  /// Where in the present block documents were found that were asked for together.
  private let found = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)

  // One thread's, and no call comes back into it.
  /// The present block.
  @exclusivity(unchecked) private var block = -1
  /// Of a term without a bitmap, how many documents of the block are decoded.
  @exclusivity(unchecked) private var loaded = 0
  /// There are no more documents.
  @exclusivity(unchecked) private(set) var isAtEnd = false
  /// The last document of the present block of a term with a bitmap, and how many of the block are before a document.
  @exclusivity(unchecked) private var last: UInt32 = 0
  @exclusivity(unchecked) private var counted = 0
  @exclusivity(unchecked) private var countedTo: UInt32 = 0

  /// - Parameter codes: of the lengths of all documents of the file, which outlives this.
  init(
    _ cursor: PostingsCursor, weight: Float, norms: LengthNorms, codes: UnsafePointer<UInt8>
  ) throws(SegmentError) {
    self.cursor = cursor
    self.weight = weight
    self.norms = norms
    self.codes = codes
    bitmap = try cursor.bitmap()
  }

  deinit { found.deallocate() }

  /// What the term can add to any document.
  func bound() throws(SegmentError) -> Int32 { try norms.bound(weight, cursor.bound()) }

  // MARK: One document

  /// What the term adds to a document, which is never before an earlier one.
  func score(of document: UInt32) throws(SegmentError) -> Int32 {
    let place: Int
    if let bitmap {
      guard Self.has(bitmap, document) else { return 0 }
      place = try self.place(ofSet: document, bitmap)
    } else {
      if loaded == 0 || cursor.documents[loaded &- 1] < document {
        guard try load(holding: document) else { return 0 }
      }
      place = BlockSearch.place(of: document, in: cursor.documents)
      guard cursor.documents[place] == document else { return 0 }
    }
    return try score(place, document)
  }

  @inline(__always)
  private func score(_ place: Int, _ document: UInt32) throws(SegmentError) -> Int32 {
    LengthNorms.score(weight, try cursor.frequency(at: place), norms.factor(codes[Int(document)]))
  }

  @inline(__always)
  static func has(_ bitmap: UnsafeRawPointer, _ document: UInt32) -> Bool { bit(bitmap, document) == 1 }

  /// 1 if a bitmap has a document, else 0.
  @inline(__always)
  static func bit(_ bitmap: UnsafeRawPointer, _ document: UInt32) -> Int {
    Int(bitmap.load(fromByteOffset: Int(document &>> 3), as: UInt8.self) &>> UInt8(document & 7) & 1)
  }

  /// The place in its block of a document that the bitmap has: as many documents of the block as are set before it.
  private func place(ofSet document: UInt32, _ bitmap: UnsafeRawPointer) throws(SegmentError) -> Int {
    if block < 0 || document > last {
      block = cursor.block(holding: DocumentID(document), from: block + 1)
      guard block < cursor.blockCount else { throw cursor.bitmapDamage(document) }
      try cursor.choose(block: block)
      last = cursor.lastDocument(ofBlock: block)
      (counted, countedTo) = (0, block == 0 ? 0 : cursor.lastDocument(ofBlock: block - 1) &+ 1)
    }
    guard countedTo <= document else { throw cursor.bitmapDamage(document) }
    counted &+= Self.count(bitmap, countedTo, document)
    countedTo = document
    guard counted < cursor.count(ofBlock: block) else { throw cursor.bitmapDamage(document) }
    return counted
  }

  /// How many bits are set from one on and before another, which is not before it.
  @inline(__always)
  private static func count(_ bitmap: UnsafeRawPointer, _ start: UInt32, _ end: UInt32) -> Int {
    var index = Int(start &>> 6)
    let last = Int(end &>> 6)
    var word = bitmap.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self) & (.max &<< UInt64(start & 63))
    var count = 0
    while index < last {
      count &+= word.nonzeroBitCount
      index &+= 1
      word = bitmap.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
    }
    return count &+ (word & ~(.max &<< UInt64(end & 63))).nonzeroBitCount
  }

  // MARK: Documents of a block of the leader

  /// Keeps those places of `documents` whose document has the term, and tells of them.
  ///
  /// - Returns: how many are kept.
  func keep(
    _ places: UnsafeMutablePointer<UInt8>, _ count: Int, of documents: UnsafePointer<UInt32>, _ knowledge: Knowledge
  ) throws(SegmentError) -> Int {
    let own = cursor.documents
    var (index, kept) = (0, 0)
    while index < count {
      let first = documents[Int(places[index])]
      if loaded == 0 || own[loaded &- 1] < first {
        guard try load(holding: first) else { break }
      }
      let last = own[loaded &- 1]
      let before = kept
      let search = BlockSearch(own)
      // No branch depends on whether one is there, so many are searched for at once.
      repeat {
        let place = places[index]
        let document = documents[Int(place)]
        if document > last { break }
        let at = search.place(of: document)
        places[kept] = place
        found[kept] = UInt8(truncatingIfNeeded: at)
        kept &+= own[at] == document ? 1 : 0
        index &+= 1
      } while index < count
      for index in before..<kept { try tell(Int(found[index]), places[index], documents, knowledge) }
    }
    return kept
  }

  /// Tells of places of `documents` whose documents the bitmap has.
  func tell(
    of places: UnsafeMutablePointer<UInt8>, _ count: Int, of documents: UnsafePointer<UInt32>,
    _ bitmap: UnsafeRawPointer, _ knowledge: Knowledge
  ) throws(SegmentError) {
    if case .nothing = knowledge { return }
    for index in 0..<count {
      let own = try place(ofSet: documents[Int(places[index])], bitmap)
      try tell(own, places[index], documents, knowledge)
    }
  }

  /// What is to be told of a document, by its place in the leader's block.
  enum Knowledge {
    case nothing
    /// What the term adds is added.
    case scores(UnsafeMutablePointer<Int32>)
    /// Which of its positions, and how many.
    case positions(starts: UnsafeMutablePointer<Int>, counts: UnsafeMutablePointer<UInt32>)
  }

  @inline(__always)
  private func tell(
    _ own: Int, _ place: UInt8, _ documents: UnsafePointer<UInt32>, _ knowledge: Knowledge
  ) throws(SegmentError) {
    switch knowledge {
    case .nothing: break
    case .scores(let sums): sums[Int(place)] &+= try score(own, documents[Int(place)])
    case .positions(let starts, let counts):
      let (start, count) = try cursor.occurrences(at: own)
      starts[Int(place)] = start
      counts[Int(place)] = UInt32(truncatingIfNeeded: count)
    }
  }

  /// Decodes the block that holds the first document not before `target`; false at the end.
  @inline(never)
  private func load(holding target: UInt32) throws(SegmentError) -> Bool {
    if isAtEnd { return false }
    block = cursor.block(holding: DocumentID(target), from: block + 1)
    loaded = 0
    if block < cursor.blockCount {
      try cursor.load(block: block)
      loaded = cursor.count
    }
    isAtEnd = loaded == 0 || cursor.documents[loaded - 1] < target
    if isAtEnd { loaded = 0 }
    return !isAtEnd
  }
}
