import QuoteIndex

/// The formats of `export`.
enum ExportFormat: String, CaseIterable {
  case jsonl, csv, jsonld, tei, webannotation

  func makeWriter(_ export: QuotationExport) -> any ExportWriter {
    switch self {
    case .jsonl: LineWriter()
    case .csv: CommaWriter()
    case .jsonld: LinkedDataWriter(export: export)
    case .tei: TEIWriter(export: export)
    case .webannotation: AnnotationWriter(export: export)
    }
  }
}
