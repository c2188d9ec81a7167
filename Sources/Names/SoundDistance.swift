import Analysis

/// How far two readings are apart: an edit distance whose costs are the ways in which scripts differ.
package struct SoundDistance: Sendable {
  private let table: SoundTable

  package init(table: SoundTable) { self.table = table }

  /// How much a vowel says. Scripts that write every vowel tell Тукаев from Токаев; those that leave vowels out, or know
  /// few syllables, do not.
  package enum Vowels: Sendable {
    case written, approximate
  }

  /// From 0 (the same) to about 1, by the longer one's length. The product of the two lengths.
  package func distance(_ left: Sounds, _ right: Sounds, vowels: Vowels) -> Double {
    let a = left.signs
    let b = right.signs
    if a == b { return 0 }
    guard !a.isEmpty, !b.isEmpty else { return 1 }
    var previous = [Double](repeating: 0, count: b.count + 1)
    for j in 1...b.count { previous[j] = previous[j - 1] + skip(b, j - 1, vowels) }
    var current = previous
    for i in 1...a.count {
      let deletion = skip(a, i - 1, vowels)
      current[0] = previous[0] + deletion
      for j in 1...b.count {
        current[j] = min(
          previous[j] + deletion, current[j - 1] + skip(b, j - 1, vowels),
          previous[j - 1] + exchange(a[i - 1], b[j - 1], vowels))
      }
      swap(&previous, &current)
    }
    return previous[b.count] / Double(max(a.count, b.count))
  }

  private func skip(_ signs: [UInt8], _ index: Int, _ vowels: Vowels) -> Double {
    switch table.kind(of: signs[index]) {
    case .glide: return 0.15
    case .vowel: return vowels == .written ? 0.7 : 0.35
    case .consonant:
      // One of a pair of twins, or h, is the first to be left out.
      if index > 0, signs[index] == signs[index - 1] { return 0.1 }
      return signs[index] == UInt8(ascii: "h") ? 0.4 : 0.9
    }
  }

  private func exchange(_ left: UInt8, _ right: UInt8, _ vowels: Vowels) -> Double {
    if left == right { return 0 }
    let leftKind = table.kind(of: left)
    let rightKind = table.kind(of: right)
    if leftKind != .consonant, rightKind != .consonant {
      let front: [UInt8] = [UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "j")]
      if front.contains(left), front.contains(right) { return 0.25 }
      return vowels == .written ? 0.7 : 0.25
    }
    if leftKind == .consonant, rightKind == .consonant, table.soundClass(of: left) == table.soundClass(of: right) {
      return 0.35
    }
    return 1
  }
}
