import Segments

/// The terms of a segment within a few slips of the pen of a word: Damerau–Levenshtein distance in its restricted form, where
/// exchanging two neighbours is one slip, character by character.
///
/// Goes through the dictionary in order with one row of the distance table a character. A beginning that no ending could
/// bring near enough is left by a jump, to the next that could: when all slips are used up, only a rest of the word itself can
/// follow. Terms with a common beginning share its rows (Schulz and Mihov 2002 compile the same walk into an automaton).
struct FuzzyWalk {
  private let word: [UInt32]
  /// Its bytes, and where in them each character begins and the last ends.
  private let text: [UInt8]
  private let places: [Int]
  private let limit: UInt8
  private let field: [UInt8]
  private let rowLength: Int
  private var rows: [UInt8]
  /// The characters of the present term that have a row, and where in its bytes each ends.
  private var characters: [UInt32] = []
  private var ends: [Int] = []
  /// Where to go on when the present term leads nowhere.
  private var target: [UInt8] = []

  init(_ word: String, within limit: Int, field: [UInt8]) {
    self.word = word.unicodeScalars.map(\.value)
    text = [UInt8](word.utf8)
    var places = [0]
    for scalar in word.unicodeScalars { places.append((places.last ?? 0) + String(scalar).utf8.count) }
    self.places = places
    self.limit = UInt8(limit)
    self.field = field
    rowLength = self.word.count + 1
    rows = (0..<rowLength).map { UInt8(min($0, limit + 1)) }
  }

  /// In their order. O(terms that begin nearly like the word).
  func terms(in reader: SegmentReader) throws(SegmentError) -> [(term: [UInt8], info: TermInfo)] {
    var walk = self
    return try walk.run(reader)
  }

  private mutating func run(_ reader: SegmentReader) throws(SegmentError) -> [(term: [UInt8], info: TermInfo)] {
    var found: [(term: [UInt8], info: TermInfo)] = []
    guard let scanner = try reader.termScanner(), try scanner.seek(to: field) else { return [] }
    guard scanner.bytes.starts(with: field) else { return [] }
    scanner.unchanged = field.count
    while true {
      while let last = ends.last, last > scanner.unchanged {
        ends.removeLast()
        characters.removeLast()
      }
      scanner.unchanged = scanner.count
      if !extend(over: scanner.bytes) {
        guard try scanner.seek(to: target) else { return found }
      } else {
        if rows[characters.count * rowLength + word.count] <= limit {
          found.append(([UInt8](scanner.bytes), scanner.info))
        }
        guard try scanner.next() else { return found }
      }
      if scanner.unchanged < field.count { return found }
    }
  }

  /// Makes rows for the characters of the term that have none; false where it goes out of reach, and then `target` is the
  /// least bytes at which one could be near again.
  private mutating func extend(over bytes: UnsafeRawBufferPointer) -> Bool {
    var at = ends.last ?? field.count
    while at < bytes.count {
      let length = Self.length(bytes[at])
      let character = Self.decode(bytes, at, length)
      if !addRow(character) {
        jump(bytes, at)
        return false
      }
      characters.append(character)
      at += length
      ends.append(at)
    }
    return true
  }

  private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  private static func decode(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ length: Int) -> UInt32 {
    let lead = UInt32(bytes[at])
    guard length > 1, at + length <= bytes.count else { return lead }
    var value = lead & (0x7F >> UInt32(length))
    for index in at + 1..<at + length { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    return value
  }

  /// The row after one more character; false if nothing can be near any more.
  private mutating func addRow(_ character: UInt32) -> Bool {
    let depth = characters.count
    let width = rowLength
    if rows.count < (depth + 2) * width { rows.append(contentsOf: repeatElement(0, count: width)) }
    let previous = characters.last
    let (word, limit) = (word, limit)
    return rows.withUnsafeMutableBufferPointer { rows in
      let before = depth * width
      let row = before + width
      // Only near the diagonal can a distance be within the limit.
      (rows.baseAddress.unsafelyUnwrapped + row).update(repeating: limit &+ 1, count: width)
      rows[row] = UInt8(min(depth + 1, Int(limit) + 1))
      var least = rows[row]
      for index in stride(from: max(1, depth + 1 - Int(limit)), through: min(width - 1, depth + 1 + Int(limit)), by: 1)
      {
        let same = word[index - 1] == character
        var cost = min(
          rows[before + index - 1] &+ (same ? 0 : 1), rows[before + index] &+ 1, rows[row + index - 1] &+ 1)
        if index > 1, depth > 0, word[index - 2] == character, word[index - 1] == previous {
          cost = min(cost, rows[before - width + index - 2] &+ 1)
        }
        cost = min(cost, limit &+ 1)
        rows[row + index] = cost
        least = min(least, cost)
      }
      return least <= limit
    }
  }

  /// Makes `target` the least bytes after a term at which one could be near, when the term was near as far as
  /// `bytes[..<at]` and is not one character further: then all slips are used up, and only rests of the word itself can
  /// follow.
  private mutating func jump(_ bytes: UnsafeRawBufferPointer, _ at: Int) {
    let row = characters.count * rowLength
    var best: (first: Range<Int>, rest: Int)?
    for index in 0..<word.count {
      if rows[row + index] <= limit { propose((0..<0, places[index]), &best, bytes, at) }
      // The second of two that were exchanged.
      if index + 1 < word.count, !characters.isEmpty, characters[characters.count - 1] == word[index + 1],
        rows[row - rowLength + index] < limit
      {
        propose((places[index]..<places[index + 1], places[index + 2]), &best, bytes, at)
      }
    }
    target.removeAll(keepingCapacity: true)
    target.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<at]))
    if let best {
      target.append(contentsOf: text[best.first])
      target.append(contentsOf: text[best.rest...])
    } else {
      // Behind all that begin as far as this term was near. No byte of UTF-8 is 255, but one of a file may be.
      while target.last == 255 { target.removeLast() }
      target.append((target.popLast() ?? 254) + 1)
    }
  }

  /// Makes a part of the word and a rest of it the best, if they come after the term from `at` on and before the best.
  private func propose(
    _ proposal: (first: Range<Int>, rest: Int), _ best: inout (first: Range<Int>, rest: Int)?,
    _ bytes: UnsafeRawBufferPointer, _ at: Int
  ) {
    func byte(_ proposal: (first: Range<Int>, rest: Int), _ index: Int) -> Int {
      if index < proposal.first.count { return Int(text[proposal.first.lowerBound + index]) }
      let place = proposal.rest + index - proposal.first.count
      return place < text.count ? Int(text[place]) : -1
    }
    var index = 0
    while true {
      let own = byte(proposal, index)
      let other = at + index < bytes.count ? Int(bytes[at + index]) : -1
      if own < other || own == other && own < 0 { return }
      if own > other { break }
      index += 1
    }
    if let known = best {
      index = 0
      while true {
        let (own, other) = (byte(proposal, index), byte(known, index))
        if own > other || own == other && own < 0 { return }
        if own < other { break }
        index += 1
      }
    }
    best = proposal
  }
}
