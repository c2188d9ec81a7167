import Testing

@testable import Analysis

@Suite("The pairs of marks of a paragraph")
struct SentenceQuotationsTests {
  /// Every pair in a list, and every question a walk over it.
  private struct Naive {
    var pairs: [Range<Int>] = []

    init(_ text: [UInt8]) {
      var open: [(mark: Unicode.Scalar, place: Int)] = []
      var place = 0
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        let width = UTF8.width(scalar)
        defer { place += width }
        switch scalar {
        case "«", "„": open.append((scalar, place))
        case "“":
          if open.contains(where: { $0.mark == "„" }) {
            close("„", place + width, &open)
          } else {
            open.append((scalar, place))
          }
        case "»": close("«", place + width, &open)
        case "”":
          let last = open.last { $0.mark == "“" || $0.mark == "„" }
          close(last?.mark ?? "“", place + width, &open)
        default: break
        }
      }
    }

    private mutating func close(_ mark: Unicode.Scalar, _ end: Int, _ open: inout [(mark: Unicode.Scalar, place: Int)])
    {
      guard let index = open.lastIndex(where: { $0.mark == mark }) else { return }
      pairs.append(open[index].place..<end)
      open.removeSubrange(index...)
    }

    func contains(_ place: Int) -> Bool { pairs.contains { $0.contains(place) } }
  }

  @Test("Which places stand between marks is what a walk over all pairs says")
  func matchesWalk() {
    var state: UInt64 = 5
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    let pieces = ["«", "»", "“", "”", "„", "a", "б", " ", "Да. ", ", "]
    for round in 0..<400 {
      let text = Array((0..<roll(60)).map { _ in pieces[roll(pieces.count)] }.joined().utf8)
      let naive = Naive(text)
      text.withUnsafeBufferPointer { buffer in
        let found = SentenceQuotations(buffer, in: 0..<text.count)
        for place in 0..<text.count {
          #expect(
            found.contains(place) == naive.contains(place),
            "seed 5, round \(round), byte \(place) of \(String(decoding: text, as: UTF8.self))")
        }
      }
    }
  }

  @Test("A line of a hundred thousand nested marks is read at once")
  func deep() {
    let text = Array(
      (String(repeating: "«", count: 100_000) + "Да. Нет." + String(repeating: "»", count: 100_000)).utf8)
    text.withUnsafeBufferPointer { buffer in
      let found = SentenceQuotations(buffer, in: 0..<text.count)
      #expect(found.contains(text.count / 2))
      #expect(!found.keepsTogether(text.count / 2))
    }
  }

  @Test("A stop inside a short quotation that its sentence goes on behind is kept")
  func keeps() {
    let text = Array("«Нет. Мы ждём», — сказал Омаров. «Да. Ждём.»".utf8)
    let first = Array("«Нет".utf8).count
    text.withUnsafeBufferPointer { buffer in
      let found = SentenceQuotations(buffer, in: 0..<text.count)
      #expect(found.keepsTogether(first))
      #expect(!found.keepsTogether(text.count - 6))
      #expect(found.contains(text.count - 6))
    }
  }
}
