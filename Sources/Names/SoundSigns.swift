import Analysis

/// The signs that sounds are written with: their kinds and classes, and what an ambiguous one may be
/// (`locales/root/sound-classes.tsv`).
package struct SoundSigns: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case vowel, glide, consonant
  }

  package struct Sign: Sendable {
    package let sign: UInt8
    package let kind: Kind
    /// What it may be; itself when it is one sound.
    package let members: [UInt8]
    package let mayBeNothing: Bool
    /// The classes of its members; 0 where one has none.
    package let classes: [UInt8]
    /// Its members that are consonants with a class; 0 for any other.
    package let consonants: [UInt8]
  }

  package let all: [Sign]
  /// The place of a sign in `all`, plus one; 0 for what is no sign.
  private let places: [UInt8]
  /// By sign: its one class, or its one consonant; 0 for one without, `several` for an ambiguous one.
  private let onlyClass: [UInt8]
  /// By sign: whether it is a consonant, as is what is no sign.
  private let consonant: [Bool]
  private let onlyConsonant: [UInt8]
  private static let several: UInt8 = 255

  /// The most signs there may be: what a table of costs is laid out for.
  package static let most = 127

  /// - Throws: `AnalysisError` with file and line for a broken row.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    var rows = try PackRows(path: packs.rootFile("sound-classes.tsv"), columns: 4)
    // By sign: the class of one without members, 0 for none; nil where it has members or is no sign.
    var ownClass = [UInt8?](repeating: nil, count: 256)
    var plain = rows
    while try plain.next() {
      guard plain.isEqual(plain.cells[3], "-"), let sign = plain.bytes[plain.cells[0]].first else { continue }
      ownClass[Int(sign)] = plain.isEqual(plain.cells[1], "-") ? 0 : plain.bytes[plain.cells[1]].first ?? 0
    }
    var all: [Sign] = []
    var places = [UInt8](repeating: 0, count: 128)
    while try rows.next() {
      let sign = Array(rows.bytes[rows.cells[0]])
      guard sign.count == 1, sign[0] < 128, places[Int(sign[0])] == 0, all.count < Self.most else {
        throw rows.error("one ASCII sign that has no other row")
      }
      var members: [UInt8] = []
      var mayBeNothing = false
      if !rows.isEqual(rows.cells[3], "-") {
        try rows.forEachValue(3) { (value) throws(AnalysisError) in
          if rows.isEqual(value, "0") {
            mayBeNothing = true
            return
          }
          guard value.count == 1, ownClass[Int(rows.bytes[value.lowerBound])] != nil else {
            throw rows.error("signs without members, or 0")
          }
          members.append(rows.bytes[value.lowerBound])
        }
      }
      let classes: [UInt8]
      if members.isEmpty {
        classes = [ownClass[Int(sign[0])] ?? 0]
      } else {
        classes = members.reduce(into: []) { found, member in
          let own = ownClass[Int(member)] ?? 0
          if !found.contains(own) { found.append(own) }
        }
      }
      let consonants = (members.isEmpty ? sign : members).reduce(into: [UInt8]()) { found, member in
        let own = ownClass[Int(member)] == 0 ? 0 : member
        if !found.contains(own) { found.append(own) }
      }
      guard let kind = Kind(rawValue: rows.text(2)) else {
        throw rows.error("one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")) in column 3")
      }
      all.append(
        Sign(
          sign: sign[0], kind: kind, members: members.isEmpty ? sign : members, mayBeNothing: mayBeNothing,
          classes: classes, consonants: consonants))
      places[Int(sign[0])] = UInt8(all.count)
    }
    self.all = all
    self.places = places
    var onlyClass = [UInt8](repeating: 0, count: 128)
    var onlyConsonant = onlyClass
    for sign in all {
      onlyClass[Int(sign.sign)] = sign.classes.count == 1 ? sign.classes[0] : Self.several
      onlyConsonant[Int(sign.sign)] = sign.consonants.count == 1 ? sign.consonants[0] : Self.several
    }
    self.onlyClass = onlyClass
    consonant = (0..<128).map { code in places[code] == 0 || all[Int(places[code]) - 1].kind == .consonant }
    self.onlyConsonant = onlyConsonant
  }

  /// The place of a sign in a table of costs: 0 for nothing, and for what is no sign.
  package func place(of sign: UInt8) -> Int { Int(places[Int(sign & 0x7F)]) }

  package subscript(sign: UInt8) -> Sign? {
    let place = place(of: sign)
    return place == 0 ? nil : all[place - 1]
  }

  package func kind(of sign: UInt8) -> Kind { self[sign]?.kind ?? .consonant }

  /// `kind(of:)` is `consonant`. An array access.
  package func isConsonant(_ sign: UInt8) -> Bool { consonant[Int(sign & 0x7F)] }

  /// The most keys that one reading has.
  private static let mostKeys = 6

  /// The coarse keys of a reading: one, or several where an ambiguous sign's sounds are of several classes.
  package func keys(of sounds: Sounds) -> [NameKey] { keys(of: sounds, onlyClass) { $0.classes } }

  /// The fine keys of a reading: its consonants themselves, voice and all.
  package func consonantKeys(of sounds: Sounds) -> [NameKey] { keys(of: sounds, onlyConsonant) { $0.consonants } }

  private func keys(of sounds: Sounds, _ only: [UInt8], by choices: (Sign) -> [UInt8]) -> [NameKey] {
    var keys: [[UInt8]] = [[]]
    for code in sounds.signs {
      let choice = only[Int(code & 0x7F)]
      if choice == 0 { continue }
      if choice != Self.several {
        for place in keys.indices where keys[place].last != choice { keys[place].append(choice) }
        continue
      }
      let own = self[code].map(choices) ?? []
      var next: [[UInt8]] = []
      for choice in own {
        for key in keys {
          let longer = choice == 0 || key.last == choice ? key : key + [choice]
          if next.count < Self.mostKeys, !next.contains(longer) { next.append(longer) }
        }
      }
      keys = next
    }
    return keys.map { NameKey(classes: $0) }
  }
}
