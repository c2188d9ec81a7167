import Analysis
import CICU
import Foundation

/// Words, and words all the way to their terms, beside ICU's word iterator over UTF-8: medians of interleaved runs on one
/// core, by the processor time of the thread.
///
/// ICU gets the whole text at once and its boundaries are only counted; Daiek works line by line and stores what it finds,
/// as the indexer does. `terms, new` begins with an empty vocabulary, so it pays for every distinct word of the text;
/// `terms, known` is a second text's price, when the vocabulary has met the words.
enum SpeedEvaluation: Evaluation {
  static let name = "speed"

  private static let runs = 9
  static func run(shared: String, locales: String) throws {
    // The first breaker unfolds the table; every one opens ICU's iterator.
    let first = try seconds { _ = try WordBreaker() }
    let second = try seconds { _ = try WordBreaker() }
    print("a breaker is made in \(Int(first * 1e6)) µs, the next in \(Int(second * 1e6)) µs")
    print("median of \(runs) interleaved runs, MB/s of UTF-8 (times ICU)")
    for pack in try LanguagePacks(path: locales).packs {
      let language = pack.language.text
      guard let text = unpacked("\(shared)/bench/gen/model-\(language).txt.xz") else {
        print("\(language): no \(shared)/bench/gen/model-\(language).txt.xz, or no xz")
        continue
      }
      try measure(text, pack)
    }
  }

  private static func measure(_ text: [UInt8], _ pack: LanguagePack) throws {
    let lines = lines(of: text)
    let breaker = try WordBreaker()
    let known = StemmedVocabulary(vocabulary: Vocabulary(), stemmer: try pack.makeStemmer())
    _ = terms(text, lines, breaker, known)
    var times = [[Double]](repeating: [], count: 4)
    var icuWords = 0
    var tableWords = 0
    var distinct = 0
    for _ in 0..<runs {
      times[0].append(seconds { icuWords = countByICU(text) })
      times[1].append(seconds { tableWords = words(text, lines, breaker) })
      let new = StemmedVocabulary(vocabulary: Vocabulary(), stemmer: try pack.makeStemmer())
      times[2].append(seconds { _ = terms(text, lines, breaker, new) })
      times[3].append(seconds { _ = terms(text, lines, breaker, known) })
      distinct = new.vocabulary.words.count
    }
    let medians = times.map { $0.sorted()[runs / 2] }
    let figures = zip(["ICU words", "words", "terms, new", "terms, known"], medians).map { name, time in
      "\(name) \(format(Double(text.count) / time / 1e6)) (\(format(medians[0] / time))×)"
    }
    print(
      "\(pack.language): \(figures.joined(separator: "; ")); words \(icuWords) by ICU, \(tableWords) by Daiek, \(distinct) distinct forms and marks"
    )
  }

  private static func countByICU(_ text: [UInt8]) -> Int {
    guard let breaker = cicu_breaker_open(CICU_BREAK_WORD, "root") else { return 0 }
    defer { cicu_breaker_close(breaker) }
    return text.withUnsafeBufferPointer { buffer in
      guard cicu_breaker_set_text(breaker, buffer.baseAddress!, Int64(buffer.count)) else { return 0 }
      var count = 0
      var status: Int32 = 0
      while cicu_breaker_next(breaker, &status) >= 0 { count += status >= 100 ? 1 : 0 }
      return count
    }
  }

  private static func words(_ text: [UInt8], _ lines: [Range<Int>], _ breaker: WordBreaker) -> Int {
    var segments: [WordBreaker.Segment] = []
    var count = 0
    for line in lines {
      segments.removeAll(keepingCapacity: true)
      breaker.appendSegments(of: text, in: line, to: &segments)
      for segment in segments { count += segment.isWord ? 1 : 0 }
    }
    return count
  }

  /// What the indexer does with text: every word, number and mark to the number of its form and the hash of its stem.
  private static func terms(_ text: [UInt8], _ lines: [Range<Int>], _ breaker: WordBreaker, _ terms: StemmedVocabulary)
    -> UInt64
  {
    var segments: [WordBreaker.Segment] = []
    var tokens: [Token] = []
    var hashes: [UInt64] = []
    var sum: UInt64 = 0
    for line in lines {
      segments.removeAll(keepingCapacity: true)
      tokens.removeAll(keepingCapacity: true)
      breaker.appendSegments(of: text, in: line, to: &segments)
      terms.vocabulary.appendTokens(of: text, from: line.lowerBound, segments: segments, to: &tokens)
      hashes.removeAll(keepingCapacity: true)
      terms.appendHashes(of: tokens, to: &hashes)
      sum &+= hashes.last ?? 0
    }
    return sum
  }

  private static func lines(of text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in text.indices where text[index] == 0x0A {
      lines.append(start..<(index + 1))
      start = index + 1
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }

  private static func unpacked(_ path: String) -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/xz")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    guard FileManager.default.fileExists(atPath: path), (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? [UInt8](data) : nil
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
  }

  private static func format(_ value: Double) -> String { String(format: value < 20 ? "%.2f" : "%.0f", value) }
}
