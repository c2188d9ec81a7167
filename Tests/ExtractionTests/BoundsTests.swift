import Analysis
import Testing

@testable import Extraction

/// One endless line of cues and marks takes time by its length, not by the square of it.
struct BoundsTests {
  private func seconds(_ unit: String, bytes: Int, _ bench: Bench, _ language: String) -> Double {
    let text = Array(String(repeating: unit, count: bytes / unit.utf8.count).utf8)
    let analysed = bench.analyzer.analyse(text, declared: LanguageTag(language))
    let mentions = bench.finder.mentions(in: analysed)
    let clock = ContinuousClock()
    let start = clock.now
    _ = bench.extractor.extract(analysed, mentions: mentions, forms: bench.forms)
    let taken = start.duration(to: clock.now)
    return Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18
  }

  @Test(arguments: [
    ("Omarov said “we go,” and he told Petcu that it, according to the mayor, would “open soon”, ", "en"),
    ("said he said ", "en"), ("he asked “a” whether ", "en"), ("«А, — сказал он, — что Б» заявил, ", "ru"),
    ("Омаров айтты деп «а», деді ол, ", "kk"),
  ])
  func longLine(_ unit: String, _ language: String) throws {
    let bench = try Bench()
    _ = seconds(unit, bytes: 10_000, bench, language)
    let small = seconds(unit, bytes: 20_000, bench, language)
    let large = seconds(unit, bytes: 160_000, bench, language)
    // Eight times the bytes: the square would be 64 times the time.
    #expect(large < 24 * small + 0.2)
  }
}
