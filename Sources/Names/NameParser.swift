import Analysis

/// Takes a whole name apart: its words, initials, particles and patronymics.
///
/// One a thread, as its reader is.
package final class NameParser {
  package let reader: NameReader
  private var particles: Set<ExactText> = []
  private var knownKeys: [ExactText: String] = [:]

  /// What is known of single words, of those that may be initials and of others.
  private var knownParts: [ExactText: NamePart] = [:]
  private var knownInitials: [ExactText: NamePart] = [:]

  /// So many names are remembered; then it starts anew, so that it cannot grow with the text.
  private static let mostKnown = 1 << 16

  /// Given names by others that they stand for.
  private var variants: [ExactText: [String]] = [:]
  /// Endings of patronymics, the longest first.
  private var endings: [(ending: [Unicode.Scalar], gender: PatronymicGender)] = []

  /// - Throws: `AnalysisError` with file and line for a broken row.
  package init(packs: LanguagePacks, reader: NameReader) throws(AnalysisError) {
    self.reader = reader
    for row in try PackTable(path: packs.rootFile("name-particles.tsv"), columns: 2).rows {
      guard row.cells[0] == "particle" || row.cells[0] == "title" else {
        throw .badLine(file: row.file, line: row.line, expected: "particle or title", found: row.cells[0])
      }
      particles.formUnion(row.values(1).map { ExactText(Word.term(of: $0)) })
    }
    for row in try PackTable(path: packs.rootFile("name-patronymics.tsv"), columns: 2).rows {
      let gender = try row.choice(0, of: PatronymicGender.self)
      endings += row.values(1).map { (Array(Word.term(of: $0).unicodeScalars), gender) }
    }
    for row in try PackTable(path: packs.rootFile("name-variants.tsv"), columns: 1).rows {
      let group = row.values(0).map { Word.term(of: $0) }
      for name in group { variants[ExactText(name), default: []] += group.filter { $0 != name } }
    }
    endings.sort { $0.ending.count > $1.ending.count }
  }

  /// `Names.clusterKey` of a name. A lookup for one that was asked for before.
  package func clusterKey(of name: String) -> String {
    if let key = knownKeys[ExactText(name)] { return key }
    if knownKeys.count >= Self.mostKnown { knownKeys.removeAll(keepingCapacity: true) }
    let key = Names.clusterKey(of: parse(name), signs: reader.table.signs)
    knownKeys[ExactText(name)] = key
    return key
  }

  /// The name, read. Linear in its length.
  package func parse(_ name: String) -> WrittenName {
    var pieces: [(text: String, isInitial: Bool)] = []
    let scalars = name.unicodeScalars
    var start = scalars.startIndex
    func close(_ end: String.Index) {
      let piece = scalars[start..<end]
      let letters = piece.count { LetterProperties(of: $0).contains(.letter) }
      guard letters > 0 else { return }
      let isCased = !LetterProperties(of: piece.first!).isDisjoint(with: [.upper, .lower])
      let next: Unicode.Scalar? = end < scalars.endIndex ? scalars[end] : nil
      // Дж. is one sound in two letters.
      let isInitial =
        letters == 1 && next != "'"
        || letters == 2 && next == "." && LetterProperties(of: piece.first!).contains(.upper)
      pieces.append((Word.term(of: String(piece)), isInitial && isCased))
    }
    for place in scalars.indices where !Self.isLetter(scalars[place]) {
      close(place)
      start = scalars.index(after: place)
    }
    close(scalars.endIndex)
    return written(pieces, isOneWord: !name.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "\u{B7}" })
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if LetterProperties(of: scalar).contains(.letter) || scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}" {
      return true
    }
    if scalar.value < 0x80 { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .format: return true
    default: return scalar == "\u{5F3}" || scalar == "\u{5F4}" || scalar == "\u{30FC}" || scalar == "\u{2BB}"
    }
  }

  private func written(_ pieces: [(text: String, isInitial: Bool)], isOneWord: Bool) -> WrittenName {
    var parts: [NamePart] = []
    for (text, isInitial) in pieces {
      // Кемел ұлы, Kemel uly: the ending alone belongs to the word before it.
      if let last = parts.last, last.kind == .name, let gender = patronymic(text, atLeast: 0)?.gender {
        let whole = part(last.text + text, isInitial: false)
        parts[parts.count - 1] = NamePart(
          text: whole.text, kind: .patronymic, readings: last.readings, wholeReadings: whole.wholeReadings,
          gender: gender, exactness: last.exactness)
      } else {
        let part = part(text, isInitial: isInitial)
        if !part.wholeReadings.isEmpty { parts.append(part) }
      }
    }
    return WrittenName(parts: Self.withSurname(parts), isOneWord: isOneWord)
  }

  /// A lookup for a word that was met before: names are many, their words few.
  private func part(_ text: String, isInitial: Bool) -> NamePart {
    let key = ExactText(text)
    if let known = isInitial ? knownInitials[key] : knownParts[key] { return known }
    if knownParts.count >= Self.mostKnown { knownParts.removeAll(keepingCapacity: true) }
    if knownInitials.count >= Self.mostKnown { knownInitials.removeAll(keepingCapacity: true) }
    let part = makePart(text, isInitial: isInitial)
    if isInitial { knownInitials[key] = part } else { knownParts[key] = part }
    return part
  }

  private func makePart(_ text: String, isInitial: Bool) -> NamePart {
    let script = text.unicodeScalars.first { $0.properties.isAlphabetic }.map { Script(of: $0) } ?? .common
    let exactness = reader.table.exactness(of: script)
    let readings = reader.readings(of: text)
    if isInitial, !particles.contains(ExactText(text)) || text.unicodeScalars.count == 1 {
      return NamePart(text: text, kind: .initial, readings: readings, wholeReadings: readings, exactness: exactness)
    }
    if particles.contains(ExactText(text)) {
      return NamePart(text: text, kind: .particle, readings: readings, wholeReadings: readings, exactness: exactness)
    }
    if let (father, gender) = patronymic(text, atLeast: 2) {
      return NamePart(
        text: text, kind: .patronymic, readings: reader.readings(of: father), wholeReadings: readings, gender: gender,
        exactness: exactness)
    }
    var part = NamePart(text: text, kind: .name, readings: readings, wholeReadings: readings, exactness: exactness)
    if exactness == .han {
      // A broken table is an error where it is checked; a name is then read as far as the others go.
      part.variants = ((try? reader.readingsByLanguage(of: text)) ?? []).filter { !readings.contains($0) }
    }
    if let others = variants[ExactText(text)] {
      part.variants = others.compactMap { reader.readings(of: $0).first }.filter { !readings.contains($0) }
    }
    return part
  }

  /// One word of a text, which may be inflected: read as each nominative that it may be a form of.
  package func part(inText word: String) -> NamePart {
    let folded = Word.term(of: word)
    let readings = reader.nominatives(of: folded).flatMap { reader.readings(of: $0) }.reduce(into: [Sounds]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return NamePart(
      text: folded, kind: .name, readings: readings, wholeReadings: readings, exactness: reader.exactness(of: folded))
  }

  /// The father's name in a patronymic, and whose it is.
  package func patronymic(_ folded: String, atLeast shortest: Int) -> (father: String, gender: PatronymicGender)? {
    let letters = Array(folded.unicodeScalars)
    for (ending, gender) in endings where letters.count >= ending.count + shortest {
      if shortest == 0, letters.count != ending.count { continue }
      guard letters.suffix(ending.count).elementsEqual(ending) else { continue }
      var father = String.UnicodeScalarView()
      father.append(contentsOf: letters.dropLast(ending.count))
      return (String(father), gender)
    }
    return nil
  }

  /// Янукович is a surname and no patronymic: where less than two other names stand beside it, it is a name like them.
  private static func withSurname(_ parts: [NamePart]) -> [NamePart] {
    let core = parts.count { $0.isCore }
    return parts.map { part in
      if part.kind == .particle { return core == 0 ? part.named : part }
      return part.kind == .patronymic && core < 2 ? part.named : part
    }
  }
}

extension NamePart {
  /// The same as a name like others.
  fileprivate var named: NamePart {
    NamePart(
      text: text, kind: .name, readings: readings, wholeReadings: wholeReadings, gender: gender, exactness: exactness)
  }
}
