import Analysis

/// Reads the long tables of sounds row by row as bytes: a `String` for each cell would cost more than all the rest.
enum SoundRows {
  /// Where a row stands, for an error that names it.
  struct Place {
    let rows: PackRows

    func error(_ expected: String) -> AnalysisError { rows.error(expected) }
  }

  /// Gives the cells of each row that is no comment. The files are in NFC.
  ///
  /// - Throws: `AnalysisError` with file and line for a row of another width, and what `body` throws.
  static func read(
    _ path: String, columns: Int, _ body: ([ArraySlice<UInt8>], Place) throws(AnalysisError) -> Void
  ) throws(AnalysisError) {
    var rows = try PackRows(path: path, columns: columns)
    while try rows.next() {
      try body(rows.cells.map { rows.bytes[$0] }, Place(rows: rows))
    }
  }
}
