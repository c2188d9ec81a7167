import Glibc

/// Goes through terms in order and jumps ahead, copying as few bytes as it can: for walks that leave most terms out, such
/// as those of a prefix or of words nearly right. One is for one thread.
package final class TermScanner {
  private let dictionary: TermDictionary
  // One thread's, and no call comes back into it: the checks cost more than the work.
  @exclusivity(unchecked) private var reader: TermBlockReader
  @exclusivity(unchecked) private var block = 0
  @exclusivity(unchecked) private var leftInBlock = 0
  @exclusivity(unchecked) private var place = 0
  private let buffer = UnsafeMutableRawPointer.allocate(byteCount: CollectionBuilder.longestTerm + 1, alignment: 16)

  /// Bytes of the current term.
  @exclusivity(unchecked) package private(set) var count = 0
  /// How many first bytes of the current term are still those that the term had when this was last set.
  @exclusivity(unchecked) package var unchanged = 0
  @exclusivity(unchecked) private var current: TermInfo?

  init(_ dictionary: TermDictionary) throws(SegmentError) {
    self.dictionary = dictionary
    reader = try TermBlockReader(dictionary, block: 0)
    try start(0)
  }

  deinit { buffer.deallocate() }

  /// The bytes of the current term, until the next move.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: buffer, count: count) }

  /// What is known of the current term.
  package var info: TermInfo {
    guard let current else { preconditionFailure("a scanner has no term before next() returns true") }
    return current
  }

  private func start(_ block: Int) throws(SegmentError) {
    self.block = block
    leftInBlock = dictionary.count(inBlock: block)
    reader = try TermBlockReader(dictionary, block: block)
    place = try reader.variable()
    guard place <= dictionary.postingsLength else {
      throw dictionary.terms.file.damaged("term block \(block)", expected: "a place in the postings", found: "\(place)")
    }
  }

  /// The head of the next entry of this block: bytes shared, and the others.
  private func head() throws(SegmentError) -> (shared: Int, rest: UnsafeRawBufferPointer) {
    let (shared, rest) = try reader.head()
    guard shared <= CollectionBuilder.longestTerm, rest.count <= CollectionBuilder.longestTerm - shared else {
      throw dictionary.terms.file.damaged("a term", expected: "a shorter one", found: "\(shared + rest.count) bytes")
    }
    return (shared, rest)
  }

  private func take(_ shared: Int, _ rest: UnsafeRawBufferPointer) {
    var same = 0
    while same < rest.count, shared + same < min(unchanged, count), bytes[shared + same] == rest[same] { same += 1 }
    unchanged = min(unchanged, shared + same)
    if let base = rest.baseAddress { memcpy(buffer + shared, base, rest.count) }
    count = shared + rest.count
  }

  private func readInfo() throws(SegmentError) -> TermInfo {
    let info = try reader.info(place: place)
    place &+= info.documentsLength &+ info.positionsLength
    leftInBlock &-= 1
    return info
  }

  private func skipInfo() throws(SegmentError) {
    place &+= try reader.skipInfo()
    leftInBlock &-= 1
  }

  /// Moves to the next term; false after the last.
  package func next() throws(SegmentError) -> Bool {
    if leftInBlock == 0 {
      guard block + 1 < dictionary.blockCount else { return false }
      try start(block + 1)
    }
    let (shared, rest) = try head()
    guard shared <= count else {
      throw dictionary.terms.file.damaged("a term", expected: "at most \(count) bytes shared", found: "\(shared)")
    }
    take(shared, rest)
    current = try readInfo()
    return true
  }

  /// Moves to the first term that is not before `target`, which must be after the current one; false if there is none.
  package func seek(_ target: UnsafeRawBufferPointer) throws(SegmentError) -> Bool {
    var common = 0
    if current == nil {
      try start(try dictionary.block(of: target, from: 0))
    } else {
      while common < count, common < target.count, bytes[common] == target[common] { common += 1 }
    }
    while true {
      if leftInBlock == 0 {
        guard block + 1 < dictionary.blockCount else { return false }
        try start(try dictionary.block(of: target, from: block + 1))
        common = 0
      }
      let (shared, rest) = try head()
      // Terms that share more with the one before than the target does come before the target as that one did.
      if shared > common {
        try skipInfo()
        continue
      }
      var same = 0
      if shared == common {
        let limit = min(rest.count, target.count - common)
        while same < limit, rest[same] == target[common + same] { same += 1 }
        if common + same < target.count, same == rest.count || rest[same] < target[common + same] {
          take(shared, rest)
          common += same
          try skipInfo()
          continue
        }
      }
      take(shared, rest)
      current = try readInfo()
      return true
    }
  }
}

extension TermScanner {
  /// The same for an array.
  package func seek(to target: [UInt8]) throws(SegmentError) -> Bool {
    try target.withUnsafeBytes { bytes in Result { () throws(SegmentError) in try seek(bytes) } }.get()
  }
}
