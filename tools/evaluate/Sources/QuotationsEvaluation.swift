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
    if only == nil || only == "sentences" {
      try QuotationsNewSentences.run(bench, labels: locales + "/../tools/evaluate/labels", prints: prints("sentences"))
    }
    if only == nil || only == "polnear" {
      try gold(bench, path: shared + "/data/quotes/en-polnear.jsonl", language: "en")
    }
    if only == nil || only == "adaq" { try gold(bench, path: shared + "/data/quotes/ru-adaq.jsonl", language: "ru") }
    if only == nil || only == "broken" {
      for language in ["en", "ru", "kk"] {
        let documents = try wholeTexts(language, shared: shared, locales: locales)
        QuotationsBrokenMarks(language: language, documents: documents).run(bench, prints: prints("broken"))
      }
    }
    if only == nil || only == "article" { try article(bench, shared: shared) }
    let environment = ProcessInfo.processInfo.environment
    let language = environment["DAIEK_LANGUAGE"] ?? "en"
    if let text = environment["DAIEK_TEXT"] { show(Array(text.utf8), bench, language) }
    if let path = environment["DAIEK_FILE"] {
      show(Array(try Data(contentsOf: URL(fileURLWithPath: path))), bench, language)
    }
    if let only, only.hasPrefix("articles:") { try read(bench, shared: shared, language: String(only.dropFirst(9))) }
    if only == nil || only == "scare" {
      try QuotationsScareQuotes.run(
        bench, shared: shared, labels: locales + "/../tools/evaluate/labels", prints: prints("scare"))
    }
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
        "   + \(quotation.kind): \(text(quotation.byteRange)) | by \(quotation.speakers.map { text($0.byteRange) }) | cue \(quotation.cue.map(text) ?? "-") | via \(quotation.via.map { text($0.byteRange) })"
      )
    }
    for scare in extract.scareQuotes { lines.append("   + scare: \(text(scare))") }
    return lines.joined(separator: "\n")
  }

  // MARK: - Annotated corpora

  private static func gold(_ bench: ExtractionBench, path: String, language: String) throws {
    let documents = try GoldDocument.read(path)
    let isBrief = ProcessInfo.processInfo.environment["DAIEK_BRIEF"] != nil
    for (name, extract) in [
      ("daiek", { (document: GoldDocument) in bench.extract(document.bytes, language: language) }),
      ("regular expression", { (document: GoldDocument) in MarksBaseline.extract(document.text) }),
    ] where name == "daiek" || !isBrief {
      var (all, read, held) = (GoldScore(), GoldScore(), GoldScore())
      for document in documents {
        let extract = extract(document)
        let isRead = name == "daiek" && !document.isHeldOut
        all.add(document, extract, misses: isRead && prints("gold"))
        if document.isHeldOut {
          held.add(document, extract, misses: false)
        } else {
          read.add(document, extract, misses: false)
        }
      }
      print("\(language) \(name), \(documents.count) documents")
      print(all)
      guard name == "daiek" else { continue }
      print("\(language) \(name), the \(documents.count { !$0.isHeldOut }) documents whose misses were read")
      print(read)
      print("\(language) \(name), the \(documents.count { $0.isHeldOut }) documents held out")
      print(held)
    }
  }

  /// Texts of some length: English has articles; single sentences of the others are joined by tens.
  private static func wholeTexts(_ language: String, shared: String, locales: String) throws -> [GoldDocument] {
    switch language {
    case "en": return try GoldDocument.read(shared + "/data/quotes/en-polnear.jsonl")
    case "ru": return GoldDocument.joined(try GoldDocument.read(shared + "/data/quotes/ru-adaq.jsonl"), by: 10)
    default:
      let paths = [
        "\(locales)/\(language)/examples/quotations.txt",
        "\(locales)/../tools/evaluate/labels/sentences-\(language).txt",
      ]
      let examples = try paths.flatMap { MarkedExample.read(try String(contentsOfFile: $0, encoding: .utf8)) }
      return GoldDocument.joined(examples.map { GoldDocument($0) }, by: 10)
    }
  }

  private static func article(_ bench: ExtractionBench, shared: String) throws {
    let bytes = Array(
      try Data(contentsOf: URL(fileURLWithPath: shared + "/data/articles/kazakh-russian-relations.txt")))
    show(bytes, bench, "en")
  }

  /// What is found in the articles of one language, for reading.
  private static func read(_ bench: ExtractionBench, shared: String, language: String) throws {
    for object in try JSONLines.objects(shared + "/data/articles/\(language).jsonl") {
      guard let article = object["text"] as? String else { continue }
      show(Array(article.utf8), bench, language)
    }
  }

  private static func show(_ bytes: [UInt8], _ bench: ExtractionBench, _ language: String) {
    let extract = bench.extract(bytes, language: language)
    func text(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self).replacing("\n", with: "⏎")
    }
    func names(_ speakers: [Speaker]) -> String {
      speakers.map { text($0.byteRange) + ($0.antecedent.map { "=" + text($0) } ?? "") }.joined(separator: "; ")
    }
    for quotation in extract.quotations {
      print(
        "\(quotation.kind) «\(text(quotation.byteRange))» by [\(names(quotation.speakers))] "
          + "cue «\(quotation.cue.map(text) ?? "-")» via [\(names(quotation.via))] \(quotation.confidence)")
    }
    for scare in extract.scareQuotes {
      let around = max(0, scare.lowerBound - 80)..<min(bytes.count, scare.upperBound + 60)
      print("scare \(text(scare)) … \(text(around))")
    }
  }

  private static func speed(_ bench: ExtractionBench, shared: String) throws {
    for language in ["en", "ru", "kk"] {
      let articles = try JSONLines.objects(shared + "/data/articles/\(language).jsonl").compactMap {
        $0["text"] as? String
      }
      let texts = articles.map { Array($0.utf8) }
      let analysed = texts.map { bench.analyzer.analyse($0, declared: LanguageTag(language)) }
      let mentions = analysed.map { bench.finder.mentions(in: $0) }
      for index in analysed.indices {
        _ = bench.extractor.extract(analysed[index], mentions: mentions[index], forms: bench.forms)
      }
      let start = clock()
      let rounds = Int(ProcessInfo.processInfo.environment["DAIEK_ROUNDS"] ?? "10") ?? 10
      var found = 0
      for _ in 0..<rounds {
        for index in analysed.indices {
          found +=
            bench.extractor.extract(analysed[index], mentions: mentions[index], forms: bench.forms).quotations.count
        }
      }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      let bytes = texts.reduce(0) { $0 + $1.count } * rounds
      print(
        String(
          format: "speed %@: extraction alone %.1f MB/s of processor time, %d quotations", language,
          Double(bytes) / 1e6 / seconds, found / rounds))
    }
  }
}
