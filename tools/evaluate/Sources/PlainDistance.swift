import Analysis

/// The obvious way, for comparison: ICU's Any-Latin and an edit distance, the words as they stand or in the order of the alphabet,
/// whichever is nearer.
final class PlainDistance {
  private let romaniser: Transliterator

  init() throws {
    romaniser = try Transliterator(identifier: "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII")
  }

  /// A name in Latin letters, its words as they stand and sorted.
  struct Romanised {
    let plain: [UInt8]
    let sorted: [UInt8]
  }

  func romanised(_ name: String) -> Romanised {
    let latin = TermNormalizer.fold(romaniser.transliterate(name))
    let words = latin.split { !$0.isLetter }
    return Romanised(
      plain: Array(words.joined(separator: " ").utf8), sorted: Array(words.sorted().joined(separator: " ").utf8))
  }

  static func distance(_ a: Romanised, _ b: Romanised) -> Double {
    min(distance(a.plain, b.plain), distance(a.sorted, b.sorted))
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Double {
    var previous = Array(0...b.count)
    var current = previous
    for i in 0..<a.count {
      current[0] = i + 1
      for j in 0..<b.count {
        current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      }
      swap(&previous, &current)
    }
    return Double(previous[b.count]) / Double(max(1, max(a.count, b.count)))
  }
}
