// The subject behind a verb that stands last elsewhere: деді X.
extension NounPhraseReader {
  /// Деді Сиракуз университетінің профессоры Рихер: the name belongs, by genitives, to the role behind it. Nil where no
  /// genitive leads on.
  func throughGenitives(_ base: NounPhrase, to end: Int) -> NounPhrase? {
    guard base.anchor == .name || base.anchor == .common, base.role?.kind != .honorific else { return nil }
    var place = base.tokens.upperBound
    let endsInRole = passage.role(endingAt: place, after: base.tokens.lowerBound - 1) != nil
    var sawGenitive =
      endsInRole ? base.tokens.contains { passage.has($0, .genitive) } : passage.has(place - 1, .genitive)
    var head = endsInRole && sawGenitive ? place : 0
    reading: while place < end, place - base.tokens.lowerBound < 18 {
      if let role = passage.role(at: place, before: end), role.role.kind != .qualifier {
        let last = role.end - 1
        if passage.has(last, .genitive), !role.role.isFirstForm {
          sawGenitive = true
        } else {
          guard sawGenitive, role.role.isNominative || !passage.has(last, .oblique) else { break reading }
          head = role.end
        }
        place = role.end
        continue
      }
      switch unit(place) {
      case .name:
        if passage.has(place, .genitive), head == 0 { sawGenitive = true }
        if head > 0 {
          if isOblique(place), !passage.has(place, [.masculine, .feminine, .givenName]) { break reading }
          head = place + 1
        }
      case .glue, .number: break
      case .common:
        guard head == 0 else { break reading }
        if passage.has(place, .genitive) {
          sawGenitive = true
        } else if passage.has(place, .oblique) {
          break reading
        }
      case .joiner:
        guard head == place, (place + 1..<min(end, place + 4)).contains(where: { unit($0) == .role }) else {
          break reading
        }
        head = 0
      default: break reading
      }
      place += 1
    }
    // Алтын доптың бес мәрте жүлдегері: nothing but the noun is left.
    if head == 0, place >= end || passage.has(place, Traits.marks), unit(place - 1) == .common,
      !passage.has(place - 1, [.oblique, .genitive])
    {
      head = place
    }
    guard sawGenitive, head > base.tokens.upperBound else { return nil }
    return describe(base.tokens.lowerBound..<head)
  }

  /// Деді Рейтерске …: one name in the dative, with words behind it, is whom it was told.
  func isAddressee(_ phrase: NounPhrase, before end: Int) -> Bool {
    phrase.tokens.count == 1 && phrase.anchor == .name && passage.has(phrase.tokens.lowerBound, .dative)
      && !passage.has(phrase.tokens.lowerBound, [.masculine, .feminine, .givenName])
      && phrase.tokens.upperBound < end && passage.isWord(phrase.tokens.upperBound)
  }
}
