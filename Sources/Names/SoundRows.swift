import Analysis

/// Reads the long tables of sounds row by row as bytes: every search reads them, and a `String` for each cell would cost more
/// than all the rest of its start.
enum SoundRows {
  /// Where a row stands, for an error that names it.
  struct Place {
    let file: String
    let line: Int
    let text: ArraySlice<UInt8>

    func error(_ expected: String) -> AnalysisError {
      .badLine(file: file, line: line, expected: expected, found: String(decoding: text.prefix(60), as: UTF8.self))
    }
  }

  /// Gives the cells of each row that is no comment. The files are in NFC.
  ///
  /// - Throws: `AnalysisError` with file and line for a row of another width, and what `body` throws.
  static func read(
    _ path: String, columns: Int, _ body: ([ArraySlice<UInt8>], Place) throws(AnalysisError) -> Void
  ) throws(AnalysisError) {
    let bytes = try PackTable.read(path)
    var number = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      number += 1
      start = end + 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      let place = Place(file: path, line: number, text: line)
      guard cells.count == columns else { throw place.error("\(columns) columns separated by a TAB") }
      try body(cells, place)
    }
  }
}
