import Glibc

/// The rows of a pack's file one after another, each as places among the file's bytes: what a table costs that is read at every
/// start. `PackTable` makes texts of the cells where a table is small.
package struct PackRows {
  package let file: String
  package let bytes: [UInt8]
  /// Where each cell of the row stands.
  package private(set) var cells: [Range<Int>]
  /// The row's line, from 1.
  package private(set) var line = 0
  /// The whole row.
  private var row = 0..<0
  private var place = 0

  /// Reads the file, each row of which is to have this many cells.
  ///
  /// - Throws: `unreadable`, `ioFailure`.
  package init(path: String, columns: Int) throws(AnalysisError) {
    file = path
    bytes = try PackTable.read(path)
    cells = [Range<Int>](repeating: 0..<0, count: columns)
  }

  /// Goes to the next row that is neither empty nor a comment. Linear in what it passes.
  ///
  /// - Returns: false at the end.
  /// - Throws: `badLine` for a row of another width.
  package mutating func next() throws(AnalysisError) -> Bool {
    while place < bytes.count {
      line += 1
      let start = place
      let end = Self.place(of: UInt8(ascii: "\n"), in: bytes, from: start, to: bytes.count)
      place = end + 1
      if start == end || bytes[start] == UInt8(ascii: "#") { continue }
      row = start..<end
      var count = 0
      var cell = start
      while cell <= end {
        let next = Self.place(of: UInt8(ascii: "\t"), in: bytes, from: cell, to: end)
        if count < cells.count { cells[count] = cell..<next }
        count += 1
        cell = next + 1
      }
      guard count == cells.count else {
        throw .badLine(
          file: file, line: line, expected: "\(cells.count) columns separated by a TAB",
          found: "\(count) in «\(beginning)»")
      }
      return true
    }
    return false
  }

  /// Goes to the next row whose cell in a column has one of some characters beyond U+07FF. Reads no more of the rows between
  /// than that column and those before it.
  ///
  /// - Returns: false at the end.
  /// - Throws: `badLine` when the row that is found is of another width.
  package mutating func next(
    holding characters: Set<Unicode.Scalar>, inColumn column: Int = 0
  ) throws(AnalysisError) -> Bool {
    let codes = characters.map { UTF8.encode($0)!.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
    while place < bytes.count {
      let end = Self.place(of: UInt8(ascii: "\n"), in: bytes, from: place, to: bytes.count)
      var cell = place
      for _ in 0..<column {
        cell = min(end, Self.place(of: UInt8(ascii: "\t"), in: bytes, from: cell, to: end) + 1)
      }
      if bytes[place] != UInt8(ascii: "#"), Self.holds(bytes, cell, end, codes) { return try next() }
      line += 1
      place = end + 1
    }
    return false
  }

  /// Whether a cell that begins at a place has one of some characters of three or four bytes, each as one number.
  private static func holds(_ bytes: [UInt8], _ start: Int, _ end: Int, _ codes: [UInt32]) -> Bool {
    var index = start
    while index < end, bytes[index] != UInt8(ascii: "\t") {
      let length = bytes[index] < 0xE0 ? 1 : bytes[index] < 0xF0 ? 3 : 4
      if length > 1, index + length <= end {
        var code = UInt32(0)
        for place in index..<index + length { code = code << 8 | UInt32(bytes[place]) }
        if codes.contains(code) { return true }
      }
      index += length
    }
    return false
  }

  /// The first place of a byte; `end` where there is none.
  package static func place(of byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    precondition(0 <= start && start <= end && end <= bytes.count)
    return bytes.withUnsafeBytes { buffer in
      guard start < end, let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), end - start)
      else {
        return end
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The beginning of the row, to know it by.
  private var beginning: String { String(String(decoding: bytes[row], as: UTF8.self).prefix(60)) }

  /// A cell as text.
  package func text(_ column: Int) -> String { String(decoding: bytes[cells[column]], as: UTF8.self) }

  /// What is wrong with the row; without more, its beginning is what was found.
  package func error(_ expected: String, found: String? = nil) -> AnalysisError {
    .badLine(file: file, line: line, expected: expected, found: found ?? beginning)
  }

  /// Gives the values of a cell that stand between spaces.
  package func forEachValue(_ column: Int, _ body: (Range<Int>) throws(AnalysisError) -> Void) throws(AnalysisError) {
    var start = cells[column].lowerBound
    let end = cells[column].upperBound
    while start < end {
      let next = Self.place(of: UInt8(ascii: " "), in: bytes, from: start, to: end)
      if next > start { try body(start..<next) }
      start = next + 1
    }
  }

  /// Whether bytes of the file are these.
  package func isEqual(_ range: Range<Int>, _ text: StaticString) -> Bool {
    range.count == text.utf8CodeUnitCount
      && bytes[range].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
