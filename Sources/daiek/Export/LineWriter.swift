import QuoteIndex

/// JSON lines: the objects that `quotes --json` gives, without what belongs to a question (score and matches).
struct LineWriter: ExportWriter {
  let head = ""
  let foot = ""

  func text(of quotation: FoundQuotation) -> String { HitJSON.object(quotation).line + "\n" }
}
