/// The readings of one word, from its end to its stem, and the best of them.
struct StemSearch {
  /// One reading: the letters that are left and what they get back.
  private struct Reading {
    var cost: Int
    var length: Int
    var restores = StemKey()
    var full: Int32?
  }

  private static let mostSuffixes = 9
  /// The bits of the two kinds of stem.
  private static let stems: UInt64 = 1 << UInt64(StemLayers.noun) | 1 << UInt64(StemLayers.verb)

  private let grammar: StemGrammar
  private let letters: [Unicode.Scalar]
  private let codes: [UInt8]
  /// By the number of letters from the word's beginning.
  private var keys: [StemKey]
  private var sounds: [UInt32]
  private var harmonies: [StemAlphabet.Harmony]
  private var hasSyllable: [Bool]
  /// What derivations make of each beginning; nil where it is not yet known.
  private var derived: [(sure: StemKinds, likely: StemKinds)?]
  private var best: Reading?
  private var shortest: Int

  init(letters: [Unicode.Scalar], grammar: StemGrammar) {
    self.grammar = grammar
    self.letters = letters
    let alphabet = grammar.alphabet
    codes = letters.map { alphabet.code($0) }
    let count = letters.count
    keys = [StemKey()]
    sounds = [0]
    harmonies = [[]]
    hasSyllable = [false]
    keys.reserveCapacity(count + 1)
    sounds.reserveCapacity(count + 1)
    harmonies.reserveCapacity(count + 1)
    hasSyllable.reserveCapacity(count + 1)
    for (index, code) in codes.enumerated() {
      var key = keys[index]
      key.append(code)
      keys.append(key)
      sounds.append(alphabet.sound(after: code, before: sounds[index]))
      harmonies.append(alphabet.harmony(after: code, before: harmonies[index]))
      hasSyllable.append(
        hasSyllable[index] || code == StemAlphabet.foreign || alphabet.isSyllable[Int(code)])
    }
    derived = Array(repeating: nil, count: count + 1)
    shortest = count
  }

  /// The stem: the whole word when it is listed; else the cheapest known reading, of equal ones that with the longest
  /// stem; else the shortest stem that the suffixes allow an unlisted word.
  mutating func stem() -> String {
    let count = codes.count
    if let key = key(count) {
      if let place = grammar.irregular[key] { return grammar.fullStems[Int(place)] }
      if let raw = grammar.stems[key] {
        if StemKinds(rawValue: UInt8(raw)).standsAlone { return text(count, restores: StemKey()) }
        offer(Reading(cost: StemKnowledge.derived.rawValue, length: count))
      }
    }
    let whole = derivedKinds(count)
    if !whole.sure.isDisjoint(with: [.noun, .loan]) {
      offer(Reading(cost: StemKnowledge.derived.rawValue, length: count))
    } else if !whole.likely.isDisjoint(with: [.noun, .loan]) {
      offer(Reading(cost: StemKnowledge.likelyDerived.rawValue, length: count))
    }
    walk(from: count, allowed: grammar.layers.ends, cost: 0, unknown: 1, depth: 0)
    guard let best else { return text(shortest, restores: StemKey()) }
    if let full = best.full { return grammar.fullStems[Int(full)] }
    return text(best.length, restores: best.restores)
  }

  private mutating func offer(_ reading: Reading) {
    guard let old = best else {
      best = reading
      return
    }
    if reading.cost < old.cost || (reading.cost == old.cost && reading.length > old.length) { best = reading }
  }

  /// Takes off every suffix of the allowed layers that fits at `end`, and goes on to its left.
  ///
  /// - Parameter unknown: the letters that an unlisted stem must have; nil when it may not be one any more.
  private mutating func walk(from end: Int, allowed: UInt64, cost: Int, unknown: Int?, depth: Int) {
    guard codes[end - 1] != StemAlphabet.foreign else { return }
    for suffix in grammar.suffixes[Int(codes[end - 1])] where allowed & (1 << UInt64(suffix.layer)) != 0 {
      let start = end - suffix.count
      guard start > 0, sounds[start] & suffix.after != 0 || sounds[start] == 0,
        keys[end].ends(in: suffix.letters, letters: suffix.count)
      else { continue }
      let stem = start + suffix.kept
      let cost = cost + suffix.cost
      let follows = grammar.layers.follows[suffix.layer]
      let isHarmonic = harmonies[start].isEmpty || !harmonies[start].isDisjoint(with: suffix.harmony)
      offerListed(stem, suffix, cost: cost, follows: follows, isHarmonic: isHarmonic)
      guard suffix.restores.bits == 0 else { continue }
      offerDerived(stem, cost: cost, follows: follows, isHarmonic: isHarmonic)
      guard isHarmonic else { continue }
      var need: Int?
      if let unknown, let own = suffix.unknown { need = max(unknown, own) }
      if let need, stem >= need, stem < shortest, hasSyllable[stem], follows & Self.stems != 0 { shortest = stem }
      if depth < Self.mostSuffixes, stem > 1, suffix.kept == 0 {
        walk(from: stem, allowed: follows, cost: cost, unknown: need, depth: depth + 1)
      }
    }
  }

