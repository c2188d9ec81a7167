import Testing

@testable import QuoteIndex

/// Which segments are joined.
struct SegmentTiersTests {
  private func choose(_ bytes: [Int], deleted: [Double] = []) -> [Int] {
    SegmentTiers.choose(
      bytes.enumerated().map { number, bytes in
        SegmentTiers.Segment(bytes: bytes, deletedShare: number < deleted.count ? deleted[number] : 0)
      })
  }

  @Test func `few segments are left alone, and many of one size are joined`() {
    #expect(choose([]).isEmpty)
    #expect(choose([1000, 2000, 3000]).isEmpty)
    #expect(choose([1000, 2000, 3000, 4000]) == [0, 1, 2, 3])
    #expect(choose([1 << 30, 1000, 2000, 1 << 25, 3000, 4000]) == [1, 2, 4, 5])
    #expect(choose([1 << 22, 1 << 22, 1000, 1 << 22, 1 << 22]) == [0, 1, 2, 3, 4])
  }

  @Test func `a segment of which most is deleted is written again`() {
    #expect(choose([1 << 30, 1 << 25], deleted: [0.4, 0.6]) == [1])
    #expect(choose([1 << 30, 1 << 25], deleted: [0.5, 0]).isEmpty)
  }

  @Test func `a thousand additions leave few segments and write each article a few times`() {
    var segments: [Int] = []
    var written = 0
    for _ in 0..<1000 {
      segments.append(5000)
      written += 5000
      while case let chosen = choose(segments), !chosen.isEmpty {
        let joined = chosen.reduce(0) { $0 + segments[$1] }
        segments = segments.indices.filter { !chosen.contains($0) }.map { segments[$0] } + [joined]
        written += joined
      }
      #expect(segments.count < 16)
    }
    #expect(segments.reduce(0, +) == 5_000_000)
    #expect(written < 5_000_000 * 8)
  }
}
