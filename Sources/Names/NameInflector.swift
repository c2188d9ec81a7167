import Analysis

/// Makes the case forms of a name, by the tables that `NameEndings` takes them off with.
package struct NameInflector: Sendable {
  /// What a name is: by it some go another way (Константином, but Куниным).
  package enum Kind: String, CaseIterable, Sendable {
    case surname, given, patronymic, place
  }

  package enum Gender: String, CaseIterable, Sendable {
    case masculine, feminine, neuter, plural
  }

  /// One form, and what it is: `genitive`, `1pl`, `1pl genitive`.
  package struct Form: Sendable, Hashable {
    package let name: String
    package let text: String
  }

  private struct Paradigm: Sendable {
    let nominative: [Unicode.Scalar]
    /// By case, in the order of `cases`.
    let endings: [[String]]
    let gender: Gender?
    let kind: Kind?
    let isWholeWord: Bool
  }

  private var paradigms: [Paradigm] = []
  private let suffixes: SuffixChooser?

  private static let cases = ["genitive", "dative", "accusative", "instrumental", "prepositional"]

  /// - Throws: `AnalysisError` when a table is broken. A pack without tables inflects nothing.
  package init(pack: LanguagePack) throws(AnalysisError) {
    suffixes = try SuffixChooser(pack: pack)
    for row in try pack.tableIfPresent("name-endings.tsv", columns: 8) {
      var endings: [[String]] = []
      for column in 1...5 { endings.append(row.values(column).map { $0 == "0" ? "" : $0 }) }
      let nominative = row.cells[0] == "0" ? "" : row.cells[0]
      paradigms.append(
        Paradigm(
          nominative: Array(nominative.unicodeScalars), endings: endings,
          gender: row.cells[6] == "any" ? nil : try row.choice(6, of: Gender.self),
          kind: row.cells[7] == "-" ? nil : try row.choice(7, of: Kind.self),
          isWholeWord: nominative.unicodeScalars.first?.properties.isUppercase == true))
    }
  }

  /// All forms of a nominative but itself; where grammar allows two, both, the commoner first. By the table's rows.
  package func forms(of name: String, kind: Kind, gender: Gender) -> [Form] {
    var forms: [Form] = []
    for row in fitting(name, kind, gender) {
      for form in row where !forms.contains(form) { forms.append(form) }
    }
    if forms.isEmpty, let suffixes {
      forms = suffixes.forms(of: name).map { Form(name: $0.name, text: $0.text) }
    }
    return forms
  }

  private func fitting(_ name: String, _ kind: Kind, _ gender: Gender) -> [[Form]] {
    let letters = Array(name.unicodeScalars)
    let possible = paradigms.filter { row in
      guard row.gender == nil || row.gender == gender, row.kind == nil || row.kind == kind else {
        // The feminine names in -ь go like places in -ь.
        guard kind == .place, row.kind == .given, row.gender == gender else { return false }
        return letters.count > row.nominative.count
          && letters.suffix(row.nominative.count).elementsEqual(row.nominative)
      }
      if row.isWholeWord { return letters.elementsEqual(row.nominative) }
      return letters.count > row.nominative.count && letters.suffix(row.nominative.count).elementsEqual(row.nominative)
    }
    guard let longest = possible.map({ $0.isWholeWord ? Int.max : $0.nominative.count }).max() else { return [] }
    return possible.filter { ($0.isWholeWord ? Int.max : $0.nominative.count) == longest }.map { row in
      var stem = String.UnicodeScalarView()
      stem.append(contentsOf: letters.dropLast(row.nominative.count))
      return zip(Self.cases, row.endings).flatMap { name, endings in
        endings.map { Form(name: name, text: String(stem) + $0) }
      }
    }
  }
}
