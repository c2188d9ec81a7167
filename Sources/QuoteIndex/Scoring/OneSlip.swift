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
  private var found: [[UInt8]: TermInfo] = [:]

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
    try search.run()
    return search.found.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  private mutating func run() throws(SegmentError) {
    let count = places.count - 1
    if filter.mayHold(before[count]) { try take(text) }
    for place in 0..<count {
      let next = place + 1
      if filter.mayHold(before[place] + after[next]) {
        try take(text[..<places[place]] + text[places[next]...])
      }
      if next < count {
        let (letter, other) = (places[place]..<places[next], places[next]..<places[next + 1])
        if filter.mayHold(before[place] + SpellingHash(text, other) + SpellingHash(text, letter) + after[next + 1]) {
          try take(text[..<places[place]] + text[other] + text[letter] + text[places[next + 1]...])
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
      let letter = withUnsafeBytes(of: hits[index].bigEndian) { [UInt8]($0.drop { $0 == 0 }) }
      try take(text[..<places[place]] + letter + text[places[rest]...])
    }
  }

  private mutating func take(_ term: some Collection<UInt8>) throws(SegmentError) {
    let term = Array(term)
    if found[term] == nil, let info = try reader.find(term) { found[term] = info }
  }
}
