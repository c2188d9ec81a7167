import Analysis

/// Letters → sounds, for every script: `locales/root/sounds.tsv` and `han-sounds.tsv`.
package struct SoundTable: Sendable {
  package let signs: SoundSigns
  package let costs: SoundCosts
  private let groups: SoundGroups
  /// Few: a list is made sooner than a table, and looked through as soon.
  private let exactness: [(script: Script, exactness: Exactness)]
  /// Stands for the script of `han-sounds.tsv`: readings of Chinese characters in names from elsewhere. That of `sounds.tsv`
  /// is pinyin, Latin letters read as Chinese.
  private static let han = Script(code: 0)

  /// A name with many ambiguous letters is cut to this many readings, the commonest.
  package static let mostReadings = 6

  /// - Throws: `AnalysisError` with file and line for a sign or a script that is none.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    signs = try SoundSigns(packs: packs)
    costs = try SoundCosts(packs: packs, signs: signs)
    var exactness: [(script: Script, exactness: Exactness)] = []
    for row in try PackTable(path: packs.rootFile("script-sounds.tsv"), columns: 2).rows {
      exactness.append((Script(row.cells[0]), try row.choice(1, of: Exactness.self)))
    }
    self.exactness = exactness
    var groups = SoundGroups()
    var rows = try PackRows(path: packs.rootFile("sounds.tsv"), columns: 3)
    while try rows.next() { try groups.take(rows, signs) }
    rows = try PackRows(path: packs.rootFile("han-sounds.tsv"), columns: 2)
    while try rows.next() { try groups.take(rows, as: Self.han, signs) }
    self.groups = groups
  }

  /// Whether a group stands at a place of a word. Its first letter does.
  private func begins(_ group: SoundGroups.Group, at index: Int, of word: [Unicode.Scalar]) -> Bool {
    let count = group.letters.count
    guard index + count <= word.count else { return false }
    let first = Int(group.letters.lowerBound)
    for offset in 1..<max(1, count) where word[index + offset] != groups.letters[first + offset] { return false }
    switch group.place {
    case .anywhere: return true
    case .start: return index == 0
    case .end: return index + count == word.count
    }
  }

  /// Whether the table has rows for a script; a word in another must be romanised first.
  package func knows(_ script: Script) -> Bool { groups.scripts.contains(script) }

  package func exactness(of script: Script) -> Exactness {
    // The last row of a script holds.
    exactness.last { $0.script == script }?.exactness ?? .full
  }

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
    var found: [Sounds] = []
    for reading in readings where !reading.isEmpty && !found.contains(where: { $0.signs == reading }) {
      found.append(Sounds(reading))
    }
    return found
  }

  private func extend(_ partial: inout [[UInt8]], _ group: SoundGroups.Group) {
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
    for code in groups.signs(ofReading: reading) { append(code, to: &sounds) }
  }

  private func reading(
    at index: Int, of word: [Unicode.Scalar], _ script: Script?
  ) -> (length: Int, group: SoundGroups.Group?) {
    if let group = group(at: index, of: word, script) { return (group.letters.count, group) }
    // A letter with an accent that no row has is read without it.
    guard word[index].value > 0x7F else { return (1, nil) }
    let plain = TermNormalizer.decompose(String(Character(word[index]))).unicodeScalars.first!
    guard plain != word[index] else { return (1, nil) }
    var single: SoundGroups.Group?
    var tried = groups.first(Script(of: plain), plain)
    while let group = tried {
      if group.letters.count == 1 { single = group }
      tried = groups.next(after: group)
    }
    return (1, single)
  }

  private func group(at index: Int, of word: [Unicode.Scalar], _ script: Script?) -> SoundGroups.Group? {
    var tried = groups.first(script ?? Script(of: word[index]), word[index])
    if tried == nil { tried = groups.first(Self.han, word[index]) }
    while let group = tried {
      if begins(group, at: index, of: word) { return group }
      tried = groups.next(after: group)
    }
    return nil
  }

  /// Whether `han-sounds.tsv` has a character.
  package func isHanSound(_ scalar: Unicode.Scalar) -> Bool { groups.first(Self.han, scalar) != nil }

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
