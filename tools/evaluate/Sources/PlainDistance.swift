import Analysis

/// The obvious way, for comparison: ICU's Any-Latin and an edit distance, the words in the order of the alphabet.
final class PlainDistance {
  private let romaniser: Transliterator

  init() throws {
    romaniser = try Transliterator(identifier: "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII")
  }

  func romanised(_ name: String) -> [UInt8] {
    let latin = TermNormalizer.fold(romaniser.transliterate(name))
    let words = latin.split { !$0.isLetter }
    return Array(words.sorted().joined(separator: " ").utf8)
  }

  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Double {
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
