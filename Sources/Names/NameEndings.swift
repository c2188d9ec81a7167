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
    var found: Set<String> = []
    if try PackFolder.has(pack.path + "/nominal-suffixes.tsv") {
      var rows = try PackRows(path: pack.path + "/nominal-suffixes.tsv", columns: 5)
      while try rows.next() {
        let isPossessive = rows.isEqual(rows.cells[0], "possessive")
        let isLayer = ["case", "relation", "plural"].contains { rows.isEqual(rows.cells[0], $0) }
        guard isPossessive || isLayer else { continue }
        let suffix = Word.term(of: rows.text(2))
        // A short possessive is mostly a part of the name: Ибрагим is nobody's Ибраг.
        if !isPossessive || suffix.unicodeScalars.count > 2 { found.insert(suffix) }
      }
    }
    for row in try pack.tableIfPresent("name-possessed.tsv", columns: 1) {
      possessed.append(Array(Word.term(of: row.cells[0]).unicodeScalars))
    }
    // A single letter (the accusative -н after a possessive) is an ending only of common nouns and of -ұлы, -қызы.
    shortSuffixes = Set(found.filter { $0.unicodeScalars.count == 1 }.map { $0.unicodeScalars.first! })
    suffixes = found.filter { $0.unicodeScalars.count > 1 }.sorted { left, right in
      let (longer, shorter) = (left.utf8.count, right.utf8.count)
      return longer != shorter ? longer > shorter : left < right
    }.map { (Array($0.utf8), $0.unicodeScalars.count) }
    for suffix in suffixes { suffixesByLastByte[Int(suffix.bytes.last!)].append(suffix) }
  }

  /// An ending of a row of `name-endings.tsv`, on its way into the lists.
  private struct RowEnding {
    let bytes: Range<Int>
    let paradigm: Paradigm
    /// Last byte, length and bytes as one number, by which equal endings stand side by side, then the order of the rows.
    let rank: UInt64
  }

  private mutating func readParadigms(_ path: String) throws(AnalysisError) {
    var rows = try PackRows(path: path, columns: 8)
    endingBytes.reserveCapacity(rows.bytes.count)
    var found: [RowEnding] = []
    found.reserveCapacity(rows.bytes.count / 8)
    while try rows.next() {
      let first = String(decoding: rows.bytes[rows.cells[0]].prefix(4), as: UTF8.self).unicodeScalars.first
      let isWholeWord = first?.properties.isUppercase == true
      let paradigm = Paradigm(nominative: add(rows, rows.cells[0], isWholeWord), isWholeWord: isWholeWord)
      for column in 1...5 where !rows.isEqual(rows.cells[column], "-") {
        try rows.forEachValue(column) { (value) throws(AnalysisError) in
          let ending = add(rows, value, isWholeWord)
          if endingBytes[ending].elementsEqual(endingBytes[paradigm.nominative]) { return }
          found.append(RowEnding(bytes: ending, paradigm: paradigm, rank: rank(of: ending, found.count)))
        }
      }
    }
    take(found.sorted { $0.rank < $1.rank })
  }

  /// Adds an ending, folded. Rows of endings are in small letters and NFC already; `0` is none.
  private mutating func add(_ rows: PackRows, _ value: Range<Int>, _ isWholeWord: Bool) -> Range<Int> {
    let start = endingBytes.count
    if rows.isEqual(value, "0") { return start..<start }
    if isWholeWord {
      endingBytes += Word.term(of: String(decoding: rows.bytes[value], as: UTF8.self)).utf8
    } else {
      endingBytes += rows.bytes[value]
    }
    return start..<endingBytes.count
  }

  private func rank(of ending: Range<Int>, _ number: Int) -> UInt64 {
    guard let last = endingBytes[ending].last else { return UInt64(number) }
    let hash = endingBytes[ending].reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
    let length = UInt64(0xFF - min(0xFF, ending.count))
    return UInt64(last) << 56 | length << 48 | UInt64(hash & 0xFFFF) << 32 | UInt64(number)
  }

  /// Takes endings in the order of their ranks.
  private mutating func take(_ found: [RowEnding]) {
    for ending in found {
      let place = paradigms.count
      paradigms.append(ending.paradigm)
      if let known = caseEndings.last, endingBytes[known.bytes].elementsEqual(endingBytes[ending.bytes]) {
        caseEndings[caseEndings.count - 1].paradigms = known.paradigms.lowerBound..<place + 1
      } else {
        let letters = endingBytes[ending.bytes].count { $0 & 0xC0 != 0x80 }
        caseEndings.append(CaseEnding(bytes: ending.bytes, letters: letters, paradigms: place..<place + 1))
      }
    }
    firstEnding = [Int](repeating: caseEndings.count, count: 257)
    for (place, ending) in caseEndings.enumerated().reversed() {
      firstEnding[Int(endingBytes[ending.bytes].last ?? 0)] = place
    }
    for last in (0..<256).reversed() { firstEnding[last] = min(firstEnding[last], firstEnding[last + 1]) }
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
