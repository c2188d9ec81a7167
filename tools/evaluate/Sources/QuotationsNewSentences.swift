import Extraction
import Foundation

/// Marked sentences that were written before any rule had been run on them, by the measure of the corpora.
enum QuotationsNewSentences {
  static func run(_ bench: ExtractionBench, labels: String, prints: Bool) throws {
    for language in ["en", "ru", "kk"] {
      let file = try String(contentsOfFile: "\(labels)/sentences-\(language).txt", encoding: .utf8)
      let examples = MarkedExample.read(file)
      var score = GoldScore()
      var lines = Score()
      for example in examples {
        let extract = bench.extract(example.text, language: language)
        score.add(GoldDocument(example), extract, misses: prints)
        lines.add(Score(example, extract))
      }
      print("\(language) daiek, \(examples.count) new sentences: \(lines)")
      print(score)
    }
  }
}
