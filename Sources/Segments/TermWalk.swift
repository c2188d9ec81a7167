/// Walks the terms of a segment in the order of their bytes. A walk can be moved forward or back to any place.
package struct TermWalk {
  private let dictionary: TermDictionary
  private let prefix: [UInt8]
  private var block = -1
  private var leftInBlock = 0
  private var place = 0
  private var reader: ByteReader
  private var pending = false

  /// The bytes of the current term; meaningful once `next()` has returned true.
  package private(set) var term: [UInt8] = []
  private var current: TermInfo?

  init(_ dictionary: TermDictionary, prefix: [UInt8]) throws(SegmentError) {
    self.dictionary = dictionary
    self.prefix = prefix
    reader = try ByteReader(dictionary.terms)
    if !prefix.isEmpty { try seek(to: prefix) }
  }

  /// What is known of the current term.
  package var info: TermInfo {
    guard let current else { preconditionFailure("a walk has no term before next() returns true") }
    return current
  }

  /// Moves to the next term; false when none with the prefix is left.
  package mutating func next() throws(SegmentError) -> Bool {
    if pending {
      pending = false
    } else if try !step() {
      return false
    }
    return term.starts(with: prefix)
  }

  /// Moves so that `next()` gives the first term not less than `target`. O(log terms).
  package mutating func seek(to target: [UInt8]) throws(SegmentError) {
    pending = false
    try start(block: try dictionary.block(of: target))
    while try step() {
      if !term.lexicographicallyPrecedes(target) {
        pending = true
        return
      }
    }
  }

  private mutating func start(block: Int) throws(SegmentError) {
    self.block = block
    term = []
    current = nil
    leftInBlock = dictionary.count(inBlock: block)
    guard leftInBlock > 0 else { return }
    reader = try ByteReader(dictionary.terms, at: try dictionary.offset(ofBlock: block))
    place = try reader.variable(upTo: Int.max / 2)
  }

  private mutating func step() throws(SegmentError) -> Bool {
    if leftInBlock == 0 {
      guard block + 1 < dictionary.blockCount else {
        block = dictionary.blockCount
        return false
      }
      try start(block: block + 1)
    }
    leftInBlock -= 1
    let shared = try reader.variable(upTo: term.count)
    let rest = try reader.variable(upTo: CollectionBuilder.longestTerm - shared)
    term.removeLast(term.count - shared)
    try reader.read(rest, onto: &term)
    let info = try readInfo()
    place += info.documentsLength + info.positionsLength
    current = info
    return true
  }

  private mutating func readInfo() throws(SegmentError) -> TermInfo {
    let limit = dictionary.postingsLength
    let head = try reader.variable(upTo: dictionary.documentCount << 1 | 1)
    let (frequency, hasPositions) = (head >> 1, head & 1 == 1)
    guard frequency > 0 else {
      throw dictionary.terms.file.damaged("a term", expected: "at least one document", found: "none")
    }
    if frequency == 1 {
      let document = try reader.variable(upTo: dictionary.documentCount - 1)
      let occurrences = hasPositions ? try reader.variable32() : 1
      let positions = hasPositions ? try reader.variable(upTo: limit) : 0
      guard !hasPositions || TermInfo.canHold(Int(occurrences), in: positions) else { throw tooMany(occurrences) }
      return TermInfo(
        documentFrequency: 1, occurrences: UInt64(occurrences), hasPositions: hasPositions,
        maximumFrequency: occurrences, minimumLength: nil, onlyDocument: UInt32(document), place: place,
        documentsLength: 0, positionsLength: positions)
    }
    let documentsLength = try reader.variable(upTo: limit)
    let repeated = hasPositions ? try reader.variable(upTo: 1 << 48) : 0
    let maximum = try reader.byte()
    let minimum = LengthCode(rawValue: try reader.byte())
    let positions = hasPositions ? try reader.variable(upTo: limit) : 0
    guard !hasPositions || TermInfo.canHold(frequency + repeated, in: positions) else {
      throw tooMany(frequency + repeated)
    }
    return TermInfo(
      documentFrequency: UInt32(frequency), occurrences: UInt64(frequency + repeated), hasPositions: hasPositions,
      maximumFrequency: maximum == 255 ? .max : UInt32(maximum), minimumLength: minimum, onlyDocument: 0, place: place,
      documentsLength: documentsLength, positionsLength: positions)
  }

  private func tooMany(_ occurrences: some BinaryInteger) -> SegmentError {
    dictionary.terms.file.damaged("a term", expected: "as many positions as it has bytes for", found: "\(occurrences)")
  }
}
