/// Reads one block of the term dictionary whose pages are known to be whole; every read is checked against its end.
struct TermBlockReader {
  private let base: UnsafeRawPointer
  private(set) var at = 0
  private let end: Int
  private let dictionary: TermDictionary

  init(_ dictionary: TermDictionary, block: Int) throws(SegmentError) {
    let (start, next) = try dictionary.offsets(ofBlock: block)
    base = try dictionary.terms.bytes(at: start, count: next - start)
    end = next - start
    self.dictionary = dictionary
  }

  private func outOfBlock() -> SegmentError {
    dictionary.terms.file.damaged("a term block", expected: "a term within \(end) bytes", found: "its end")
  }

  @inline(__always)
  mutating func byte() throws(SegmentError) -> UInt8 {
    guard at < end else { throw outOfBlock() }
    defer { at &+= 1 }
    return base.load(fromByteOffset: at, as: UInt8.self)
  }

  @inline(__always)
  mutating func variable() throws(SegmentError) -> Int {
    let first = try byte()
    return first < 128 ? Int(first) : try longVariable(first)
  }

  private mutating func longVariable(_ first: UInt8) throws(SegmentError) -> Int {
    var value = Int(first & 127)
    var shift = 7
    while true {
      let next = try byte()
      guard shift < 56 else { throw outOfBlock() }
      value |= Int(next & 127) << shift
      if next < 128 { return value }
      shift += 7
    }
  }

  /// The next `count` bytes.
  @inline(__always)
  mutating func bytes(_ count: Int) throws(SegmentError) -> UnsafeRawPointer {
    guard count >= 0, count <= end &- at else { throw outOfBlock() }
    defer { at &+= count }
    return base + at
  }

  /// So many bytes are as many as `head()` and `skipInfo()` can read of one term: of eight numbers, none of more than nine.
  private static let room = 80

  /// A number whose first byte is known to be within the block.
  @inline(__always)
  private mutating func knownVariable() throws(SegmentError) -> Int {
    let first = base.load(fromByteOffset: at, as: UInt8.self)
    at &+= 1
    return first < 128 ? Int(first) : try longVariable(first)
  }

  /// How many bytes a term shares with the one before, and the others.
  @inline(__always)
  mutating func head() throws(SegmentError) -> (shared: Int, rest: UnsafeRawBufferPointer) {
    let isKnown = end &- at >= Self.room
    let shared = isKnown ? try knownVariable() : try variable()
    let length = isKnown ? try knownVariable() : try variable()
    return (shared, UnsafeRawBufferPointer(start: try bytes(length), count: length))
  }

  /// Passes over what follows the bytes of a term and returns the length of its postings.
  @inline(__always)
  mutating func skipInfo() throws(SegmentError) -> Int {
    guard end &- at >= Self.room else { return try skipLastInfo() }
    let head = try knownVariable()
    let hasPositions = head & 1 == 1
    if head >> 1 == 1 {
      _ = try knownVariable()
      if !hasPositions { return 0 }
      _ = try knownVariable()
      return try knownVariable()
    }
    let documentsLength = try knownVariable()
    if hasPositions { _ = try knownVariable() }
    at &+= 2
    return hasPositions ? try documentsLength &+ knownVariable() : documentsLength
  }

  /// The same near the end of the block.
  @inline(never)
  private mutating func skipLastInfo() throws(SegmentError) -> Int {
    let head = try variable()
    let hasPositions = head & 1 == 1
    if head >> 1 == 1 {
      _ = try variable()
      if !hasPositions { return 0 }
      _ = try variable()
      return try variable()
    }
    let documentsLength = try variable()
    if hasPositions { _ = try variable() }
    _ = try bytes(2)
    return hasPositions ? try documentsLength &+ variable() : documentsLength
  }

  /// What follows the bytes of a term whose postings begin at `place`.
  mutating func info(place: Int) throws(SegmentError) -> TermInfo {
    let head = try variable()
    let (frequency, hasPositions) = (head >> 1, head & 1 == 1)
    guard frequency > 0, frequency <= dictionary.documentCount else {
      throw dictionary.terms.file.damaged("a term", expected: "a number of documents", found: "\(frequency)")
    }
    if frequency == 1 {
      let document = try variable()
      let occurrences = hasPositions ? try variable() : 1
      let positions = hasPositions ? try variable() : 0
      guard document < dictionary.documentCount, occurrences < Int(UInt32.max), positions <= dictionary.postingsLength,
        !hasPositions || TermInfo.canHold(occurrences, in: positions)
      else { throw outOfBlock() }
      return TermInfo(
        documentFrequency: 1, occurrences: UInt64(occurrences), hasPositions: hasPositions,
        maximumFrequency: UInt32(occurrences), minimumLength: nil, onlyDocument: UInt32(document), place: place,
        documentsLength: 0, positionsLength: positions)
    }
    let documentsLength = try variable()
    let repeated = hasPositions ? try variable() : 0
    let maximum = try byte()
    let minimum = LengthCode(rawValue: try byte())
    let positions = hasPositions ? try variable() : 0
    guard documentsLength <= dictionary.postingsLength, positions <= dictionary.postingsLength, repeated < 1 << 48,
      !hasPositions || TermInfo.canHold(frequency + repeated, in: positions)
    else { throw outOfBlock() }
    return TermInfo(
      documentFrequency: UInt32(frequency), occurrences: UInt64(frequency + repeated), hasPositions: hasPositions,
      maximumFrequency: maximum == 255 ? .max : UInt32(maximum), minimumLength: minimum, onlyDocument: 0, place: place,
      documentsLength: documentsLength, positionsLength: positions)
  }
}
