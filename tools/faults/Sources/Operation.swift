import SeededRandom

/// One writing command and what it does to an index.
enum Operation {
  /// Articles with their versions.
  case rebuild([Int: Int])
  case add([Int: Int])
  case remove([Int])

  /// The articles after it, by version.
  func applied(to moment: [Int: Int]) -> [Int: Int] {
    switch self {
    case .rebuild(let articles): articles
    case .add(let articles): moment.merging(articles) { $1 }
    case .remove(let articles): moment.filter { !articles.contains($0.key) }
    }
  }

  var name: String {
    switch self {
    case .rebuild: "rebuild"
    case .add: "add"
    case .remove: "remove"
    }
  }

  /// The next operation on an index that holds `moment`; `number` makes versions that were never before.
  static func random(_ moment: [Int: Int], number: Int, using generator: inout RandomNumbers) -> Operation {
    let draw = Int.random(in: 0..<10, using: &generator)
    if moment.isEmpty || draw == 0 {
      let count = Int.random(in: 3...8, using: &generator)
      return .rebuild(Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, number) }))
    }
    if draw < 4, moment.count > 2 {
      return .remove(
        Array(moment.keys.sorted().shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator))))
    }
    let articles = (0..<Int.random(in: 1...3, using: &generator)).map { _ in Int.random(in: 0..<20, using: &generator) }
    return .add(Dictionary(articles.map { ($0, number) }) { $1 })
  }
}
