import Analysis

/// Many names in memory, found by a name in any script: the coarse keys of their words propose, the distance ranks.
package struct NameIndex: Sendable {
  /// A name and how far it is.
  package struct Hit: Sendable {
    /// Its place in the list that the index was made of.
    package let name: Int
    package let distance: NameDistance
  }

  private struct NameWord: Sendable {
    let part: NamePart
    /// The names that it stands in, ascending.
    var names: [Int32]
  }

  private let matcher: NameMatcher
  private let signs: SoundSigns
  private let names: [WrittenName]
  private var words: [NameWord] = []
  private var wordNumbers: [String: Int32] = [:]
  /// The words of each name.
  private var wordsOfName: [[Int32]] = []
  private var wordsByKey: [NameKey: [Int32]] = [:]
  private var wordsByShorterKey: [NameKey: [Int32]] = [:]
  /// Whole names run together, for scripts without spaces.
  private var namesByKey: [NameKey: [Int32]] = [:]

  /// The most words near one word of a question, and the most names that are compared as a whole.
  private static let mostWords = 48
  private static let mostNames = 24
  private static let mostProposed = 4000
  /// Beyond this a word proposes nothing.
  private static let farthest = 0.6

  /// Linear in the number of names.
  package init(matcher: NameMatcher, signs: SoundSigns, names: [WrittenName]) {
    self.matcher = matcher
    self.signs = signs
    self.names = names
    for (place, name) in names.enumerated() { add(name, Int32(place)) }
  }

  private mutating func add(_ name: WrittenName, _ place: Int32) {
    var own: [Int32] = []
    for part in name.parts where part.kind != .initial {
      let number = wordNumbers[part.text] ?? take(part)
      if !own.contains(number) {
        own.append(number)
        words[Int(number)].names.append(place)
      }
    }
    wordsOfName.append(own)
    for key in joinedKeys(name) { namesByKey[key, default: []].append(place) }
  }

  private mutating func take(_ part: NamePart) -> Int32 {
    let number = Int32(words.count)
    wordNumbers[part.text] = number
    words.append(NameWord(part: part, names: []))
    for key in keys(of: part) {
      wordsByKey[key, default: []].append(number)
      for shorter in key.shorter where wordsByShorterKey[shorter]?.last != number {
        wordsByShorterKey[shorter, default: []].append(number)
      }
    }
    return number
  }

  private func keys(of part: NamePart) -> [NameKey] {
    (part.wholeReadings + part.variants).reduce(into: []) { found, reading in
      for key in signs.keys(of: reading) where !found.contains(key) { found.append(key) }
    }
  }

  private func joinedKeys(_ name: WrittenName) -> [NameKey] {
    let whole = name.parts.filter { $0.kind != .initial }.prefix(4)
    return signs.keys(of: Sounds(whole.flatMap { $0.wholeReadings.first?.signs ?? [] }))
  }

  /// The nearest names, the nearest first. By the number of words with the keys of the name's words.
  package func nearest(to name: WrittenName, limit: Int) -> [Hit] {
    let proposed = proposals(for: name)
    return proposed.map { Hit(name: Int($0), distance: matcher.distance(name, names[Int($0)])) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map { $0 }
  }

  private struct NearWord {
    let word: Int32
    let distance: Double
  }

  private func proposals(for name: WrittenName) -> [Int32] {
    let near = name.parts.filter { $0.kind == .name }.map { nearWords($0) }
    var fits: [Int32: Double] = [:]
    for words in near { for word in words { fits[word.word] = max(fits[word.word] ?? 0, 1 - word.distance) } }
    var scores: [Int32: Double] = [:]
    func postings(_ words: [NearWord]) -> Int { words.reduce(0) { $0 + self.words[Int($1.word)].names.count } }
    // The rarest word proposes first; a common given name adds nobody once there are enough.
    for words in near.sorted(by: { postings($0) < postings($1) }) {
      for word in words where scores.count < Self.mostProposed {
        for place in self.words[Int(word.word)].names.prefix(Self.mostProposed) where scores[place] == nil {
          scores[place] = wordsOfName[Int(place)].reduce(0) { $0 + (fits[$1] ?? 0) }
        }
      }
    }
    if name.parts.count == 1 || scores.isEmpty {
      for key in joinedKeys(name) {
        for place in namesByKey[key]?.prefix(Self.mostProposed) ?? [] { scores[place, default: 0] += 1.5 }
        for shorter in key.shorter {
          for place in namesByKey[shorter]?.prefix(Self.mostNames) ?? [] { scores[place, default: 0] += 0.5 }
        }
      }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostNames).map(\.key)
  }

  private func nearWords(_ part: NamePart) -> [NearWord] {
    var seen: Set<Int32> = []
    var near: [NearWord] = []
    func consider(_ numbers: [Int32]?) {
      for number in numbers ?? [] where seen.insert(number).inserted {
        let distance = distance(part, words[Int(number)].part)
        if distance <= Self.farthest { near.append(NearWord(word: number, distance: distance)) }
      }
    }
    let keys = keys(of: part)
    for key in keys { consider(wordsByKey[key]) }
    for key in keys {
      consider(wordsByShorterKey[key])
      for shorter in key.shorter { consider(wordsByKey[shorter]) }
    }
    return near.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(Self.mostWords).map { $0 }
  }

  private func distance(_ left: NamePart, _ right: NamePart) -> Double {
    var best = Int.max
    for one in left.wholeReadings.prefix(3) + left.variants {
      for other in right.wholeReadings.prefix(3) + right.variants {
        best = min(
          best, matcher.costs.cost(one.signs, other.signs, left.exactness, right.exactness, limit: best))
      }
    }
    let mass = matcher.costs.mass(left.wholeReadings[0].signs, left.exactness, right.exactness)
    return Double(best) / Double(max(60, mass))
  }
}
