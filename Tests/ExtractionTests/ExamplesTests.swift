import Foundation
import Testing

@testable import Extraction

/// The marked sentences of the packs.
struct ExamplesTests {
  @Test(arguments: ["en", "ru", "kk"])
  func examples(language: String) throws {
    let bench = try Bench()
    let file = try String(contentsOfFile: "\(Bench.locales)/\(language)/examples/quotations.txt", encoding: .utf8)
    let examples = MarkedExample.read(file)
    #expect(examples.count >= 120)
    for example in examples {
      let difference = bench.difference(example, language)
      let text = String(decoding: example.text, as: UTF8.self)
      #expect(difference == nil, "\(language):\(example.line) \(text): \(difference ?? "")")
    }
  }
}