  private mutating func offerListed(_ start: Int, _ suffix: StemSuffix, cost: Int, follows: UInt64, isHarmonic: Bool) {
    guard let key = key(start, restores: suffix.restores) else { return }
    if let raw = grammar.stems[key] {
      let kinds = StemKinds(rawValue: UInt8(raw))
      if kinds.layers & follows != 0, isHarmonic || kinds.contains(.loan) {
        let knowledge: StemKnowledge = kinds.common.layers & follows == 0 ? .derived : .listed
        offer(Reading(cost: cost + knowledge.rawValue, length: start, restores: suffix.restores))
      }
    }
    if isHarmonic, suffix.opensWithVowel, StemKinds.noun.layers & follows != 0, let place = grammar.shortened[key] {
      offer(Reading(cost: cost, length: start, full: place))
    }
  }

  private mutating func offerDerived(_ start: Int, cost: Int, follows: UInt64, isHarmonic: Bool) {
    var kinds = derivedKinds(start)
    if !isHarmonic {
      kinds.sure.formIntersection(.loan)
      kinds.likely.formIntersection(.loan)
    }
    if kinds.sure.layers & follows != 0 {
      offer(Reading(cost: cost + StemKnowledge.derived.rawValue, length: start))
    } else if cost == 0, kinds.likely.layers & follows != 0 {
      offer(Reading(cost: StemKnowledge.likelyDerived.rawValue, length: start))
    }
  }

  /// What derivations make of the first letters: of a known stem, and of one that is not listed but long enough.
  private mutating func derivedKinds(_ end: Int) -> (sure: StemKinds, likely: StemKinds) {
    if let known = derived[end] { return known }
    var kinds: (sure: StemKinds, likely: StemKinds) = ([], [])
    let last = codes[end - 1]
    if last != StemAlphabet.foreign {
      let whole = keys[end].ending(in: grammar.alphabet.finals[Int(last)])
      for derivation in grammar.derivations[Int(grammar.alphabet.finals[Int(last)])] {
        let start = end - derivation.count
        guard start > 1, sounds[start] & derivation.after != 0,
          harmonies[start].isEmpty || !harmonies[start].isDisjoint(with: derivation.harmony),
          whole.ends(in: derivation.letters, letters: derivation.count)
        else { continue }
        let base = derivedKinds(start)
        let listed = key(start).flatMap { grammar.stems[$0] }.map { StemKinds(rawValue: UInt8($0)) } ?? []
        if listed.union(base.sure).layers & derivation.from.layers != 0 {
          kinds.sure.insert(derivation.to)
        } else if base.likely.layers & derivation.from.layers != 0 {
          kinds.likely.insert(derivation.to)
        } else if let unknown = derivation.unknown, start >= unknown, hasSyllable[start] {
          kinds.likely.insert(derivation.to)
        }
      }
    }
    derived[end] = kinds
    return kinds
  }

  /// The key of a beginning as it stands alone; nil when it is longer than any listed stem.
  private func key(_ length: Int, restores: StemKey = StemKey()) -> StemKey? {
    guard restores.bits == 0 else {
      return length + restores.count <= StemKey.mostLetters ? keys[length].appending(restores) : nil
    }
    let length = withoutSigns(length)
    guard length <= StemKey.mostLetters else { return nil }
    let last = codes[length - 1]
    return last == StemAlphabet.foreign ? keys[length] : keys[length].ending(in: grammar.alphabet.finals[Int(last)])
  }

  private func withoutSigns(_ length: Int) -> Int {
    var length = length
    while length > 1, grammar.alphabet.isSign(codes[length - 1]) { length -= 1 }
    return length
  }

  /// A beginning of the word as a stem, in the form in which it stands alone.
  private func text(_ length: Int, restores: StemKey) -> String {
    var stem = ""
    if restores.bits != 0 {
      for letter in letters[..<length] { stem.unicodeScalars.append(letter) }
      for code in restores.codes { stem.unicodeScalars.append(grammar.alphabet.letters[Int(code)]) }
      return stem
    }
    let length = withoutSigns(length)
    for letter in letters[..<(length - 1)] { stem.unicodeScalars.append(letter) }
    let last = codes[length - 1]
    stem.unicodeScalars.append(
      last == StemAlphabet.foreign
        ? letters[length - 1] : grammar.alphabet.letters[Int(grammar.alphabet.finals[Int(last)])])
    return stem
  }
}
