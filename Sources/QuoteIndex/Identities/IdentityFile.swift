import Analysis
import Glibc

/// `identities.txt` of a home, the user's own word on who is who: lines of `NAME = NAME` and `NAME ≠ NAME` (or `!=`), with
/// spaces around the sign; a name is one in any script, or an identifier of the authority files. `#` begins a comment line.
///
/// It is read when a searcher opens, so a new line holds without a rebuild, and no rebuild touches it.
struct IdentityFile {
  static let name = "identities.txt"

  let path: String
  let lines: [IdentityLine]

  /// A home without the file has no lines.
  ///
  /// - Throws: `badData` with file and line for a line that is neither.
  init(home: String) throws(IndexError) {
    path = home + "/" + Self.name
    guard access(path, F_OK) == 0 else {
      lines = []
      return
    }
    let path = path
    let bytes = try bridging { () throws(AnalysisError) in try PackTable.read(path) }
    var lines: [IdentityLine] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw Self.bad(path, index + 1, expected: "UTF-8", found: "other bytes")
      }
      let words = text.split(whereSeparator: \.isWhitespace)
      if words.isEmpty || words[0].hasPrefix("#") { continue }
      lines.append(try Self.line(words, index + 1, path))
    }
    self.lines = lines
  }

  private static func line(_ words: [Substring], _ number: Int, _ path: String) throws(IndexError) -> IdentityLine {
    let signs = words.indices.filter { ["=", "≠", "!="].contains(words[$0]) }
    guard signs.count == 1, signs[0] > 0, signs[0] < words.count - 1 else {
      throw bad(path, number, expected: "«NAME = NAME» or «NAME ≠ NAME»", found: words.joined(separator: " "))
    }
    return IdentityLine(
      left: words[..<signs[0]].joined(separator: " "), relation: words[signs[0]] == "=" ? .same : .different,
      right: words[(signs[0] + 1)...].joined(separator: " "), number: number)
  }

  /// An error that names a line of this file.
  func error(_ line: IdentityLine, expected: String, found: String) -> IndexError {
    Self.bad(path, line.number, expected: expected, found: found)
  }

  private static func bad(_ path: String, _ line: Int, expected: String, found: String) -> IndexError {
    IndexError(AnalysisError.badLine(file: path, line: line, expected: expected, found: found))
  }
}
