import Glibc

/// One file of a language pack: lines of TAB-separated cells, `#` comments, empty lines; see `locales/README.md`.
package struct PackTable: Sendable {
  /// One line: its cells, and where it stands, for an error that names it.
  package struct Row: Sendable {
    package let file: String
    package let line: Int
    package let cells: [String]

    /// The values of a cell: split at spaces, `_` read as a space, `-` alone as nothing.
    package func values(_ column: Int) -> [String] {
      let cell = cells[column]
      if cell == "-" { return [] }
      return cell.utf8.split(separator: UInt8(ascii: " ")).map { Self.spaced(Substring($0)) }
    }

    /// By bytes: every start reads thousands of cells, and characters would have to be told apart first.
    private static func spaced(_ text: Substring) -> String {
      guard text.utf8.contains(UInt8(ascii: "_")) else { return String(text) }
      return String(decoding: text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    /// The whole cell, `_` read as a space; nil for `-`.
    package func value(_ column: Int) -> String? {
      cells[column] == "-" ? nil : Self.spaced(cells[column][...])
    }

    /// The cell as one of a closed list of words.
    ///
    /// - Throws: `badLine` with the list, when it is none of them.
    package func choice<Choice: RawRepresentable & CaseIterable>(
      _ column: Int, of type: Choice.Type
    ) throws(AnalysisError) -> Choice where Choice.RawValue == String {
      guard let choice = Choice(rawValue: cells[column]) else {
        let list = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badLine(file: file, line: line, expected: "one of \(list) in column \(column + 1)", found: cells[column])
      }
      return choice
    }
  }

  package let rows: [Row]

  /// Reads the file, each line of which must have this many cells.
  ///
  /// - Throws: `unreadable`, or `badLine` for a line of another width or one that is not UTF-8.
  package init(path: String, columns: Int) throws(AnalysisError) {
    var source = try PackRows(path: path, columns: columns)
    let isUnicode = (try? UTF8Span(validating: source.bytes.span)) != nil
    var rows: [Row] = []
    while try source.next() {
      var cells: [String] = []
      cells.reserveCapacity(columns)
      for column in 0..<columns { cells.append(source.text(column)) }
      if !isUnicode, !source.cells.allSatisfy({ String(validating: source.bytes[$0], as: UTF8.self) != nil }) {
        throw .badLine(file: path, line: source.line, expected: "UTF-8", found: "other bytes")
      }
      rows.append(Row(file: path, line: source.line, cells: cells))
    }
    self.rows = rows
  }

  /// The bytes of a pack's file.
  ///
  /// - Throws: `unreadable` when there is none, `ioFailure` when the system does not give it.
  package static func read(_ path: String) throws(AnalysisError) -> [UInt8] {
    var descriptor: Int32
    repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC) } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw .refusal(path, "open", errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .ioFailure(path: path, operation: "fstat", errno: errno) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + filled, $0.count - filled) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .ioFailure(path: path, operation: "read", errno: errno) }
      guard count > 0 else { throw .unreadable(path: path, reason: "it shrank while it was read") }
      filled += count
    }
    return bytes
  }
}
