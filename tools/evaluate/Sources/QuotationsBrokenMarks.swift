import Extraction
import Foundation

/// How much is lost on texts whose marks are broken at random: struck out, or typed as their partner.
struct QuotationsBrokenMarks {
  /// A mark and its partner of the same length in bytes, so that offsets stay.
  private static let partners: [(mark: [UInt8], partner: [UInt8])] = [
    ("“", "”"), ("”", "“"), ("«", "»"), ("»", "«"), ("„", "“"), ("‘", "’"), ("\"", " "),
  ].map { (Array($0.utf8), Array($1.utf8)) }
  private static let seeds: [UInt64] = [11, 12, 13]

  let language: String
  let documents: [GoldDocument]

  /// Prints the figures of whole and of broken texts, over all seeds.
  func run(_ bench: ExtractionBench, prints: Bool) {
    var whole = GoldScore()
    for document in documents { whole.add(document, bench.extract(document.bytes, language: language), misses: false) }
    print("\(language) marks whole, \(documents.count) texts: \(Self.line(whole, beside: whole))")
    for (name, choose) in [
      ("one mark of each text", { (count: Int, dice: inout Dice) in [dice.roll(count)] }),
      ("one mark in ten", { (count: Int, dice: inout Dice) in (0..<count).filter { _ in dice.roll(10) == 0 } }),
    ] {
      for isSwapped in [false, true] {
        var score = GoldScore()
        for seed in Self.seeds {
          var dice = Dice(state: seed)
          for document in documents {
            let bytes = broken(document.bytes, &dice, isSwapped: isSwapped, choose)
            score.add(document, bench.extract(bytes, language: language), misses: prints && !document.isHeldOut)
          }
        }
        print(
          "\(language) \(name) \(isSwapped ? "typed as its partner" : "struck out"), seeds \(Self.seeds): "
            + Self.line(score, beside: whole))
      }
    }
  }

  private func broken(
    _ text: [UInt8], _ dice: inout Dice, isSwapped: Bool, _ choose: (Int, inout Dice) -> [Int]
  ) -> [UInt8] {
    var bytes = text
    let places = bytes.indices.compactMap { place -> (Range<Int>, [UInt8])? in
      guard let found = Self.partners.first(where: { bytes[place...].starts(with: $0.mark) }) else { return nil }
      if found.mark == Array("’".utf8), isInsideWord(place, found.mark.count, bytes) { return nil }
      return (place..<(place + found.mark.count), found.partner)
    }
    guard !places.isEmpty else { return bytes }
    for index in choose(places.count, &dice) {
      let (place, partner) = places[index]
      let isPair = isSwapped && partner.count == place.count
      bytes.replaceSubrange(place, with: isPair ? partner : [UInt8](repeating: 0x20, count: place.count))
    }
    return bytes
  }

  /// An apostrophe.
  private func isInsideWord(_ place: Int, _ length: Int, _ bytes: [UInt8]) -> Bool {
    place + length < bytes.count && bytes[place + length] | 0x20 >= 0x61 && bytes[place + length] | 0x20 <= 0x7A
  }

  private static func line(_ score: GoldScore, beside whole: GoldScore) -> String {
    ["direct", "mixed", "all"].map { kind in
      String(
        format: "%@ F1 %.3f (%+.1f)", kind, score.f1(kind), 100 * (score.f1(kind) - whole.f1(kind)))
    }.joined(separator: ", ")
  }

  /// A small generator with a seed: the same marks fall each time.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }
}
