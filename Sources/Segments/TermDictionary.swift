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
    _ = try reader.variable()
    let length = try reader.variable()
    let first = UnsafeRawBufferPointer(start: try reader.bytes(length), count: length)
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
      let shared = try reader.variable()
      let length = try reader.variable()
      let rest = try reader.bytes(length)
      if shared < common { return nil }
      if shared == common || index == 0 {
        let wanted = UnsafeRawBufferPointer(rebasing: term[common...])
        var same = 0
        while same < length, same < wanted.count, rest.load(fromByteOffset: same, as: UInt8.self) == wanted[same] {
          same &+= 1
        }
        if same == length, same == wanted.count { return try reader.info(place: place) }
        let isGreater =
          same == wanted.count || (same < length && rest.load(fromByteOffset: same, as: UInt8.self) > wanted[same])
        if isGreater { return nil }
        common &+= same
      }
      place &+= try reader.skipInfo()
    }
    return nil
  }
}
