/// Reads one block of the term dictionary whose pages are known to be whole; every read is checked against its end.
struct TermBlockReader {
  private let base: UnsafeRawPointer
  private(set) var at = 0
  private let end: Int
  private let dictionary: TermDictionary

  init(_ dictionary: TermDictionary, block: Int) throws(SegmentError) {
    let start = try dictionary.offset(ofBlock: block)
    let next = block + 1 < dictionary.blockCount ? try dictionary.offset(ofBlock: block + 1) : dictionary.terms.count
    guard next >= start else {
      throw dictionary.index.file.damaged("term block \(block)", expected: "places in order", found: "\(next)")
    }
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

  /// Passes over what follows the bytes of a term and returns the length of its postings.
  @inline(__always)
  mutating func skipInfo() throws(SegmentError) -> Int {
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
