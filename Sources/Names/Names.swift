// The room of names: entities, their forms, and who is who across scripts and spellings.
//
// A written word is read as sounds (`SoundTable`, from `locales/root`), its case endings are taken off by the tables of the
// packs (`NameEndings`) and put on by `NameInflector`. Text is compared with the authority files (`EntityCatalogue`,
// `EntityForms`, `MentionFinder`) by spelling first and by sound after that. Whole names are taken apart by `NameParser`,
// proposed by coarse keys (`NameIndex`), ranked by `NameMatcher` and refused by `NameThreshold`.

/// What is true of names in general.
package enum Names {
  /// A key by which names that no authority file knows come together, whatever the language: the coarse keys of the names
  /// in it, without initials, particles and patronymics, in the order of the alphabet.
  package static func clusterKey(of name: WrittenName, signs: SoundSigns) -> String {
    let core = name.parts.filter { $0.kind == .name }
    return core.compactMap { part in part.wholeReadings.first.flatMap { signs.keys(of: $0).first?.description } }
      .sorted().joined(separator: " ")
  }
}
