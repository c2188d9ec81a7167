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
    let key = term.withUnsafeBytes { TermKey.prefix($0) }
    var (low, high) = (0, blockCount)
    while low < high {
      let middle = (low + high) / 2
      let other = try index.number64(at: middle * Self.indexEntryLength)
      let isGreater = other == key ? try firstTerm(ofBlock: middle, isGreaterThan: term) : other > key
      if isGreater { high = middle } else { low = middle + 1 }
    }
    return max(0, low - 1)
  }

  private func firstTerm(ofBlock block: Int, isGreaterThan term: [UInt8]) throws(SegmentError) -> Bool {
    var reader = try ByteReader(terms, at: try offset(ofBlock: block))
    _ = try reader.variable()
    _ = try reader.variable()
    let length = try reader.variable(upTo: CollectionBuilder.longestTerm)
    var first: [UInt8] = []
    try reader.read(length, onto: &first)
    return term.lexicographicallyPrecedes(first)
  }
}
