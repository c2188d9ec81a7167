import QuoteIndex

/// Comma-separated values by RFC 4180: a line of names, CRLF after every line, every cell that needs it in quotation marks.
///
/// A spreadsheet takes a cell that begins with = + - @ or a control character for a formula, in quotation marks or not, and
/// an article may have been written to be that cell. So such a cell gets an apostrophe before it (OWASP, CSV Injection); who
/// needs the very bytes takes another format.
struct CommaWriter: ExportWriter {
  private static let columns = [
    "id", "article", "source", "title", "date", "language", "kind", "text", "start", "end", "speaker",
    "speaker_name", "speaker_entity", "cue", "via", "confidence",
  ]

  var head: String { Self.line(Self.columns) }
  let foot = ""

  func text(of quotation: FoundQuotation) -> String {
    func all(_ values: [String?]) -> String { values.map { $0 ?? "" }.joined(separator: "; ") }
    let speakers = quotation.speakers
    return Self.line([
      quotation.id, quotation.article, quotation.source, quotation.title, quotation.date ?? "", quotation.language,
      quotation.kind, String(decoding: quotation.text, as: UTF8.self), String(quotation.byteRange.lowerBound),
      String(quotation.byteRange.upperBound), all(speakers.map(\.text)), all(speakers.map(\.name)),
      all(speakers.map(\.entity)), quotation.cue?.text ?? "", all(quotation.via.map { $0.name ?? $0.text }),
      JSONObject.number(quotation.confidence),
    ])
  }

  private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  static func cell(_ value: String) -> String {
    var value = Safe.lines(value.utf8)
    if let first = value.unicodeScalars.first, isFormula(first) { value = "'" + value }
    guard value.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return value }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  /// The signs of ASCII and their full-width doubles, which some spreadsheets take for them.
  private static func isFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": true
    default: scalar.value < 0x20
    }
  }
}
