/// One column of a segment: a value for each document, in the order of documents.
package struct Column: Sendable {
  package let name: String
  package let kind: ColumnKind
  /// How many distinct strings a string column has; ordinals run below it, in the order of the strings' bytes.
  package let distinctCount: UInt32

  private let section: Section
  private let documentCount: Int
  private let base: UInt64
  private let width: Int
  private let bitmapPlace: Int
  private let dictionaryPlace: Int

  init(name: String, kind: ColumnKind, section: Section, documentCount: Int) throws(SegmentError) {
    self.name = name
    self.kind = kind
    self.section = section
    self.documentCount = documentCount
    func place(_ offset: Int) throws(SegmentError) -> Int {
      let value = try section.number64(at: offset)
      guard value <= UInt64(section.count) else {
        throw section.file.damaged("column \(name)", expected: "at most \(section.count)", found: "\(value)")
      }
      return Int(value)
    }
    base = try section.number64(at: 0)
    width = try place(8)
    guard width <= 56 || width == 64 else {
      throw section.file.damaged("column \(name)", expected: "a width of at most 64 bits", found: "\(width)")
    }
    let distinct = try place(16)
    guard distinct < Int(UInt32.max) else {
      throw section.file.damaged("column \(name)", expected: "fewer strings", found: "\(distinct)")
    }
    distinctCount = UInt32(distinct)
    bitmapPlace = try place(24)
    dictionaryPlace = try place(32)
  }

  private func raw(_ document: DocumentID) throws(SegmentError) -> UInt64 {
    guard document.rawValue < UInt32(documentCount) else {
      throw .unacceptable(place: "a document", expected: "below \(documentCount)", found: "\(document)")
    }
    let bit = Int(document.rawValue) * width
    let word = try section.number64(at: ColumnWriter.headerLength + bit / 8)
    if width == 64 { return word }
    return word >> UInt64(bit % 8) & ((1 << UInt64(width)) - 1)
  }

  /// A number column's value; nil where it is missing, and always in a string column.
  package func number(at document: DocumentID) throws(SegmentError) -> Int64? {
    guard kind == .number else { return nil }
    let value = try raw(document)
    if bitmapPlace > 0 {
      let word = try section.number64(at: bitmapPlace + Int(document.rawValue) / 64 * 8)
      if word & 1 << UInt64(document.rawValue % 64) == 0 { return nil }
    }
    return Int64(bitPattern: value &+ base)
  }

  /// The ordinal of a string column's value; nil where it is missing, and always in a number column.
  package func ordinal(at document: DocumentID) throws(SegmentError) -> UInt32? {
    guard kind == .string else { return nil }
    let value = try raw(document)
    if value == 0 { return nil }
    guard value <= UInt64(distinctCount) else {
      throw section.file.damaged("column \(name)", expected: "an ordinal up to \(distinctCount)", found: "\(value)")
    }
    return UInt32(value - 1)
  }

  /// The distinct string with this ordinal. O(its length).
  package func string(_ ordinal: UInt32) throws(SegmentError) -> [UInt8] {
    guard ordinal < distinctCount else {
      throw .unacceptable(place: "column \(name)", expected: "an ordinal below \(distinctCount)", found: "\(ordinal)")
    }
    let start = Int(try section.number32(at: dictionaryPlace + Int(ordinal) * 4))
    let end = Int(try section.number32(at: dictionaryPlace + Int(ordinal) * 4 + 4))
    guard start <= end else {
      throw section.file.damaged("column \(name)", expected: "ascending places", found: "\(start), \(end)")
    }
    return try section.array(at: dictionaryPlace + (Int(distinctCount) + 1) * 4 + start, count: end - start)
  }

  /// The first ordinal whose string is not less than `bytes`; `distinctCount` if there is none. O(log distinct).
  package func firstOrdinal(notBefore bytes: [UInt8]) throws(SegmentError) -> UInt32 {
    var (low, high) = (UInt32(0), distinctCount)
    while low < high {
      let middle = low + (high - low) / 2
      if try string(middle).lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The ordinal of exactly this string. O(log distinct).
  package func ordinal(of bytes: [UInt8]) throws(SegmentError) -> UInt32? {
    let ordinal = try firstOrdinal(notBefore: bytes)
    guard ordinal < distinctCount, try string(ordinal) == bytes else { return nil }
    return ordinal
  }

  /// All raw values; nil for a number column in which some are missing. O(documents / 4096), the first time O(documents).
  package func values() throws(SegmentError) -> ColumnValues? {
    if bitmapPlace > 0 { return nil }
    let count = ((documentCount * width + 63) / 64 + 1) * 8
    return ColumnValues(
      words: try section.bytes(at: ColumnWriter.headerLength, count: count), width: width, base: base)
  }

  /// The document's value whatever the kind.
  package func value(at document: DocumentID) throws(SegmentError) -> ColumnValue {
    switch kind {
    case .number: return try number(at: document).map { .number($0) } ?? .missing
    case .string:
      guard let ordinal = try ordinal(at: document) else { return .missing }
      return .string(try string(ordinal))
    }
  }
}
