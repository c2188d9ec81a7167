import Analysis

/// Hangs suffixes on a name where they follow one another: the harmony of its vowels and its last sound choose among the
/// rows of `nominal-suffixes.tsv`, by the letters of `name-letters.tsv`.
struct SuffixChooser: Sendable {
  private struct Suffix: Sendable {
    let layer: String
    let name: String
    let text: String
    let harmony: String
    let after: Set<String>
  }

  private var suffixes: [Suffix] = []
  private var letters: [String: [String]] = [:]
  private var possessed: [String] = []

  /// Nil for a pack without such suffixes.
  ///
  /// - Throws: `AnalysisError` when a table is broken.
  init?(pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("nominal-suffixes.tsv", columns: 5)
    where ["case", "possessive"].contains(row.cells[0]) {
      suffixes.append(
        Suffix(
          layer: row.cells[0], name: row.cells[1], text: row.cells[2], harmony: row.cells[3],
          after: Set(row.values(4))))
    }
    for row in try pack.tableIfPresent("name-letters.tsv", columns: 2) { letters[row.cells[0]] = row.values(1) }
    for row in try pack.tableIfPresent("name-possessed.tsv", columns: 1) { possessed.append(row.cells[0]) }
    if suffixes.isEmpty || letters.isEmpty { return nil }
  }

  private func isOf(_ set: String, _ letter: Character) -> Bool { letters[set]?.contains(String(letter)) ?? false }

  private func harmony(of name: String) -> String {
    let lower = name.lowercased()
    var counted = lower[...]
    for ending in letters["transparent"] ?? [] where lower.hasSuffix(ending) && lower.count > ending.count + 1 {
      counted = lower.dropLast(ending.count)
      break
    }
    for letter in counted.reversed() {
      if isOf("back", letter) { return "back" }
      if isOf("front", letter) { return "front" }
      // A neutral vowel that is the last one and no glide is soft: Путинге.
      if isOf("neutral", letter), !isOf("liquid", letter) { return "front" }
    }
    return "front"
  }

  private func ending(of name: String) -> String {
    if possessed.contains(where: { name.hasSuffix($0) }) { return "possessive" }
    guard let last = name.lowercased().last else { return "vowel" }
    for kind in ["liquid", "nasal", "voiced", "voiceless", "vowel"] where isOf(kind, last) { return kind }
    return "vowel"
  }

  /// The first row of each name that fits, hung on the name.
  private func hang(_ layer: String, on name: String, after kind: String, _ harmony: String) -> [(
    name: String, text: String
  )] {
    var found: [(name: String, text: String)] = []
    for suffix in suffixes where suffix.layer == layer && suffix.after.contains(kind) {
      guard suffix.harmony == "any" || suffix.harmony == harmony else { continue }
      // After a possessive the row made for it comes before the general one.
      let isOwn = kind != "possessive" || suffix.after == ["possessive"]
      if let place = found.firstIndex(where: { $0.name == suffix.name }) {
        if kind == "possessive", isOwn { found[place].text = joined(name, suffix.text) }
        continue
      }
      found.append((suffix.name, joined(name, suffix.text)))
    }
    return found
  }

  private func joined(_ name: String, _ suffix: String) -> String {
    guard let first = suffix.first, isOf("vowel", first), let last = name.last else { return name + suffix }
    for pair in letters["softens"] ?? [] where pair.first == last {
      return name.dropLast() + String(pair.last!) + suffix
    }
    return name + suffix
  }

  /// Cases, possessives, and cases of possessives.
  func forms(of name: String) -> [(name: String, text: String)] {
    let harmony = harmony(of: name)
    let kind = ending(of: name)
    var forms = hang("case", on: name, after: kind, harmony)
    guard kind != "possessive" else { return forms }
    for (owner, owned) in hang("possessive", on: name, after: kind, harmony) {
      forms.append((owner, owned))
      let isThird = owner.hasPrefix("3")
      for (name, text) in hang("case", on: owned, after: isThird ? "possessive" : ending(of: owned), harmony) {
        forms.append(("\(owner) \(name)", text))
      }
    }
    return forms
  }
}
