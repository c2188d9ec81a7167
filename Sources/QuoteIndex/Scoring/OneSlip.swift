import Segments

/// The terms of a segment that are one slip of the pen from a word: a letter too few, too many, another, or two neighbours
/// exchanged; and the word itself.
///
/// Every spelling that one slip gives is made from the letters of the segment and asked of its `SpellingFilter`, which knows
/// most of them not to be there; a letter that is not common is first asked for as any such letter.
struct OneSlip {
  private let text: [UInt8]
  /// Where in `text` each letter of the word begins and the last ends.
  private let places: [Int]
  private let reader: SegmentReader
  private let filter: SpellingFilter
  /// Of the bytes before and after each place.
  private let before: [SpellingHash]
  private let after: [SpellingHash]
  private var found: [(term: [UInt8], info: TermInfo)] = []
  /// Where spellings are made, and how long the present one is.
  private var spelling = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var count = 0

  init(_ word: String, field: [UInt8], _ reader: SegmentReader) throws(SegmentError) {
    let text = field + [UInt8](word.utf8)
    var places = [field.count]
    for scalar in word.unicodeScalars { places.append(places[places.count - 1] + scalar.utf8.count) }
    (self.text, self.places, self.reader) = (text, places, reader)
    filter = try reader.spellings()
    var hash = SpellingHash()
    var before: [SpellingHash] = []
    for (at, byte) in text.enumerated() {
      if at == places[before.count] { before.append(hash) }
      hash.append(byte)
    }
    before.append(hash)
    self.before = before
    var after = [SpellingHash()]
    var end = text.count
    for place in places.dropLast().reversed() {
      after.append(SpellingHash(text, place..<end) + after[after.count - 1])
      end = place
    }
    self.after = after.reversed()
  }

  /// The terms in their order. O(letters of the word · common letters).
  func terms() throws(SegmentError) -> [(term: [UInt8], info: TermInfo)] {
    if reader.termCount == 0 { return [] }
    var search = self
    // Room for a letter more.
    search.spelling = .allocate(byteCount: text.count + 4, alignment: 8)
    defer { search.spelling.deallocate() }
    try search.run()
    return search.found.sorted { $0.term.lexicographicallyPrecedes($1.term) }
  }

  private mutating func run() throws(SegmentError) {
    let count = places.count - 1
    if filter.mayHold(before[count]) {
      begin(count)
      try take(endingWith: count)
    }
    for place in 0..<count {
      let next = place + 1
      if filter.mayHold(before[place] + after[next]) {
        begin(place)
        try take(endingWith: next)
      }
      if next < count {
        let (letter, other) = (places[place]..<places[next], places[next]..<places[next + 1])
        if filter.mayHold(before[place] + SpellingHash(text, other) + SpellingHash(text, letter) + after[next + 1]) {
          begin(place)
          append(other)
          append(letter)
          try take(endingWith: next + 1)
        }
      }
    }
    let hits = UnsafeMutablePointer<UInt32>.allocate(capacity: filter.letterCount)
    defer { hits.deallocate() }
    for place in 0...count {
      try put(at: place, before: place, hits)
      if place < count { try put(at: place, before: place + 1, hits) }
    }
  }

  /// Any letter between what stands before one place and what stands from another on.
  private mutating func put(
    at place: Int, before rest: Int, _ hits: UnsafeMutablePointer<UInt32>
  ) throws(SegmentError) {
    for index in 0..<filter.letters(between: before[place], and: after[rest], into: hits) {
      begin(place)
      for shift: UInt32 in [24, 16, 8, 0] where hits[index] >> shift > 0 {
        spelling[count] = UInt8(truncatingIfNeeded: hits[index] >> shift)
        count += 1
      }
      try take(endingWith: rest)
    }
  }

  /// Begins a spelling by what stands before a place.
  private mutating func begin(_ place: Int) {
    count = 0
    append(0..<places[place])
  }

  private mutating func append(_ range: Range<Int>) {
    let (start, target) = (count, UnsafeMutableRawBufferPointer(rebasing: spelling[count...]))
    text.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range])) }
    count = start + range.count
  }

  /// Ends the spelling by what stands from a place on, and keeps it if it is a term.
  private mutating func take(endingWith place: Int) throws(SegmentError) {
    append(places[place]..<text.count)
    let term = UnsafeRawBufferPointer(rebasing: spelling[..<count])
    guard let info = try reader.find(term), !found.contains(where: { $0.term.elementsEqual(term) }) else { return }
    found.append(([UInt8](term), info))
  }
}
