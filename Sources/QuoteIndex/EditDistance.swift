/// Whether two words are within a few slips of the pen: Damerau–Levenshtein distance in its restricted form (Damerau 1964),
/// where exchanging two neighbours is one slip.
enum EditDistance {
  /// The product of the two lengths.
  static func isWithin(_ limit: Int, _ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    guard abs(left.count - right.count) <= limit else { return false }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) <= limit }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in 1...left.count {
      var current = [i]
      current.reserveCapacity(right.count + 1)
      var least = i
      for j in 1...right.count {
        var cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, before[j - 2] + 1)
        }
        current.append(cost)
        least = min(least, cost)
      }
      if least > limit { return false }
      before = previous
      previous = current
    }
    return previous[right.count] <= limit
  }
}
