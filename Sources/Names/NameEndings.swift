import Analysis

/// Takes case endings off names, by the tables of one pack: `name-endings.tsv` where each class of names has its row of
/// endings, `nominal-suffixes.tsv` where suffixes follow one another.
package struct NameEndings: Sendable {
  /// A case ending, with the nominative endings that it stands for.
  private struct CaseEnding: Sendable {
    /// Its bytes, among `endingBytes`.
    let bytes: Range<Int32>
    let letters: Int32
    /// Places of `paradigms`.
    var paradigms: Range<Int32>
  }

  private struct Nominative: Sendable {
    /// Bytes of its ending, among `endingBytes`.
    let bytes: Range<Int32>
    let isWholeWord: Bool
  }

  /// A few lists instead of one for each ending: every question about a name in the language reads them.
  private var endingBytes: [UInt8] = []
  /// By row.
  private var nominativeEndings: [Nominative] = []
  /// The nominatives of all case endings, one ending's after another's.
  private var paradigms: [UInt16] = []
  /// By their last byte, then the longest first; the empty ending stands first.
  private var caseEndings: [CaseEnding] = []
  /// By last byte: where its endings begin in `caseEndings`, and one more for where all end.
  private var firstEnding: [Int] = []
  private var hasParadigms: Bool { !paradigms.isEmpty }
  /// Suffixes of case, relation and plural, the longest first; as UTF-8.
  private var suffixes: [[UInt8]] = []
  /// The same, to be tried, and the number of their letters.
  private let suffixEndings: ByteEndings
  private let suffixLetters: [Int]
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
    let found = try Self.suffixes(pack.path + "/nominal-suffixes.tsv")
    suffixes = found.filter { Self.letters(in: $0) > 1 }
    suffixEndings = ByteEndings(suffixes)
    suffixLetters = suffixes.map { Self.letters(in: $0) }
    if try PackFolder.has(pack.path + "/name-endings.tsv") { try readParadigms(pack.path + "/name-endings.tsv") }
    for row in try pack.tableIfPresent("name-possessed.tsv", columns: 1) {
      possessed.append(Array(Word.term(of: row.cells[0]).unicodeScalars))
    }
    // A single letter (the accusative -н after a possessive) is an ending only of common nouns and of -ұлы, -қызы.
    for suffix in found where Self.letters(in: suffix) == 1 {
      shortSuffixes.formUnion(String(decoding: suffix, as: UTF8.self).unicodeScalars)
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
    let bytes: Range<Int32>
    let nominative: UInt16
  }

  /// Endings stay where they stand in the file; those that must be folded are added to its bytes.
  private mutating func readParadigms(_ path: String) throws(AnalysisError) {
    var rows = try PackRows(path: path, columns: 8)
    endingBytes = rows.bytes
    var found: [RowEnding] = []
    // Of each ending its last byte, its length and its bytes as one number, by which equal ones stand side by side, then its
    // place in the file.
    var ranks: [UInt64] = []
    while try rows.next() {
      let first = String(decoding: rows.bytes[rows.cells[0]].prefix(4), as: UTF8.self).unicodeScalars.first
      let isWholeWord = first?.properties.isUppercase == true
      guard let number = UInt16(exactly: nominativeEndings.count) else { throw rows.error("at most 65536 rows") }
      let nominative = ending(rows.cells[0], isWholeWord)
      nominativeEndings.append(Nominative(bytes: nominative, isWholeWord: isWholeWord))
      for cell in rows.cells[1...5] where !rows.isEqual(cell, "-") {
        var start = cell.lowerBound
        while start < cell.upperBound {
          let end = PackRows.place(of: UInt8(ascii: " "), in: rows.bytes, from: start, to: cell.upperBound)
          if end > start {
            let ending = ending(start..<end, isWholeWord)
            if !isEqual(ending, nominative) {
              ranks.append(rank(of: ending, found.count))
              found.append(RowEnding(bytes: ending, nominative: number))
            }
          }
          start = end + 1
        }
      }
    }
    ranks.sort()
    for rank in ranks { take(found[Int(rank & 0xFFFF_FFFF)]) }
    firstEnding = [Int](repeating: caseEndings.count, count: 257)
    for place in caseEndings.indices.reversed() { firstEnding[Int(last(of: caseEndings[place].bytes) ?? 0)] = place }
    for last in (0..<256).reversed() { firstEnding[last] = min(firstEnding[last], firstEnding[last + 1]) }
  }

  /// An ending of the file, folded. Rows of endings are in small letters and NFC already; `0` is none.
  private mutating func ending(_ value: Range<Int>, _ isWholeWord: Bool) -> Range<Int32> {
    var range = value
    if value.count == 1, endingBytes[value.lowerBound] == UInt8(ascii: "0") {
      range = value.lowerBound..<value.lowerBound
    } else if isWholeWord {
      let start = endingBytes.count
      endingBytes += Word.term(of: String(decoding: endingBytes[value], as: UTF8.self)).utf8
      range = start..<endingBytes.count
    }
    return Int32(range.lowerBound)..<Int32(range.upperBound)
  }

  private func isEqual(_ one: Range<Int32>, _ other: Range<Int32>) -> Bool {
    guard one.count == other.count else { return false }
    let (first, second) = (Int(one.lowerBound), Int(other.lowerBound))
    for offset in 0..<one.count where endingBytes[first + offset] != endingBytes[second + offset] { return false }
    return true
  }

  private func bytes(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    endingBytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private func last(of range: Range<Int32>) -> UInt8? { range.isEmpty ? nil : endingBytes[Int(range.upperBound) - 1] }

  private func rank(of ending: Range<Int32>, _ number: Int) -> UInt64 {
    guard let last = last(of: ending) else { return UInt64(number) }
    var hash: UInt64 = 0
    for byte in bytes(ending) { hash = hash &* 31 &+ UInt64(byte) }
    let length = UInt64(0xFF - min(0xFF, ending.count))
    return UInt64(last) << 56 | length << 48 | (hash & 0xFFFF) << 32 | UInt64(number)
  }

  /// Takes an ending; they come in the order of their ranks.
  private mutating func take(_ ending: RowEnding) {
    let place = Int32(paradigms.count)
    paradigms.append(ending.nominative)
    if let known = caseEndings.last, isEqual(known.bytes, ending.bytes) {
      caseEndings[caseEndings.count - 1].paradigms = known.paradigms.lowerBound..<place + 1
    } else {
      let letters = Int32(Self.letters(in: bytes(ending.bytes)))
      caseEndings.append(CaseEnding(bytes: ending.bytes, letters: letters, paradigms: place..<place + 1))
    }
  }

  package var isEmpty: Bool { !hasParadigms && suffixes.isEmpty }

  /// The nominatives that a folded name may be a form of, the name itself not among them.
  package func nominatives(of name: String) -> [String] {
    guard Script.ofFirstLetter(in: name) == script else { return [] }
    var name = name
    return name.withUTF8 { nominatives(of: $0) }
  }

  /// The forms found so far, each once, one after another in one array.
  private struct Forms {
    private let name: UnsafeBufferPointer<UInt8>
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(of name: UnsafeBufferPointer<UInt8>) { self.name = name }

    /// Adds the name's first bytes with an ending, unless that is the name or was found before.
    mutating func add(_ prefix: Int, _ ending: ArraySlice<UInt8> = []) {
      let start = bytes.count
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: name[..<prefix]))
      bytes.append(contentsOf: ending)
      var isKnown = bytes[start...].elementsEqual(name)
      var first = 0
      for end in ends where !isKnown {
        isKnown = end - first == bytes.count - start && bytes[first..<end].elementsEqual(bytes[start...])
        first = end
      }
      if isKnown { bytes.removeLast(bytes.count - start) } else { ends.append(bytes.count) }
    }

    var texts: [String] {
      var first = 0
      return ends.map { end in
        defer { first = end }
        return String(decoding: bytes[first..<end], as: UTF8.self)
      }
    }
  }

  private func nominatives(of name: UnsafeBufferPointer<UInt8>) -> [String] {
    var forms = Forms(of: name)
    if hasParadigms { addByParadigms(name, &forms) }
    if !suffixes.isEmpty { addWithoutSuffixes(name, &forms) }
    if !shortSuffixes.isEmpty { addWithoutShortSuffix(name, &forms) }
    return forms.texts
  }

  private static func letters(in form: some Sequence<UInt8>) -> Int { form.count { $0 & 0xC0 != 0x80 } }

  /// Those that the longest case endings give first.
  private func addByParadigms(_ name: UnsafeBufferPointer<UInt8>, _ forms: inout Forms) {
    guard let last = name.last else { return }
    let letters = Self.letters(in: name)
    for place in firstEnding[Int(last)]..<firstEnding[Int(last) + 1] {
      let ending = caseEndings[place]
      guard !ending.bytes.isEmpty, ends(name, ending.bytes) else { continue }
      for nominative in nominatives(of: ending)
      where nominative.isWholeWord
        ? Int(ending.letters) == letters : letters - Int(ending.letters) >= Self.shortestStem
      {
        forms.add(name.count - ending.bytes.count, bytes(nominative.bytes))
      }
    }
    // The empty ending stands first.
    if let empty = caseEndings.first, empty.bytes.isEmpty, letters >= Self.shortestStem {
      for nominative in nominatives(of: empty) where !nominative.isWholeWord {
        forms.add(name.count, bytes(nominative.bytes))
      }
    }
  }

  /// Two layers at most stand after a name: relation over nothing, case over plural.
  private func addWithoutSuffixes(_ name: UnsafeBufferPointer<UInt8>, _ forms: inout Forms) {
    // Stems by their length: each is a beginning of the name.
    var layer = [name.count]
    for _ in 0..<2 {
      var stems: [Int] = []
      for length in layer {
        let form = UnsafeBufferPointer(rebasing: name[..<length])
        let letters = Self.letters(in: form)
        suffixEndings.forEach(endingOf: form) { suffix, suffixLength in
          if letters - suffixLetters[suffix] > Self.shortestStem { stems.append(length - suffixLength) }
        }
      }
      for length in stems { forms.add(length) }
      layer = stems
    }
  }

  private func addWithoutShortSuffix(_ name: UnsafeBufferPointer<UInt8>, _ forms: inout Forms) {
    let letters = Array(String(decoding: name, as: UTF8.self).unicodeScalars)
    guard let last = letters.last, shortSuffixes.contains(last) else { return }
    let rest = letters.dropLast()
    if possessed.contains(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
      forms.add(name.count - UTF8.width(last))
    }
  }

  private func nominatives(of ending: CaseEnding) -> some Sequence<Nominative> {
    paradigms[Int(ending.paradigms.lowerBound)..<Int(ending.paradigms.upperBound)].lazy.map {
      nominativeEndings[Int($0)]
    }
  }

  private func ends(_ form: UnsafeBufferPointer<UInt8>, _ ending: Range<Int32>) -> Bool {
    let (start, first) = (form.count - ending.count, Int(ending.lowerBound))
    guard start >= 0 else { return false }
    for place in 0..<ending.count where form[start + place] != endingBytes[first + place] { return false }
    return true
  }

  /// The sounds of the suffixes, the longest first, by which endings are taken off where a word is in another script of
  /// the language than the table.
  func soundSuffixes(_ table: SoundTable) -> [[UInt8]] {
    Set(suffixes.flatMap { table.readings(of: String(decoding: $0, as: UTF8.self)).map(\.signs) }).sorted {
      left, right in
      left.count != right.count ? left.count > right.count : left.lexicographicallyPrecedes(right)
    }
  }
}
