/// Makes the section that a `SpellingFilter` reads. Every term is counted first, then added.
struct SpellingFilterWriter {
  /// So many letters are common.
  static let commonLetters = 96
  /// Bits of the filter for each string in it.
  private static let bitsPerString = 12

  // How often a letter stands in terms: most have one or two bytes.
  private var short = [Int](repeating: 0, count: 1 << 12)
  private var long: [UInt32: Int] = [:]

  /// A letter begins at every byte that does not continue one.
  @inline(__always)
  private static func forEachLetter(
    _ term: some Collection<UInt8>, _ body: (_ letter: UInt32, _ bytes: Range<Int>) -> Void
  ) {
    var letter: UInt32 = 0
    var start = 0
    for (at, byte) in term.enumerated() {
      if byte & 0xC0 == 0x80, at > 0 {
        letter = letter &<< 8 | UInt32(byte)
      } else {
        if at > 0 { body(letter, start..<at) }
        (letter, start) = (UInt32(byte), at)
      }
    }
    if !term.isEmpty { body(letter, start..<term.count) }
  }

  private static func place(_ letter: UInt32) -> Int? {
    if letter < 256 { return Int(letter) }
    return letter < 0xE000 ? 1 << 11 | Int(letter >> 2 & 0x7C0 | letter & 0x3F) : nil
  }

  mutating func count(_ term: UnsafeRawBufferPointer) {
    Self.forEachLetter(term) { letter, range in
      if let place = Self.place(letter) {
        short[place] += 1
      } else if range.count <= 4 {
        long[letter, default: 0] += 1
      }
    }
  }

  /// The section. `forEachTerm` calls with every term that was counted, those of one part at a time.
  func bytes(
    parts: Int, _ sharing: WorkSharing,
    forEachTerm: @Sendable (_ part: Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) -> [UInt8] {
    let letters = lettersByFrequency()
    let common = Set(letters.prefix(Self.commonLetters))
    // Asked for each letter of each term: most have a place in a table.
    var isCommonShort = [Bool](repeating: false, count: short.count)
    for letter in common { if let place = Self.place(letter) { isCommonShort[place] = true } }
    let isCommon = isCommonShort
    let hashes = sharing.map(parts) { part in
      var hashes: [UInt64] = []
      forEachTerm(part) { term in
        hashes.append(Self.hash(term).value)
        Self.forEachLetter(term) { letter, range in
          if let place = Self.place(letter) {
            if isCommon[place] { return }
          } else if common.contains(letter) {
            return
          }
          var rare = SpellingHash()
          rare.append(SpellingFilter.rareLetter)
          let (before, after) = (term.extracting(..<range.lowerBound), term.extracting(range.upperBound...))
          hashes.append((Self.hash(before) + rare + Self.hash(after)).value)
        }
      }
      return hashes
    }
    let count = hashes.reduce(0) { $0 + $1.count }
    var words = [UInt64](repeating: 0, count: count * Self.bitsPerString / 64 + 1)
    for hash in hashes.joined() {
      let (word, bits) = SpellingHash.probe(hash, words: words.count)
      words[word] |= bits
    }
    var section = ByteWriter()
    section.append(UInt32(common.count))
    section.append(UInt32(letters.count - common.count))
    for letter in letters.prefix(Self.commonLetters).sorted() { section.append(letter) }
    for letter in letters.dropFirst(Self.commonLetters).sorted() { section.append(letter) }
    section.align()
    for word in words { section.append(word) }
    return section.bytes
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> SpellingHash {
    var hash = SpellingHash()
    for byte in bytes { hash.append(byte) }
    return hash
  }

  private func lettersByFrequency() -> [UInt32] {
    var counts = long.map { (letter: $0.key, count: $0.value) }
    for (place, count) in short.enumerated() where count > 0 {
      let bits = UInt32(place & 0x7FF)
      counts.append((place < 1 << 11 ? bits : 0xC080 | bits << 2 & 0x1F00 | bits & 0x3F, count))
    }
    return counts.sorted { ($1.count, $0.letter) < ($0.count, $1.letter) }.map(\.letter)
  }
}
