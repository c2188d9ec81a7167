import Foundation
import QuoteIndex

/// The time of one verification among very many quotations: texts of twelve words of which three are others.
///
/// The quotations are chains of word pairs from the development articles, so that words are as common and as rare as in
/// news. Their number is `DAIEK_QUOTATIONS` (100,000 without it; a million takes some minutes to build); `DAIEK_VERIFY_INDEX`
/// names a folder where the index is kept for the next run.
enum VerifySpeed {
  private static let queries = 300
  private static let length = 12
  private static let changed = 3
  private static let goalMilliseconds = 20.0

  static func run(shared: String, locales: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let wanted = Int(environment["DAIEK_QUOTATIONS"] ?? "100000") ?? 100_000
    let folder =
      environment["DAIEK_VERIFY_INDEX"]
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("daiek-speed-\(getpid())").path
    defer { if environment["DAIEK_VERIFY_INDEX"] == nil { try? FileManager.default.removeItem(atPath: folder) } }
    let home = IndexHome(path: folder, locales: locales, entities: locales + "/../index/entities")
    var chain = try WordChain(shared: shared, seed: 5)
    if (try? Searcher(home: home)) == nil { try build(home, wanted, &chain) }
    let searcher = try Searcher(home: home)
    let statistics = try searcher.statistics()
    print("\(statistics.quotations) quotations in \(statistics.segments) segments, \(statistics.bytes) bytes")
    let texts = try altered(searcher, statistics.quotations, &chain)
    let verifier = Verifier(searcher: searcher)
    // The first touches pages that are not yet checked.
    for text in texts.prefix(20) { _ = try verifier.verify(text.text) }
    var times: [Double] = []
    var found = 0
    for text in texts {
      let start = clock()
      let verification = try verifier.verify(text.text)
      times.append(Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC))
      if let part = verification?.parts.first?.quotation, verification?.verdict == .altered,
        VerifyArchive.folded(VerifyArchive.words(String(decoding: part.text, as: UTF8.self))).joined(separator: " ")
          .contains(text.source)
      {
        found += 1
      }
    }
    times.sort()
    print(
      String(
        format: "\(length) words, \(changed) changed: %d of %d found; milliseconds of processor time: "
          + "median %.2f, 95 %% below %.2f, most %.2f (goal %.0f)", found, texts.count, times[times.count / 2],
        times[times.count * 95 / 100], times[times.count - 1], goalMilliseconds))
  }

  /// Stretches of quotations, three words of each exchanged for words of other quotations.
  private static func altered(
    _ searcher: Searcher, _ count: Int, _ chain: inout WordChain
  ) throws -> [(text: String, source: String)] {
    var texts: [(text: String, source: String)] = []
    let export = QuotationExport(searcher: searcher)
    for offset in stride(from: 0, to: count, by: max(1, count / queries)) {
      _ = try export.forEach(offset: offset, limit: 1) { (quotation) throws(IndexError) in
        var words = VerifyArchive.words(String(decoding: quotation.text, as: UTF8.self))
        guard words.count >= length else { return }
        words = Array(words.prefix(length))
        let source = VerifyArchive.folded(words).joined(separator: " ")
        for place in (0..<length).shuffled(using: &chain.generator).prefix(changed) {
          words[place] = chain.word()
        }
        texts.append((words.joined(separator: " "), source))
      }
    }
    return texts
  }

  private static func build(_ home: IndexHome, _ wanted: Int, _ chain: inout WordChain) throws {
    let indexer = try Indexer(home: home, threads: 2)
    let perArticle = 100
    let perRound = 100_000
    var made = 0
    while made < wanted {
      var lines: [String] = []
      for _ in 0..<(min(perRound, wanted - made) / perArticle) {
        let (language, paragraphs) = chain.article(quotations: perArticle)
        let object = [
          "title": "t\(made)", "text": paragraphs.joined(separator: "\n\n"), "outlet": "o\(made % 50)",
          "date": "20\(10 + made / 100 % 15)-0\(1 + made / 1500 % 9)-10", "lang": language, "url": "u\(made)",
        ]
        let data = try JSONSerialization.data(withJSONObject: object)
        lines.append(String(decoding: data, as: UTF8.self))
        made += perArticle
      }
      let path = home.path + "-\(made).jsonl"
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
      _ = made == perRound ? try indexer.rebuild(paths: [path]) : try indexer.add(paths: [path])
      try FileManager.default.removeItem(atPath: path)
    }
  }
}
