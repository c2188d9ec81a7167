/// One word of a written name.
package struct NamePart: Sendable {
  package enum Kind: Sendable, Equatable {
    case name
    /// One letter that stands for a name.
    case initial
    /// It names nobody: al, von, Sir, II.
    case particle
    /// The father's name with an ending.
    case patronymic
  }

  package let text: String
  package let kind: Kind
  /// The commonest first; of a patronymic the father's name alone.
  package let readings: [Sounds]
  /// Of the whole word; the same but for a patronymic.
  package let wholeReadings: [Sounds]
  /// Whose patronymic it is, if it may be one: a surname may look like one, too.
  package var gender: PatronymicGender?
  /// Of other names that it stands for: Bob is Robert.
  package var variants: [Sounds] = []
  package let exactness: Exactness

  package var isCore: Bool {
    switch kind {
    case .name, .initial: true
    case .particle, .patronymic: false
    }
  }

  /// The two as one word.
  func joined(with next: NamePart) -> NamePart {
    let readings = [Sounds(wholeReadings[0].signs + next.wholeReadings[0].signs)]
    return NamePart(
      text: text + next.text, kind: kind, readings: readings, wholeReadings: readings, exactness: exactness)
  }
}
