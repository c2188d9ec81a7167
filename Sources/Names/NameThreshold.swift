/// How far apart two names may be and still be one name: of a thousand random words at most one is taken for another, of a
/// hundred people at most one for somebody in a list of some hundred.
package enum NameThreshold {
  /// The overall and the worst part's distance up to which whole names are one, by the less exact script;
  /// and their sum, what is left out counted twice: where one part fits badly, the rest must fit well.
  private static func limits(_ exactness: Exactness) -> (overall: Double, worst: Double, sum: Double) {
    switch exactness {
    case .full: (0.24, 0.34, 0.46)
    case .abjad: (0.19, 0.26, 0.42)
    case .kana: (0.20, 0.38, 0.50)
    case .hangul: (0.18, 0.40, 0.48)
    case .han: (0.24, 0.50, 0.68)
    }
  }

  /// A word alone has nothing beside it that could speak against it; the more sounds it has, the more may differ.
  private static func limit(ofWordWith sounds: Int) -> Double { min(0.40, 0.058 * Double(sounds)) }

  /// Whether two names so far apart are one name.
  package static func isSame(_ left: WrittenName, _ right: WrittenName, _ distance: NameDistance) -> Bool {
    guard let first = left.parts.first, let second = right.parts.first else { return false }
    if left.parts.count == 1, right.parts.count == 1 {
      let sounds = min(first.wholeReadings[0].signs.count, second.wholeReadings[0].signs.count)
      return distance.overall <= limit(ofWordWith: sounds)
    }
    let exactness = first.exactness.index > second.exactness.index ? first.exactness : second.exactness
    let (overall, worst, sum) = limits(exactness)
    return distance.overall <= overall && distance.worst <= worst
      && distance.overall + distance.worst + distance.leftOut <= sum
  }
}
