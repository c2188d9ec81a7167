import Analysis

/// Letters → sounds, for every script: `locales/root/sounds.tsv` and `han-sounds.tsv`.
package struct SoundTable: Sendable {
  package let signs: SoundSigns
  package let costs: SoundCosts
  /// The longest group first.
  private var groups: [Letter: [Group]] = [:]
  private var scripts: Set<Script> = []
  /// Readings of Chinese characters, in names from elsewhere.
  private var han: [Unicode.Scalar: [Group]] = [:]
  private var exactness: [Script: Exactness] = [:]
  /// By code point, up to the end of Cyrillic: the groups that begin with a letter in its own script.
  private var near: [[Group]] = Array(repeating: [], count: SoundTable.nearCount)
  private static let nearCount = 0x530

  /// A script, and the first letter of a group in it: pinyin is Latin letters read as Chinese.
  private struct Letter: Hashable, Sendable {
    let script: Script
    let first: Unicode.Scalar
  }

  private enum Place: Sendable { case anywhere, start, end }

  private struct Group: Sendable {
    let letters: [Unicode.Scalar]
    let place: Place
    let readings: [[UInt8]]

    /// Whether it stands there. Its first letter does.
    func begins(at index: Int, of word: [Unicode.Scalar]) -> Bool {
      let end = index + letters.count
      guard end <= word.count else { return false }
      for offset in 1..<max(1, letters.count) where word[index + offset] != letters[offset] { return false }
      switch place {
      case .anywhere: return true
      case .start: return index == 0
      case .end: return end == word.count
      }
    }
  }

  /// A name with many ambiguous letters is cut to this many readings, the commonest.
  package static let mostReadings = 6

  /// - Throws: `AnalysisError` with file and line for a sign or a script that is none.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    signs = try SoundSigns(packs: packs)
    costs = try SoundCosts(packs: packs, signs: signs)
    for row in try PackTable(path: packs.rootFile("script-sounds.tsv"), columns: 2).rows {
      exactness[Script(row.cells[0])] = try row.choice(1, of: Exactness.self)
    }
    try SoundRows.read(packs.rootFile("sounds.tsv"), columns: 3) { cells, place throws(AnalysisError) in
      var letters = cells[1]
      var bound = Place.anywhere
      if letters.first == UInt8(ascii: "^") {
        bound = .start
        letters.removeFirst()
      } else if letters.last == UInt8(ascii: "$") {
        bound = .end
        letters.removeLast()
      }
      let scalars = Array(String(decoding: letters, as: UTF8.self).unicodeScalars)
      guard let first = scalars.first, cells[0].count == 4 else { throw place.error("a script, letters, sounds") }
      let script = Script(code: cells[0].reduce(0) { $0 << 8 | UInt32($1) })
      let group = Group(letters: scalars, place: bound, readings: try readings(cells[2], place))
      groups[Letter(script: script, first: first), default: []].append(group)
    }
    for (letter, rows) in groups where rows.count > 1 { groups[letter] = Self.sorted(rows) }
    scripts = Set(groups.keys.map(\.script))
    for (letter, rows) in groups
    where Int(letter.first.value) < Self.nearCount && Script(of: letter.first) == letter.script {
      near[Int(letter.first.value)] = rows
    }
    try SoundRows.read(packs.rootFile("han-sounds.tsv"), columns: 2) { cells, place throws(AnalysisError) in
      let readings = try readings(cells[0], place)
      for characters in cells[1].split(separator: UInt8(ascii: " ")) {
        let scalars = Array(String(decoding: characters, as: UTF8.self).unicodeScalars)
        han[scalars[0], default: []].append(Group(letters: scalars, place: .anywhere, readings: readings))
      }
    }
    for (first, rows) in han where rows.count > 1 { han[first] = Self.sorted(rows) }
  }

  /// The longest first; where two groups are as long, the one bound to a place is the exception to the other.
  private static func sorted(_ groups: [Group]) -> [Group] {
    groups.sorted {
      ($0.letters.count, $0.place == .anywhere ? 0 : 1) > ($1.letters.count, $1.place == .anywhere ? 0 : 1)
    }
  }

  private func readings(_ cell: ArraySlice<UInt8>, _ place: SoundRows.Place) throws(AnalysisError) -> [[UInt8]] {
    var readings: [[UInt8]] = []
    for reading in cell.split(separator: UInt8(ascii: " ")) {
      let codes = reading.elementsEqual([UInt8(ascii: "0")]) ? [] : Array(reading)
      for code in codes where code > 0x7F || signs.place(of: code) == 0 {
        throw place.error("signs of sound-classes.tsv")
      }
      readings.append(codes)
    }
    return readings
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
      let value = Int(letters[index].value)
      if script == nil, value < Self.nearCount,
        let place = near[value].indices.first(where: { near[value][$0].begins(at: index, of: letters) })
      {
        extend(&partial, near[value][place].readings)
        index += near[value][place].letters.count
        continue
      }
      let (length, readings) = reading(at: index, of: letters, script)
      extend(&partial, readings)
      index += length
    }
    return Self.distinct(partial)
  }

  private static func distinct(_ readings: [[UInt8]]) -> [Sounds] {
    if readings.count == 1 { return readings[0].isEmpty ? [] : [Sounds(readings[0])] }
    var seen: Set<[UInt8]> = []
    return readings.filter { !$0.isEmpty && seen.insert($0).inserted }.map { Sounds($0) }
  }

  private func extend(_ partial: inout [[UInt8]], _ readings: [[UInt8]]) {
    if readings.count == 1 {
      for place in partial.indices { append(readings[0], to: &partial[place]) }
    } else if !readings.isEmpty {
      // All partial readings with the commonest sound come first, so the cut drops the rarest.
      var next: [[UInt8]] = []
      for reading in readings where next.count < Self.mostReadings {
        for var start in partial.prefix(Self.mostReadings - next.count) {
          append(reading, to: &start)
          next.append(start)
        }
      }
      partial = next
    }
  }

  /// Twin consonants are one sound.
  private func append(_ reading: [UInt8], to sounds: inout [UInt8]) {
    for code in reading where sounds.last != code || !signs.isConsonant(code) { sounds.append(code) }
  }

  private func reading(
    at index: Int, of letters: [Unicode.Scalar], _ script: Script?
  ) -> (length: Int, readings: [[UInt8]]) {
    if let group = group(at: index, of: letters, script) { return (group.letters.count, group.readings) }
    // A letter with an accent that no row has is read without it.
    guard letters[index].value > 0x7F else { return (1, []) }
    let plain = TermNormalizer.decompose(String(Character(letters[index]))).unicodeScalars.first!
    if plain != letters[index],
      let group = groups[Letter(script: Script(of: plain), first: plain)]?.last(where: { $0.letters.count == 1 })
    {
      return (1, group.readings)
    }
    return (1, [])
  }

  private func group(at index: Int, of letters: [Unicode.Scalar], _ script: Script?) -> Group? {
    if script == nil, Int(letters[index].value) < Self.nearCount {
      return Self.first(of: near[Int(letters[index].value)], at: index, of: letters)
    }
    guard
      let candidates = groups[Letter(script: script ?? Script(of: letters[index]), first: letters[index])]
        ?? han[letters[index]]
    else { return nil }
    return Self.first(of: candidates, at: index, of: letters)
  }

  private static func first(of candidates: [Group], at index: Int, of letters: [Unicode.Scalar]) -> Group? {
    // By their numbers: to take a group out of the array costs more than to look at it.
    candidates.indices.first { candidates[$0].begins(at: index, of: letters) }.map { candidates[$0] }
  }

  /// Whether `han-sounds.tsv` has a character.
  package func isHanSound(_ scalar: Unicode.Scalar) -> Bool { han[scalar] != nil }

  /// The readings of a word in Chinese characters: those of the table, the rest by `pinyin`.
  package func readingsOfHan(_ word: String, pinyin: (String) -> String) -> [Sounds] {
    let letters = Array(word.unicodeScalars)
    var partial: [[UInt8]] = [[]]
    var index = 0
    while index < letters.count {
      let (length, found) = reading(at: index, of: letters, nil)
      if found.isEmpty, let own = readings(of: pinyin(String(Character(letters[index]))), as: Script("Hani")).first {
        extend(&partial, [own.signs])
      } else {
        extend(&partial, found)
      }
      index += length
    }
    return Self.distinct(partial)
  }
}
