import Names

/// Repeatable invented names.
struct RandomNames {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func word(_ syllables: Int, ending: [String]) -> String {
    let onsets = ["b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "z", "sh", "zh", "kh"]
    let vowels = ["a", "e", "i", "o", "u"]
    var word = ""
    for _ in 0..<syllables { word += onsets[number(below: onsets.count)] + vowels[number(below: vowels.count)] }
    return word + ending[number(below: ending.count)]
  }

  mutating func name() -> String {
    word(2, ending: ["", "n", "r", "t"]) + " " + word(2, ending: ["ev", "ov", "in", "kin", "baev", "ko"])
  }

  /// The name as another might write it: surname first, or k for kh.
  mutating func respelled(_ name: WrittenName) -> String {
    var parts = name.parts.map(\.text)
    if number(below: 2) == 0 { parts.reverse() }
    return parts.joined(separator: " ").replacing("zh", with: "j").replacing("ev", with: "yev")
  }
}
