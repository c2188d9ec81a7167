import Analysis

/// Letters → sounds, for every script: `locales/root/sounds.tsv` and `sound-classes.tsv`.
package struct SoundTable: Sendable {
  /// A sign's class (0 for none) and kind, by its ASCII code.
  private var classes = [UInt8](repeating: 0, count: 128)
  private var kinds = [Kind](repeating: .consonant, count: 128)
  /// By script, by the first letter of a group, the longest group first.
  private var groups: [Script: [Unicode.Scalar: [Group]]] = [:]

  package enum Kind: String, CaseIterable, Sendable {
    case vowel, glide, consonant
  }

  private enum Place: Sendable { case anywhere, start, end }

  private struct Group: Sendable {
    let letters: [Unicode.Scalar]
    let place: Place
    let readings: [[UInt8]]
  }

  /// A name with many ambiguous letters is cut to this many readings, the commonest.
  package static let mostReadings = 6

  /// - Throws: `AnalysisError` with file and line for a sign or a script that is none.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    for row in try PackTable(path: packs.rootFile("sound-classes.tsv"), columns: 3).rows {
      let sign = Array(row.cells[0].utf8)
      guard sign.count == 1, sign[0] < 128 else {
        throw .badLine(file: row.file, line: row.line, expected: "one ASCII sign", found: row.cells[0])
      }
      classes[Int(sign[0])] = row.value(1)?.utf8.first ?? 0
      kinds[Int(sign[0])] = try row.choice(2, of: Kind.self)
    }
    for row in try PackTable(path: packs.rootFile("sounds.tsv"), columns: 3).rows {
      var letters = row.cells[1]
      var place = Place.anywhere
      if letters.hasPrefix("^") {
        place = .start
        letters.removeFirst()
      } else if letters.hasSuffix("$") {
        place = .end
        letters.removeLast()
      }
      let scalars = Array(TermNormalizer.compose(letters).unicodeScalars)
      guard let first = scalars.first else {
        throw .badLine(file: row.file, line: row.line, expected: "letters in column 2", found: row.cells[1])
      }
      let readings = row.cells[2].split(separator: " ").map { $0 == "0" ? [] : Array($0.utf8) }
      let group = Group(letters: scalars, place: place, readings: readings)
      groups[Script(row.cells[0]), default: [:]][first, default: []].append(group)
    }
    for script in groups.keys {
      for first in groups[script]!.keys {
        // Where two groups are as long, the one bound to a place is the exception to the other.
        groups[script]![first]!.sort {
          ($0.letters.count, $0.place == .anywhere ? 0 : 1) > ($1.letters.count, $1.place == .anywhere ? 0 : 1)
        }
      }
    }
  }

  package func kind(of sign: UInt8) -> Kind { kinds[Int(sign & 0x7F)] }
  package func soundClass(of sign: UInt8) -> UInt8 { classes[Int(sign & 0x7F)] }

  /// Whether the table has rows for a script; a word in another must be romanised first.
  package func knows(_ script: Script) -> Bool { groups[script] != nil }

  /// The readings of a folded word, the commonest first, each once; at most `mostReadings`.
  package func readings(of word: String) -> [Sounds] {
    let letters = Array(TermNormalizer.compose(word).unicodeScalars)
    var partial: [[UInt8]] = [[]]
    var index = 0
    while index < letters.count {
      let (length, readings) = reading(at: index, of: letters)
      if readings.count == 1 {
        for place in partial.indices { partial[place] += readings[0] }
      } else if !readings.isEmpty {
        // All partial readings with the commonest sound come first, so the cut drops the rarest.
        var next: [[UInt8]] = []
        for reading in readings { for start in partial { next.append(start + reading) } }
        partial = Array(next.prefix(Self.mostReadings))
      }
      index += length
    }
    var seen: Set<[UInt8]> = []
    return partial.filter { !$0.isEmpty && seen.insert($0).inserted }.map { Sounds($0) }
  }

  private func reading(at index: Int, of letters: [Unicode.Scalar]) -> (length: Int, readings: [[UInt8]]) {
    if let group = group(at: index, of: letters) { return (group.letters.count, group.readings) }
    // A letter with an accent that no row has is read without it.
    let plain = TermNormalizer.decompose(String(Character(letters[index]))).unicodeScalars.first!
    if plain != letters[index], let group = groups[Script(of: plain)]?[plain]?.last(where: { $0.letters.count == 1 }) {
      return (1, group.readings)
    }
    return (1, [])
  }

  private func group(at index: Int, of letters: [Unicode.Scalar]) -> Group? {
    guard let candidates = groups[Script(of: letters[index])]?[letters[index]] ?? groups[.common]?[letters[index]]
    else { return nil }
    return candidates.first { group in
      let end = index + group.letters.count
      guard end <= letters.count, letters[index..<end].elementsEqual(group.letters) else { return false }
      switch group.place {
      case .anywhere: return true
      case .start: return index == 0
      case .end: return end == letters.count
      }
    }
  }

  /// The coarse key of a reading.
  package func key(of sounds: Sounds) -> NameKey {
    var key: [UInt8] = []
    for (place, sign) in sounds.signs.enumerated() {
      let own = soundClass(of: sign)
      if own == 0 {
        if place == 0 { key.append(UInt8(ascii: "A")) }
        continue
      }
      if key.last != own || soundClass(of: sounds.signs[place - 1]) == 0 { key.append(own) }
    }
    return NameKey(classes: key)
  }
}
