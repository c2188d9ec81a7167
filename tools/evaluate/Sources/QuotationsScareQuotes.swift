import Extraction
import Foundation

/// Marks that quote nobody (titles, names, irony, slogans): how many of those labelled by hand come out attributed.
enum QuotationsScareQuotes {
  private struct Label {
    let file: String
    let id: String
    let range: Range<Int>
  }

  static func run(_ bench: ExtractionBench, shared: String, labels: String, prints: Bool) throws {
    for language in ["en", "ru", "kk"] {
      let labels = try read("\(labels)/scare-\(language).tsv")
      var attributed: [String: Int] = [:]
      for (file, labels) in Dictionary(grouping: labels, by: \.file) {
        let texts = try texts(shared + "/data/" + file)
        for (id, labels) in Dictionary(grouping: labels, by: \.id) {
          guard let bytes = texts[id] else { continue }
          let extract = bench.extract(bytes, language: language)
          for label in labels {
            guard let quotation = extract.quotations.first(where: { isAttributed(label.range, by: $0) }) else {
              continue
            }
            attributed[quotation.kind.rawValue, default: 0] += 1
            if prints {
              let around = max(0, label.range.lowerBound - 90)..<min(bytes.count, label.range.upperBound + 40)
              print("scare \(language) \(quotation.pattern) …\(String(decoding: bytes[around], as: UTF8.self))")
            }
          }
        }
      }
      let count = attributed.values.reduce(0, +)
      print(
        String(
          format: "scare quotes %@: %d of %d attributed, %.1f %%", language, count, labels.count,
          100 * Double(count) / Double(max(1, labels.count))))
    }
  }

  /// The marks are the quotation, or the only marks of a mixed one; a title inside a longer statement is no claim about it.
  private static func isAttributed(_ range: Range<Int>, by quotation: Quotation) -> Bool {
    guard quotation.byteRange.overlaps(range), quotation.kind != .indirect else { return false }
    if quotation.kind == .mixed {
      return quotation.byteRange.lowerBound <= range.lowerBound && quotation.byteRange.upperBound >= range.upperBound
        && quotation.byteRange.count < 3 * range.count
    }
    return quotation.byteRange.count < 2 * range.count
  }

  private static func read(_ path: String) throws -> [Label] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t").map(String.init)
      return Label(file: cells[0], id: cells[1], range: Int(cells[2])!..<Int(cells[3])!)
    }
  }

  /// The texts of a file by their ids: JSON lines, lines of plain text by number, or one text.
  private static func texts(_ path: String) throws -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    if path.hasSuffix(".jsonl") {
      for (index, object) in try JSONLines.objects(path).enumerated() {
        guard let text = object["text"] as? String else { continue }
        texts[object["id"] as? String ?? String(index)] = Array(text.utf8)
      }
    } else if path.contains("/sentences/") {
      let all = try String(contentsOfFile: path, encoding: .utf8)
      for (index, line) in all.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        texts[String(index + 1)] = Array(line.utf8)
      }
    } else {
      texts["-"] = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    return texts
  }
}
