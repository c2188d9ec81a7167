import Analysis
import Extraction
import Foundation

/// Quotations, speakers and cues: the packs' examples, PolNeAR's English and adaq's Russian development halves.
enum QuotationsEvaluation: Evaluation {
  static let name = "quotations"

  static func run(shared: String, locales: String) throws {
    let bench = try ExtractionBench(locales: locales)
    let only = ProcessInfo.processInfo.environment["DAIEK_ONLY"]
    for language in ["en", "ru", "kk"] where only == nil || only == language || only == "examples" {
      try examples(bench, locales: locales, language: language)
    }
    if only == nil || only == "polnear" { try gold(bench, path: shared + "/data/quotes/en-polnear.jsonl", language: "en") }
    if only == nil || only == "adaq" { try gold(bench, path: shared + "/data/quotes/ru-adaq.jsonl", language: "ru") }
    if only == nil || only == "article" { try article(bench, shared: shared) }
    if only == nil || only == "speed" { try speed(bench, shared: shared) }
  }

  private static func prints(_ what: String) -> Bool {
    ProcessInfo.processInfo.environment["DAIEK_MISSES"]?.contains(what) ?? false
  }

  // MARK: - Examples

  private static func examples(_ bench: ExtractionBench, locales: String, language: String) throws {
    let file = try String(contentsOfFile: "\(locales)/\(language)/examples/quotations.txt", encoding: .utf8)
    var total = Score()
    var patterns: [(name: String, score: Score)] = []
    for example in MarkedExample.read(file) {
      let extract = bench.extract(example.text, language: language)
      let score = Score(example, extract)
      total.add(score)
      if patterns.last?.name != example.pattern { patterns.append((example.pattern, Score())) }
      patterns[patterns.count - 1].score.add(score)
      if score.linesRight == 0, prints(language) { print(describe(example, extract)) }
    }
    for pattern in patterns { print("\(language)\t\(pattern.name)\t\(pattern.score)") }
    print("\(language)\tALL\t\(total)")
  }

  /// What was marked and what was found, for reading.
  private static func describe(_ example: MarkedExample, _ extract: Extract) -> String {
    func text(_ range: Range<Int>) -> String { String(decoding: example.text[range], as: UTF8.self) }
    var lines = ["\(example.line) [\(example.pattern)] \(String(decoding: example.text, as: UTF8.self))"]
    lines.append("   - " + example.tags.map { "\($0.name): \(text($0.byteRange))" }.joined(separator: " | "))
    for quotation in extract.quotations {
      lines.append(
        "   + \(quotation.kind): \(text(quotation.byteRange)) | by \(quotation.speakers.map { text($0.byteRange) }) | cue \(quotation.cue.map(text) ?? "-") | via \(quotation.via.map { text($0.byteRange) })")
    }
    for scare in extract.scareQuotes { lines.append("   + scare: \(text(scare))") }
    return lines.joined(separator: "\n")
  }

  // MARK: - Annotated corpora

  private static func gold(_ bench: ExtractionBench, path: String, language: String) throws {
    let documents = try GoldDocument.read(path)
    for (name, extract) in [
      ("daiek", { (document: GoldDocument) in bench.extract(document.bytes, language: language) }),
      ("regular expression", { (document: GoldDocument) in MarksBaseline.extract(document.text) }),
    ] {
      var score = GoldScore()
      for document in documents { score.add(document, extract(document), misses: name == "daiek" && prints("gold")) }
      print("\(language) \(name), \(documents.count) documents")
      print(score)
    }
  }

  private static func article(_ bench: ExtractionBench, shared: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: shared + "/data/articles/kazakh-russian-relations.txt")))
    let extract = bench.extract(bytes, language: "en")
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for quotation in extract.quotations {
      print("\(quotation.kind) «\(text(quotation.byteRange))» by \(quotation.speakers.map { text($0.byteRange) }) cue «\(quotation.cue.map(text) ?? "-")» via \(quotation.via.map { text($0.byteRange) }) \(quotation.confidence)")
    }
    for scare in extract.scareQuotes { print("scare \(text(scare))") }
  }

  private static func speed(_ bench: ExtractionBench, shared: String) throws {
    for language in ["en", "ru", "kk"] {
      let articles = try JSONLines.objects(shared + "/data/articles/\(language).jsonl").compactMap { $0["text"] as? String }
      let texts = articles.map { Array($0.utf8) }
      let analysed = texts.map { bench.analyzer.analyse($0, declared: LanguageTag(language)) }
      let mentions = analysed.map { bench.finder.mentions(in: $0) }
      for index in analysed.indices { _ = bench.extractor.extract(analysed[index], mentions: mentions[index], forms: bench.forms) }
      let start = DispatchTime.now()
      let rounds = 5
      var found = 0
      for _ in 0..<rounds {
        for index in analysed.indices {
          found += bench.extractor.extract(analysed[index], mentions: mentions[index], forms: bench.forms).quotations.count
        }
      }
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
      let bytes = texts.reduce(0) { $0 + $1.count } * rounds
      print(String(format: "speed %@: extraction alone %.1f MB/s, %d quotations", language, Double(bytes) / 1e6 / seconds, found / rounds))
    }
  }
}
