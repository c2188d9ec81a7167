import Foundation
import Testing

@testable import Extraction

/// No text is refused, whatever its marks: every range stays inside the text and between characters.
struct BrokenMarksTests {
  /// A small generator with a seed, so that a failure can be met again.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, sides)
    }
  }

  @Test(arguments: ["en", "ru", "kk"])
  func randomMarks(language: String) throws {
    let bench = try Bench()
    let file = try String(contentsOfFile: "\(Bench.locales)/\(language)/examples/quotations.txt", encoding: .utf8)
    let texts = MarkedExample.read(file).map { String(decoding: $0.text, as: UTF8.self) }
    let marks: [Unicode.Scalar] = [
      "“", "”", "«", "»", "\"", "'", "’", "‘", "„", "—", "-", ":", ",", ".", "?", "(", "\n",
    ]
    var dice = Dice(state: 7)
    for round in 0..<600 {
      var scalars = Array(
        (texts[dice.roll(texts.count)] + (dice.roll(2) == 0 ? " " : "\n") + texts[dice.roll(texts.count)])
          .unicodeScalars)
      for _ in 0..<(1 + dice.roll(6)) {
        let place = dice.roll(scalars.count)
        switch dice.roll(3) {
        case 0: scalars.insert(marks[dice.roll(marks.count)], at: place)
        case 1: scalars.remove(at: place)
        default: scalars[place] = marks[dice.roll(marks.count)]
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      check(Array(String(text).utf8), bench, language, round)
    }
    check([], bench, language, -1)
    check(Array("“".utf8), bench, language, -2)
    check(Array("» — said :".utf8), bench, language, -3)
  }

  private func check(_ bytes: [UInt8], _ bench: Bench, _ language: String, _ round: Int) {
    let extract = bench.extract(bytes, language)
    var ranges = extract.scareQuotes
    for quotation in extract.quotations {
      ranges.append(quotation.byteRange)
      if let cue = quotation.cue { ranges.append(cue) }
      for speaker in quotation.speakers + quotation.via {
        ranges.append(speaker.byteRange)
        if let antecedent = speaker.antecedent { ranges.append(antecedent) }
      }
    }
    for range in ranges {
      let isInside = range.lowerBound >= 0 && range.upperBound <= bytes.count && !range.isEmpty
      #expect(isInside, "round \(round)")
      guard isInside else { continue }
      #expect(bytes[range.lowerBound] & 0xC0 != 0x80, "round \(round)")
      #expect(range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80, "round \(round)")
    }
  }
}
