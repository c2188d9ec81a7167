import Analysis
import CICU
import Foundation

/// Sentence boundaries on sentences joined by single spaces: precision, recall and F1 beside plain ICU's.
enum SentencesEvaluation: Evaluation {
  static let name = "sentences"

  static func run(shared: String, locales: String) throws {
    let packs = try LanguagePacks(path: locales)
    for code in ["ru", "kk"] {
      let path = "\(shared)/data/sentences/\(code).txt"
      let sentences = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
      var bytes: [UInt8] = []
      var gold: Set<Int> = []
      for sentence in sentences {
        if !bytes.isEmpty {
          bytes.append(UInt8(ascii: " "))
          gold.insert(bytes.count)
        }
        bytes += Array(sentence.utf8)
      }
      for locale in ["root", "\(code)@ss=standard"] {
        report("\(code), ICU \(locale)", found: plain(locale, bytes), gold: gold)
      }
      guard let index = packs.index(of: LanguageTag(code)) else { continue }
      let breaker = try SentenceBreaker(pack: packs.packs[index])
      let clock = ContinuousClock()
      var found: Set<Int> = []
      let time = clock.measure { found = Set(breaker.ends(of: bytes, in: 0..<bytes.count).dropLast()) }
      report("\(code), Daiek", found: found, gold: gold)
      print("  \(String(format: "%.0f", Double(bytes.count) / 1e6 / (time / .seconds(1)))) MB/s")
      if ProcessInfo.processInfo.environment["DAIEK_SHOW"] != nil { show(bytes, found: found, gold: gold) }
    }
  }

  private static func plain(_ locale: String, _ bytes: [UInt8]) -> Set<Int> {
    guard let breaker = cicu_breaker_open(CICU_BREAK_SENTENCE, locale) else { return [] }
    defer { cicu_breaker_close(breaker) }
    return bytes.withUnsafeBufferPointer { buffer in
      var found: Set<Int> = []
      guard cicu_breaker_set_text(breaker, buffer.baseAddress!, Int64(bytes.count)) else { return found }
      var status: Int32 = 0
      while case let end = cicu_breaker_next(breaker, &status), end >= 0 {
        if end < bytes.count { found.insert(Int(end)) }
      }
      return found
    }
  }

  private static func report(_ what: String, found: Set<Int>, gold: Set<Int>) {
    let right = Double(found.intersection(gold).count)
    let precision = right / Double(found.count)
    let recall = right / Double(gold.count)
    let f1 = 2 * precision * recall / (precision + recall)
    print(
      "\(what): F1 \(figure(f1)), precision \(figure(precision)), recall \(figure(recall)) (\(gold.count) boundaries)")
  }

  /// Each boundary missed (−) or made up (+), in its context.
  private static func show(_ bytes: [UInt8], found: Set<Int>, gold: Set<Int>) {
    for place in found.symmetricDifference(gold).sorted() {
      let before = String(decoding: bytes[max(0, place - 70)..<place], as: UTF8.self)
      let after = String(decoding: bytes[place..<min(bytes.count, place + 60)], as: UTF8.self)
      print("  \(gold.contains(place) ? "−" : "+") \(before)‖\(after)")
    }
  }

  private static func figure(_ value: Double) -> String { String(format: "%.4f", value) }
}
