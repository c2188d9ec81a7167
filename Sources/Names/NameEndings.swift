import Analysis

/// Takes case endings off names, by the tables of one pack: `name-endings.tsv` where each class of names has its row of
/// endings, `nominal-suffixes.tsv` where suffixes follow one another.
package struct NameEndings: Sendable {
  /// A case ending, with the nominative endings that it stands for.
  private struct CaseEnding: Sendable {
    /// Its bytes, among `endingBytes`.
    let bytes: Range<Int>
    let letters: Int
    /// Places of `paradigms`.
    var paradigms: Range<Int>
  }

  private struct Paradigm: Sendable {
    /// Bytes of the nominative's ending, among `endingBytes`.
    let nominative: Range<Int>
    let isWholeWord: Bool
  }

  /// A few lists instead of one for each ending: every question about a name in the language reads them.
  private var endingBytes: [UInt8] = []
  private var paradigms: [Paradigm] = []
  /// By their last byte, then the longest first; the empty ending stands first.
  private var caseEndings: [CaseEnding] = []
  /// By last byte: where its endings begin in `caseEndings`, and one more for where all end.
  private var firstEnding: [Int] = []
  private var hasParadigms: Bool { !paradigms.isEmpty }
  /// Suffixes of case, relation and plural, the longest first; as UTF-8, and the number of their letters.
  private var suffixes: [(bytes: [UInt8], letters: Int)] = []
  /// The same by their last byte.
  private var suffixesByLastByte = [[(bytes: [UInt8], letters: Int)]](repeating: [], count: 256)
  /// What the endings are written in: a word in another script has none of them.
  private let script: Script
  private var shortSuffixes: Set<Unicode.Scalar> = []
  /// Endings of names that are possessives already.
  private var possessed: [[Unicode.Scalar]] = []

  /// What is left of a name must have this many letters.
  private static let shortestStem = 2

  /// - Throws: `AnalysisError` when a table is broken. A pack without either table has no endings.
  package init(pack: LanguagePack) throws(AnalysisError) {
    script = pack.script(of: pack.language)
    if try PackFolder.has(pack.path + "/name-endings.tsv") { try readParadigms(pack.path + "/name-endings.tsv") }
    let found = try Self.suffixes(pack.path + "/nominal-suffixes.tsv")
    for row in try pack.tableIfPresent("name-possessed.tsv", columns: 1) {
      possessed.append(Array(Word.term(of: row.cells[0]).unicodeScalars))
    }
    // A single letter (the accusative -н after a possessive) is an ending only of common nouns and of -ұлы, -қызы.
    for suffix in found {
      let letters = Self.letters(in: suffix)
      if letters > 1 {
        suffixes.append((suffix, letters))
        suffixesByLastByte[Int(suffix[suffix.count - 1])].append((suffix, letters))
      } else {
        shortSuffixes.formUnion(String(decoding: suffix, as: UTF8.self).unicodeScalars)
      }
    }
  }

  /// The suffixes that may stand after a name, each once, the longest first; none where there is no such file.
  private static func suffixes(_ path: String) throws(AnalysisError) -> [[UInt8]] {
    guard try PackFolder.has(path) else { return [] }
    var rows = try PackRows(path: path, columns: 5)
    var found: [[UInt8]] = []
    while try rows.next() {
      let isPossessive = rows.isEqual(rows.cells[0], "possessive")
      let isLayer = ["case", "relation", "plural"].contains { rows.isEqual(rows.cells[0], $0) }
      guard isPossessive || isLayer, !rows.cells[2].isEmpty else { continue }
      let isTerm = TermNormalizer.isPlainTerm(rows.bytes, rows.cells[2])
      let suffix = isTerm ? Array(rows.bytes[rows.cells[2]]) : Array(Word.term(of: rows.text(2)).utf8)
      // A short possessive is mostly a part of the name: Ибрагим is nobody's Ибраг.
      if !isPossessive || letters(in: suffix) > 2, !found.contains(suffix) { found.append(suffix) }
    }
    return found.sorted { left, right in
      left.count != right.count ? left.count > right.count : left.lexicographicallyPrecedes(right)
    }
  }

  /// An ending of a row of `name-endings.tsv`, on its way into the lists.
  private struct RowEnding {
    let bytes: Range<Int>
    let paradigm: Paradigm
  }

  /// Endings stay where they stand in the file; those that must be folded are added to its bytes.
  private mutating func readParadigms(_ path: String) throws(AnalysisError) {
    var rows = try PackRows(path: path, columns: 8)
    endingBytes = rows.bytes
    var found: [RowEnding] = []
    // Of each ending its last byte, its length and its bytes as one number, by which equal ones stand side by side, then its
    // place in the file.
    var ranks: [UInt64] = []
    found.reserveCapacity(rows.bytes.count / 8)
    ranks.reserveCapacity(rows.bytes.count / 8)
    while try rows.next() {
      let first = String(decoding: rows.bytes[rows.cells[0]].prefix(4), as: UTF8.self).unicodeScalars.first
      let isWholeWord = first?.properties.isUppercase == true
      let paradigm = Paradigm(nominative: ending(rows.cells[0], isWholeWord), isWholeWord: isWholeWord)
      for cell in rows.cells[1...5] where !rows.isEqual(cell, "-") {
        var start = cell.lowerBound
        while start < cell.upperBound {
          let end = PackRows.place(of: UInt8(ascii: " "), in: rows.bytes, from: start, to: cell.upperBound)
          if end > start {
            let ending = ending(start..<end, isWholeWord)
            if !isEqual(ending, paradigm.nominative) {
              ranks.append(rank(of: ending, found.count))
              found.append(RowEnding(bytes: ending, paradigm: paradigm))
            }
          }
          start = end + 1
        }
      }
    }
    ranks.sort()
    for rank in ranks { take(found[Int(rank & 0xFFFF_FFFF)]) }
    firstEnding = [Int](repeating: caseEndings.count, count: 257)
    for place in caseEndings.indices.reversed() {
      let bytes = caseEndings[place].bytes
      firstEnding[bytes.isEmpty ? 0 : Int(endingBytes[bytes.upperBound - 1])] = place
    }
    for last in (0..<256).reversed() { firstEnding[last] = min(firstEnding[last], firstEnding[last + 1]) }
  }

  /// An ending of the file, folded. Rows of endings are in small letters and NFC already; `0` is none.
  private mutating func ending(_ value: Range<Int>, _ isWholeWord: Bool) -> Range<Int> {
    let start = value.lowerBound
    if value.count == 1, endingBytes[start] == UInt8(ascii: "0") { return start..<start }
    guard isWholeWord else { return value }
    let end = endingBytes.count
    endingBytes += Word.term(of: String(decoding: endingBytes[value], as: UTF8.self)).utf8
    return end..<endingBytes.count
  }

  private func isEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count where endingBytes[one.lowerBound + offset] != endingBytes[other.lowerBound + offset] {
      return false
    }
    return true
  }

  private func rank(of ending: Range<Int>, _ number: Int) -> UInt64 {
    guard !ending.isEmpty else { return UInt64(number) }
    var hash: UInt64 = 0
    for place in ending { hash = hash &* 31 &+ UInt64(endingBytes[place]) }
    let length = UInt64(0xFF - min(0xFF, ending.count))
    return UInt64(endingBytes[ending.upperBound - 1]) << 56 | length << 48 | (hash & 0xFFFF) << 32 | UInt64(number)
  }

  /// Takes an ending; they come in the order of their ranks.
  private mutating func take(_ ending: RowEnding) {
    let place = paradigms.count
    paradigms.append(ending.paradigm)
    if let known = caseEndings.last, isEqual(known.bytes, ending.bytes) {
      caseEndings[caseEndings.count - 1].paradigms = known.paradigms.lowerBound..<place + 1
    } else {
      let letters = Self.letters(in: Array(endingBytes[ending.bytes]))
      caseEndings.append(CaseEnding(bytes: ending.bytes, letters: letters, paradigms: place..<place + 1))
    }
  }

  package var isEmpty: Bool { !hasParadigms && suffixes.isEmpty }

  /// The nominatives that a folded name may be a form of, the name itself not among them.
  package func nominatives(of name: String) -> [String] {
    guard let first = name.unicodeScalars.first(where: \.properties.isAlphabetic), Script(of: first) == script else {
      return []
    }
    let bytes = Array(name.utf8)
    let letters = Self.letters(in: bytes)
    var found: [[UInt8]] = []
    func add(_ form: [UInt8]) { if form != bytes, !found.contains(form) { found.append(form) } }
    for form in inParadigms(bytes, letters: letters) { add(form) }
    // Two layers at most stand after a name: relation over nothing, case over plural.
    var layer = [bytes]
    for _ in 0..<2 where !suffixes.isEmpty {
      layer = layer.flatMap(withoutSuffix)
      layer.forEach(add)
    }
    if !shortSuffixes.isEmpty, let last = name.unicodeScalars.last, shortSuffixes.contains(last) {
      let rest = Array(name.unicodeScalars.dropLast())
      if possessed.contains(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
        add(Array(bytes.dropLast(UTF8.width(last))))
      }
    }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func letters(in form: [UInt8]) -> Int { form.count { $0 & 0xC0 != 0x80 } }

  private static func ends(_ form: [UInt8], _ ending: [UInt8]) -> Bool {
    let start = form.count - ending.count
    guard start >= 0 else { return false }
    for place in ending.indices where form[start + place] != ending[place] { return false }
    return true
  }

  private func withoutSuffix(_ form: [UInt8]) -> [[UInt8]] {
    guard let last = form.last else { return [] }
    let letters = Self.letters(in: form)
    var stems: [[UInt8]] = []
    for suffix in suffixesByLastByte[Int(last)]
    where letters - suffix.letters > Self.shortestStem && Self.ends(form, suffix.bytes) {
      stems.append(Array(form.dropLast(suffix.bytes.count)))
    }
    return stems
  }

  /// Those that the longest case endings give first.
  private func inParadigms(_ name: [UInt8], letters: Int) -> [[UInt8]] {
    guard hasParadigms, let last = name.last else { return [] }
    var found: [[UInt8]] = []
    for ending in caseEndings[firstEnding[Int(last)]..<firstEnding[Int(last) + 1]]
    where !ending.bytes.isEmpty && name.count >= ending.bytes.count && Self.ends(name, endingBytes, ending.bytes) {
      for paradigm in paradigms[ending.paradigms]
      where paradigm.isWholeWord ? ending.letters == letters : letters - ending.letters >= Self.shortestStem {
        found.append(Array(name.dropLast(ending.bytes.count)) + endingBytes[paradigm.nominative])
      }
    }
    // The empty ending stands first.
    if let empty = caseEndings.first, empty.bytes.isEmpty {
      for paradigm in paradigms[empty.paradigms] where !paradigm.isWholeWord && letters >= Self.shortestStem {
        found.append(name + endingBytes[paradigm.nominative])
      }
    }
    return found
  }

  private static func ends(_ form: [UInt8], _ bytes: [UInt8], _ ending: Range<Int>) -> Bool {
    let start = form.count - ending.count
    for place in 0..<ending.count where form[start + place] != bytes[ending.lowerBound + place] { return false }
    return true
  }

  /// The sounds of the suffixes, the longest first, by which endings are taken off where a word is in another script of
  /// the language than the table.
  func soundSuffixes(_ table: SoundTable) -> [[UInt8]] {
    Set(suffixes.flatMap { table.readings(of: String(decoding: $0.bytes, as: UTF8.self)).map(\.signs) }).sorted {
      left, right in
      left.count != right.count ? left.count > right.count : left.lexicographicallyPrecedes(right)
    }
  }
}
