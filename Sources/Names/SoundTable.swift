import Analysis

/// Letters → sounds, for every script: `locales/root/sounds.tsv` and `han-sounds.tsv`.
package struct SoundTable: Sendable {
  package let signs: SoundSigns
  package let costs: SoundCosts
  /// By script, then by first letter, the longest first.
  private let groups: [SoundGroup]
  /// Of each group its script and first letter as one number, ascending.
  private let keys: [UInt64]
  /// The letters of all groups, one group's after another's.
  private let letters: [Unicode.Scalar]
  /// All readings, and where in `sounds` each ends.
  private let readingEnds: [Int32]
  private let sounds: [UInt8]
  private let scripts: Set<Script>
  private let exactness: [Script: Exactness]
  /// By code point, up to the end of Cyrillic: the groups that begin with a letter in its own script.
  private let near: [(first: UInt16, end: UInt16)]
  private static let nearCount = 0x530
  /// Stands for the script of `han-sounds.tsv`: readings of Chinese characters in names from elsewhere. That of `sounds.tsv`
  /// is pinyin, Latin letters read as Chinese.
  private static let han = Script(code: 0)

  /// A name with many ambiguous letters is cut to this many readings, the commonest.
  package static let mostReadings = 6

  /// - Throws: `AnalysisError` with file and line for a sign or a script that is none.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    signs = try SoundSigns(packs: packs)
    costs = try SoundCosts(packs: packs, signs: signs)
    var exactness: [Script: Exactness] = [:]
    for row in try PackTable(path: packs.rootFile("script-sounds.tsv"), columns: 2).rows {
      exactness[Script(row.cells[0])] = try row.choice(1, of: Exactness.self)
    }
    self.exactness = exactness
    var builder = SoundTableBuilder(signs: signs)
    var rows = try PackRows(path: packs.rootFile("sounds.tsv"), columns: 3)
    while try rows.next() { try builder.take(rows) }
    rows = try PackRows(path: packs.rootFile("han-sounds.tsv"), columns: 2)
    while try rows.next() { try builder.take(rows, as: Self.han) }
    let order = builder.order
    groups = order.map { builder.groups[$0] }
    keys = order.map { builder.keys[$0] }
    (letters, readingEnds, sounds) = (builder.letters, builder.readingEnds, builder.sounds)
    scripts = builder.scripts
    var near = [(first: UInt16, end: UInt16)](repeating: (0, 0), count: Self.nearCount)
    var start = 0
    while start < keys.count {
      let key = keys[start]
      var end = start + 1
      while end < keys.count, keys[end] == key { end += 1 }
      let first = letters[Int(groups[start].letters.lowerBound)]
      if Int(first.value) < Self.nearCount, UInt64(Script(of: first).code) == key >> 32 {
        near[Int(first.value)] = (UInt16(start), UInt16(end))
      }
      start = end
    }
    self.near = near
  }

  /// The places of the groups of a script that begin with a letter. Logarithmic.
  private func places(_ script: Script, _ first: Unicode.Scalar) -> Range<Int> {
    let key = SoundTableBuilder.key(script, first)
    var (start, end) = (0, keys.count)
    while start < end {
      let middle = (start + end) / 2
      if keys[middle] < key { start = middle + 1 } else { end = middle }
    }
    while end < keys.count, keys[end] == key { end += 1 }
    return start..<end
  }

  /// Whether a group stands at a place of a word. Its first letter does.
  private func begins(_ group: SoundGroup, at index: Int, of word: [Unicode.Scalar]) -> Bool {
    let count = group.letters.count
    guard index + count <= word.count else { return false }
    let first = Int(group.letters.lowerBound)
    for offset in 1..<max(1, count) where word[index + offset] != letters[first + offset] { return false }
    switch group.place {
    case .anywhere: return true
    case .start: return index == 0
    case .end: return index + count == word.count
    }
  }

  /// Whether the table has rows for a script; a word in another must be romanised first.
  package func knows(_ script: Script) -> Bool { scripts.contains(script) }

  package func exactness(of script: Script) -> Exactness { exactness[script] ?? .full }

  /// The readings of a folded word, the commonest first, each once; at most `mostReadings`.
  ///
  /// - Parameter script: whose rows read it, where they are not those of its own letters: pinyin is read as Chinese.
  package func readings(of word: String, as script: Script? = nil) -> [Sounds] {
    let letters = Array(word.unicodeScalars)
    var partial: [[UInt8]] = [[]]
    var index = 0
    partial[0].reserveCapacity(letters.count + 4)
    while index < letters.count {
      let (length, group) = reading(at: index, of: letters, script)
      if let group { extend(&partial, group) }
      index += length
    }
    return Self.distinct(partial)
  }

  private static func distinct(_ readings: [[UInt8]]) -> [Sounds] {
    if readings.count == 1 { return readings[0].isEmpty ? [] : [Sounds(readings[0])] }
    var seen: Set<[UInt8]> = []
    return readings.filter { !$0.isEmpty && seen.insert($0).inserted }.map { Sounds($0) }
  }

  private func extend(_ partial: inout [[UInt8]], _ group: SoundGroup) {
    if group.readings.count == 1 {
      for place in partial.indices { append(group.readings.lowerBound, to: &partial[place]) }
    } else if !group.readings.isEmpty {
      // All partial readings with the commonest sound come first, so the cut drops the rarest.
      var next: [[UInt8]] = []
      for reading in group.readings where next.count < Self.mostReadings {
        for var start in partial.prefix(Self.mostReadings - next.count) {
          append(reading, to: &start)
          next.append(start)
        }
      }
      partial = next
    }
  }

  /// Twin consonants are one sound.
  private func append(_ code: UInt8, to sounds: inout [UInt8]) {
    if sounds.last != code || !signs.isConsonant(code) { sounds.append(code) }
  }

  /// Appends a reading by its number.
  private func append(_ reading: Int32, to sounds: inout [UInt8]) {
    for place in Int(reading == 0 ? 0 : readingEnds[Int(reading) - 1])..<Int(readingEnds[Int(reading)]) {
      append(self.sounds[place], to: &sounds)
    }
  }

  private func reading(
    at index: Int, of word: [Unicode.Scalar], _ script: Script?
  ) -> (length: Int, group: SoundGroup?) {
    if let group = group(at: index, of: word, script) { return (group.letters.count, group) }
    // A letter with an accent that no row has is read without it.
    guard word[index].value > 0x7F else { return (1, nil) }
    let plain = TermNormalizer.decompose(String(Character(word[index]))).unicodeScalars.first!
    if plain != word[index],
      let place = places(Script(of: plain), plain).last(where: { groups[$0].letters.count == 1 })
    {
      return (1, groups[place])
    }
    return (1, nil)
  }

  private func group(at index: Int, of word: [Unicode.Scalar], _ script: Script?) -> SoundGroup? {
    let candidates: Range<Int>
    if script == nil, Int(word[index].value) < Self.nearCount {
      let places = near[Int(word[index].value)]
      candidates = Int(places.first)..<Int(places.end)
    } else {
      let own = places(script ?? Script(of: word[index]), word[index])
      candidates = own.isEmpty ? places(Self.han, word[index]) : own
    }
    for place in candidates where begins(groups[place], at: index, of: word) { return groups[place] }
    return nil
  }

  /// Whether `han-sounds.tsv` has a character.
  package func isHanSound(_ scalar: Unicode.Scalar) -> Bool { !places(Self.han, scalar).isEmpty }

  /// The readings of a word in Chinese characters: those of the table, the rest by `pinyin`.
  package func readingsOfHan(_ word: String, pinyin: (String) -> String) -> [Sounds] {
    let letters = Array(word.unicodeScalars)
    var partial: [[UInt8]] = [[]]
    var index = 0
    while index < letters.count {
      let (length, found) = reading(at: index, of: letters, nil)
      if let found, !found.readings.isEmpty {
        extend(&partial, found)
      } else if let own = readings(of: pinyin(String(Character(letters[index]))), as: Script("Hani")).first {
        for place in partial.indices { for code in own.signs { append(code, to: &partial[place]) } }
      }
      index += length
    }
    return Self.distinct(partial)
  }
}
