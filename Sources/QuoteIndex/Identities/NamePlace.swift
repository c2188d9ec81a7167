import Names

/// Where a text names somebody: the words that the index took, and their neighbours, which may belong to the name.
struct NamePlace {
  let words: [String]
  private let before: [String]
  private let after: [String]

  /// Neighbours further away than this many bytes are no part of a name.
  private static let reach = 96

  /// A name that stands alone.
  init(_ text: String) {
    words = EntityForms.pieces(of: text)
    before = []
    after = []
  }

  /// - Parameter start: where the first byte of `text` stands in what `range` counts in.
  init(_ range: Range<Int>, in text: [UInt8], from start: Int = 0) {
    let own = range.lowerBound - start..<range.upperBound - start
    func pieces(_ range: Range<Int>) -> [String] {
      EntityForms.pieces(of: String(decoding: text[range], as: UTF8.self))
    }
    words = pieces(own)
    before = pieces(max(0, own.lowerBound - Self.reach)..<own.lowerBound)
    after = pieces(own.upperBound..<min(text.count, own.upperBound + Self.reach))
  }

  /// The runs of so many words that have a word of the name's.
  func windows(of count: Int) -> [String] {
    let near = before.suffix(count - 1) + words + after.prefix(count - 1)
    guard near.count >= count else { return [] }
    return (0...near.count - count).map {
      near[near.startIndex + $0..<near.startIndex + $0 + count].joined(separator: " ")
    }
  }
}
