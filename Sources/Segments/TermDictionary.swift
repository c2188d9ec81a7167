import Glibc

/// The terms of a segment and the index over their blocks.
struct TermDictionary: Sendable {
  static let indexEntryLength = 16

  let terms: Section
  let index: Section
  let termCount: Int
  let documentCount: Int
  let postingsLength: Int

  var blockCount: Int { index.count / Self.indexEntryLength }

  func count(inBlock block: Int) -> Int {
    max(0, min(TermDictionaryWriter.blockLength, termCount - block * TermDictionaryWriter.blockLength))
  }

  func offset(ofBlock block: Int) throws(SegmentError) -> Int {
    let offset = try index.number64(at: block * Self.indexEntryLength + 8)
    guard offset < UInt64(terms.count) else {
      throw index.file.damaged("term block \(block)", expected: "a place below \(terms.count)", found: "\(offset)")
    }
    return Int(offset)
  }

  /// Where a block begins, and where the next one does.
  func offsets(ofBlock block: Int) throws(SegmentError) -> (start: Int, end: Int) {
    let isLast = block + 1 >= blockCount
    let entry = try index.bytes(
      at: block * Self.indexEntryLength, count: isLast ? Self.indexEntryLength : 2 * Self.indexEntryLength)
    let start = entry.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let end = isLast ? UInt64(terms.count) : entry.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    guard start <= end, end <= UInt64(terms.count) else {
      throw index.file.damaged("term block \(block)", expected: "places in order", found: "\(start) before \(end)")
    }
    return (Int(start), Int(end))
  }

  /// The last block whose first term is not greater than `term`, or the first block. O(log blocks).
  func block(of term: [UInt8]) throws(SegmentError) -> Int {
    try term.withUnsafeBytes { bytes in
      Result { () throws(SegmentError) in try block(of: bytes, from: 0) }
    }.get()
  }

  /// The same, for a term that is not before block `from`.
  func block(of term: UnsafeRawBufferPointer, from: Int) throws(SegmentError) -> Int {
    let keys = try index.bytes(at: 0, count: blockCount * Self.indexEntryLength)
    let key = TermKey.prefix(term)
    // What is sought after a place is mostly near it.
    var (low, high) = (from, blockCount)
    var step = 1
    while from > 0, low + step < high {
      if keys.loadUnaligned(fromByteOffset: (low + step) * Self.indexEntryLength, as: UInt64.self) > key {
        high = low + step
      } else if keys.loadUnaligned(fromByteOffset: (low + step) * Self.indexEntryLength, as: UInt64.self) < key {
        low += step
        step *= 4
      } else {
        break
      }
    }
    while low < high {
      let middle = (low + high) / 2
      let other = keys.loadUnaligned(fromByteOffset: middle * Self.indexEntryLength, as: UInt64.self)
      let isGreater = other == key ? try firstTerm(ofBlock: middle, isGreaterThan: term) : other > key
      if isGreater { high = middle } else { low = middle + 1 }
    }
    return max(from, low - 1)
  }

  private func firstTerm(
    ofBlock block: Int, isGreaterThan term: UnsafeRawBufferPointer
  ) throws(SegmentError) -> Bool {
    var reader = try TermBlockReader(self, block: block)
    _ = try reader.variable()
    let first = try reader.head().rest
    return Self.order(term, first) < 0
  }

  /// Below, at or above zero as `left` comes before, is, or comes after `right`.
  static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    guard let first = left.baseAddress, let second = right.baseAddress else { return left.count - right.count }
    let result = memcmp(first, second, min(left.count, right.count))
    return result != 0 ? Int(result) : left.count - right.count
  }

  /// What is known of a term; nil if there is none such. No byte of a term is copied: while the terms passed are smaller,
  /// it is enough to know how many bytes the last of them shares with the one wanted.
  func find(_ term: UnsafeRawBufferPointer) throws(SegmentError) -> TermInfo? {
    guard blockCount > 0 else { return nil }
    let block = try block(of: term, from: 0)
    var reader = try TermBlockReader(self, block: block)
    var place = try reader.variable()
    guard place <= postingsLength else {
      throw terms.file.damaged("term block \(block)", expected: "a place in \(postingsLength)", found: "\(place)")
    }
    var common = 0
    for index in 0..<count(inBlock: block) {
      let (shared, rest) = try reader.head()
      if shared < common { return nil }
      if shared == common || index == 0 {
        // Both are read within their counts.
        let (length, wanted) = (rest.count, term.count &- common)
        let limit = min(length, wanted)
        var same = 0
        if limit > 0 {
          let left = rest.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
          let right = term.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self) + common
          while same < limit, left[same] == right[same] { same &+= 1 }
          if same < limit, left[same] > right[same] { return nil }
        }
        if same == wanted { return same == length ? try reader.info(place: place) : nil }
        common &+= same
      }
      place &+= try reader.skipInfo()
    }
    return nil
  }
}
