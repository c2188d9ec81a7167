import Foundation
import Testing

@testable import Extraction

/// The marked sentences of the packs.
struct ExamplesTests {
  /// Lines that the rules do not reach yet, by their line in the file, and why. A line that begins to pass must leave.
  static let unreached: [String: [Int: String]] = [
    "en": [
      152: "only a verb list would show that `emptied` goes with `warning` and not with `prices`",
      180: "declared X unlawful: a clause without a verb",
    ],
    "ru": [
      194: "дескать is a particle that stands in no cue table yet",
      195: "мол is a particle that stands in no cue table yet",
    ],
    "kk": [143: "nothing in the packs says that Reuters is a messenger"],
  ]

  @Test(arguments: ["en", "ru", "kk"])
  func examples(language: String) throws {
    let bench = try Bench()
    let file = try String(contentsOfFile: "\(Bench.locales)/\(language)/examples/quotations.txt", encoding: .utf8)
    let examples = MarkedExample.read(file)
    #expect(examples.count >= 120)
    let unreached = Self.unreached[language] ?? [:]
    for example in examples {
      let difference = bench.difference(example, language)
      let text = String(decoding: example.text, as: UTF8.self)
      if let reason = unreached[example.line] {
        #expect(difference != nil, "\(language):\(example.line) passes now, take it from the list: \(text) (\(reason))")
      } else {
        #expect(difference == nil, "\(language):\(example.line) \(text): \(difference ?? "")")
      }
    }
  }
}
