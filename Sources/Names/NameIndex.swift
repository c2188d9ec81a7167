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
    let first: Sounds
    /// All its readings and those of names that it stands for, when it has more than one.
    let others: [Sounds]
    let exactness: Exactness
    /// The names that it stands in, ascending.
    var names: [Int32]
  }

  private let matcher: NameMatcher
  private let signs: SoundSigns
  private let names: [WrittenName]
  private var words: [NameWord] = []
  private var wordNumbers: [String: Int32] = [:]
  /// The words of each name.
  private var wordsOfName: [Int32] = []
  /// Where the words of each name begin, and where the last one's end.
  private var firstWord: [Int32] = [0]
  /// By the consonants alone, each as its commonest sound: the narrowest net.
  private var wordsByConsonants: [NameKey: [Int32]] = [:]
  private var wordsByKey: [NameKey: [Int32]] = [:]
  private var wordsByShorterKey: [NameKey: [Int32]] = [:]
  /// Whole names run together, for scripts without spaces.
  private var namesByKey: [NameKey: [Int32]] = [:]

  /// One net after another, each wider: the next is cast only when the one before caught nobody near.
  private enum Net: CaseIterable {
    case consonants, key, shorterKeys
  }

  private static let mostWords = 40
  /// The most names that the words of one part propose, and those of them that are compared as a whole.
  private static let mostProposed = 400
  private static let mostCompared = 20
  private static let mostComparedFirst = 4
  /// Beyond this a word proposes nothing.
  private static let farthest = 0.6
  /// A word that fits so well speaks for the name.
  private static let fittingWord = 0.85
  /// Whoever is so near is whom the question means.
  private static let nearEnough = 0.12

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
    wordsOfName += own
    firstWord.append(Int32(wordsOfName.count))
    for key in joinedKeys(name) { namesByKey[key, default: []].append(place) }
  }

  private mutating func take(_ part: NamePart) -> Int32 {
    let number = Int32(words.count)
    wordNumbers[part.text] = number
    words.append(
      NameWord(
        first: part.wholeReadings[0], others: part.wholeReadings.prefix(3).dropFirst() + part.variants,
        exactness: part.exactness, names: []))
    // As its commonest sounds only: the question's keys are all tried, and the next net catches the rest.
    for key in consonantKeys(of: part).prefix(1) { wordsByConsonants[key, default: []].append(number) }
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

  private func consonantKeys(of part: NamePart) -> [NameKey] {
    part.wholeReadings.prefix(2).reduce(into: []) { found, reading in
      for key in signs.consonantKeys(of: reading) where !found.contains(key) { found.append(key) }
    }
  }

  private struct NearWord {
    let word: Int32
    let distance: Double
  }

  /// The nearest names, the nearest first. By the number of words with the keys of the name's words.
  package func nearest(to name: WrittenName, limit: Int) -> [Hit] {
    var parts = name.parts.filter { $0.kind == .name }
    let separate = parts.count
    // Two words of the question may be one in the index: كوك ألب, Gökalp.
    if separate > 1 { for place in 1..<separate { parts.append(parts[place - 1].joined(with: parts[place])) } }
    var near = [[NearWord]](repeating: [], count: parts.count)
    var seen = [Set<Int32>](repeating: [], count: parts.count)
    var compared: Set<Int32> = []
    var hits: [Hit] = []
    for net in Net.allCases {
      for place in parts.indices where place < separate || net == .key {
        cast(net, parts[place], &near[place], &seen[place])
      }
      var proposed = proposals(near, most: net == .consonants ? Self.mostComparedFirst : Self.mostCompared)
      if net != .consonants, separate <= 1 { proposed += joined(name) }
      for place in proposed where compared.insert(place).inserted {
        hits.append(Hit(name: Int(place), distance: matcher.distance(name, names[Int(place)])))
      }
      hits.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
      if let first = hits.first, first.distance.value <= Self.nearEnough { break }
    }
    return Array(hits.prefix(limit))
  }

  /// The names with words near to most of the parts, the best first.
  private func proposals(_ near: [[NearWord]], most: Int) -> [Int32] {
    var fits: [Int32: Double] = [:]
    for words in near { for word in words { fits[word.word] = max(fits[word.word] ?? 0, 1 - word.distance) } }
    let counted = near.map { words in (words, words.reduce(0) { $0 + self.words[Int($1.word)].names.count }) }
    var scores: [(place: Int32, score: Double)] = []
    var isScored: Set<Int32> = []
    // The rarest word proposes first; a common given name adds nobody once somebody fits it and the surname.
    for (words, _) in counted.sorted(by: { $0.1 < $1.1 }) {
      var isFull = false
      var left = Self.mostProposed
      for word in words where left > 0 {
        for place in self.words[Int(word.word)].names.prefix(left) {
          left -= 1
          guard isScored.insert(place).inserted else { continue }
          var score = 0.0
          var count = 0
          for own in Int(firstWord[Int(place)])..<Int(firstWord[Int(place) + 1]) {
            guard let fit = fits[wordsOfName[own]] else { continue }
            score += fit
            if fit >= Self.fittingWord { count += 1 }
          }
          if count >= 2 { isFull = true }
          scores.append((place, score))
        }
      }
      if isFull { break }
    }
    return scores.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(most).map(\.place)
  }

  /// Names that run together are this one word.
  private func joined(_ name: WrittenName) -> [Int32] {
    joinedKeys(name).flatMap { key in
      (namesByKey[key]?.prefix(Self.mostCompared) ?? []) + key.shorter.flatMap { namesByKey[$0]?.prefix(3) ?? [] }
    }
  }

  /// Adds the words of the index that a net catches for a part.
  private func cast(_ net: Net, _ part: NamePart, _ near: inout [NearWord], _ seen: inout Set<Int32>) {
    var caught = near
    func consider(_ numbers: [Int32]?) {
      for number in numbers ?? [] where seen.insert(number).inserted {
        let distance = distance(part, Int(number))
        if distance <= Self.farthest { caught.append(NearWord(word: number, distance: distance)) }
      }
    }
    switch net {
    case .consonants: for key in consonantKeys(of: part) { consider(wordsByConsonants[key]) }
    case .key: for key in keys(of: part) { consider(wordsByKey[key]) }
    case .shorterKeys:
      for key in keys(of: part) {
        consider(wordsByShorterKey[key])
        for shorter in key.shorter { consider(wordsByKey[shorter]) }
      }
    }
    caught.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
    near = Array(caught.prefix(Self.mostWords))
  }

  private func distance(_ part: NamePart, _ number: Int) -> Double {
    let exactness = words[number].exactness
    let mass = max(60, matcher.costs.mass(part.wholeReadings[0].signs, part.exactness, exactness))
    var best = Int(Double(mass) * Self.farthest) + 1
    func consider(_ other: Sounds) {
      for one in part.wholeReadings.prefix(3) {
        best = min(best, matcher.costs.cost(one.signs, other.signs, part.exactness, exactness, limit: best))
      }
      for one in part.variants {
        best = min(best, matcher.costs.cost(one.signs, other.signs, part.exactness, exactness, limit: best))
      }
    }
    consider(words[number].first)
    for other in words[number].others where best > 0 { consider(other) }
    return Double(best) / Double(mass)
  }
}
