import Extraction
import Foundation

/// Marked sentences that were written before any rule had been run on them, by the measure of the corpora.
enum QuotationsNewSentences {
  static func run(_ bench: ExtractionBench, labels: String, prints: Bool) throws {
    for language in ["en", "ru", "kk"] {
      let file = try String(contentsOfFile: "\(labels)/sentences-\(language).txt", encoding: .utf8)
      let examples = MarkedExample.read(file)
      var (score, peer) = (GoldScore(), GoldScore())
      var lines = Score()
      for example in examples {
        let extract = bench.extract(example.text, language: language)
        let document = GoldDocument(example)
        score.add(document, extract, misses: prints)
        peer.add(document, MarksBaseline.extract(document.text), misses: false)
        lines.add(Score(example, extract))
      }
      print("\(language) daiek, \(examples.count) new sentences: \(lines)")
      print(score)
      print("\(language) regular expression, the same sentences")
      print(peer)
    }
  }
}
