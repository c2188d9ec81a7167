/// What a stretch of text costs each language profile, script by script.
struct LanguageCosts {
  /// One script's part of the text.
  struct Part {
    var letters = 0
    var trigrams = 0
    /// One sum a lane of `LanguageProfiles.Lanes`.
    var sums = SIMD32<Int>()

    /// Adds costs of so many trigrams and letters.
    mutating func add(_ costs: LanguageProfiles.Costs, trigrams: Int, letters: Int) {
      sums &+= SIMD32<Int>(truncatingIfNeeded: costs)
      self.trigrams += trigrams
      self.letters += letters
    }
  }

  /// In the order of `LanguageProfiles.scripts`.
  var parts: [Part]
  /// Letters of scripts without a profile.
  var foreign = 0

  /// Of no text.
  init(scripts: Int) { parts = [Part](repeating: Part(), count: scripts) }

  /// Adds up `bytes[range]`. Linear; malformed UTF-8 ends a word.
  init(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, by profiles: LanguageProfiles) {
    parts = [Part](repeating: Part(), count: profiles.scripts.count)
    add(bytes, in: range, by: profiles)
  }

  /// Adds what `bytes[range]` costs. Linear; malformed UTF-8 ends a word.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, by profiles: LanguageProfiles) {
    guard !parts.isEmpty else { return }
    profiles.codes.withUnsafeBufferPointer { codes in
      profiles.blocks.withUnsafeBufferPointer { blocks in
        profiles.cells.withUnsafeBufferPointer { cells in
          profiles.rows.withUnsafeBufferPointer { rows in
            add(bytes, range, profiles, Tables(codes: codes, blocks: blocks, cells: cells, rows: rows))
          }
        }
      }
    }
  }

  /// Forgets all.
  mutating func reset() {
    for script in parts.indices { parts[script] = Part() }
    foreign = 0
  }

  /// Adds what another stretch costs.
  mutating func add(_ other: LanguageCosts) {
    for script in other.parts.indices {
      parts[script].sums &+= other.parts[script].sums
      parts[script].trigrams += other.parts[script].trigrams
      parts[script].letters += other.parts[script].letters
    }
    foreign += other.foreign
  }

  private struct Tables {
    let codes: UnsafeBufferPointer<UInt8>
    let blocks: UnsafeBufferPointer<UInt16>
    let cells: UnsafeBufferPointer<UInt16>
    let rows: UnsafeBufferPointer<LanguageProfiles.Costs>
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ profiles: LanguageProfiles, _ tables: Tables
  ) {
    var sum = LanguageProfiles.Costs()
    var pending = 0
    var letters = 0
    var script = 0
    var rest = Int(profiles.scripts[0].restRow)
    var before: UInt8 = 0
    var last: UInt8 = 0
    func cost(_ third: UInt8) {
      let block = Int(tables.blocks[Int(before) << 8 | Int(last)])
      let row = Int(tables.cells[block << 8 | Int(third)])
      sum &+= tables.rows[row == 0 ? rest : row]
      pending += 1
    }
    func flush() {
      parts[script].add(sum, trigrams: pending, letters: letters)
      sum = LanguageProfiles.Costs()
      pending = 0
      letters = 0
    }
    var place = range.lowerBound
    while true {
      let atEnd = place >= range.upperBound
      let code = atEnd ? LanguageProfiles.boundary : Self.code(bytes, &place, range.upperBound, tables.codes)
      if code == LanguageProfiles.skipped { continue }
      if code == LanguageProfiles.boundary || code == LanguageProfiles.foreign {
        if last != 0 { cost(0) }
        before = 0
        last = 0
        if code == LanguageProfiles.foreign { foreign += 1 }
        if atEnd { break }
        continue
      }
      let own = Int(profiles.scriptOfCode[Int(code)])
      if own != script {
        if last != 0 { cost(0) }
        before = 0
        last = 0
        flush()
        script = own
        rest = Int(profiles.scripts[script].restRow)
      }
      letters += 1
      if last != 0 { cost(code) }
      before = last
      last = code
      // 65535 / 255: the sums of 16 bits hold no more.
      if pending >= 250 { flush() }
    }
    flush()
  }

  /// The code of the character at `place`, which moves behind it.
  private static func code(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ end: Int, _ codes: UnsafeBufferPointer<UInt8>
  ) -> UInt8 {
    let first = bytes[place]
    place += 1
    if first < 0x80 { return codes[Int(first)] }
    if first < 0xE0 {
      guard first >= 0xC2, place < end else { return LanguageProfiles.boundary }
      let value = Int(first & 0x1F) << 6 | Int(bytes[place] & 0x3F)
      place += 1
      return codes[value]
    }
    let length = first < 0xF0 ? 2 : 3
    guard place + length <= end else {
      place = end
      return LanguageProfiles.boundary
    }
    var value = Int(first & (first < 0xF0 ? 0x0F : 0x07))
    for offset in 0..<length { value = value << 6 | Int(bytes[place + offset] & 0x3F) }
    place += length
    if value < codes.count { return codes[value] }
    // From the CJK radicals on, nearly everything is a letter of a script without profile; before them, signs.
    return value < 0x2E80 || (0xFE00...0xFE0F).contains(value) || value > 0x1F000
      ? LanguageProfiles.boundary : LanguageProfiles.foreign
  }
}
