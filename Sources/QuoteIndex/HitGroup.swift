import Analysis

/// Quotations in the same words, which several outlets carry: one answer to a person.
public struct HitGroup: Sendable, Equatable {
  /// The one that stands for all: the first.
  public let first: Hit
  /// The others, in their order.
  public let others: [Hit]

  /// A hit that is shown by itself.
  public init(alone hit: Hit) { self.init(first: hit, others: []) }

  private init(first: Hit, others: [Hit]) {
    self.first = first
    self.others = others
  }

  /// What is shorter may be said by anybody.
  private static let leastWords = 4

  /// Groups hits, each group where its first hit stood. Articles, and quotations of a few words only, stand alone.
  /// Linear in the bytes of the quotations.
  public static func groups(_ hits: [Hit]) -> [HitGroup] {
    var groups: [(first: Hit, others: [Hit])] = []
    var places: [String: Int] = [:]
    for hit in hits {
      guard case .quotation(let quotation, _, _) = hit, let key = key(quotation) else {
        groups.append((hit, []))
        continue
      }
      if let place = places[key] {
        groups[place].others.append(hit)
      } else {
        places[key] = groups.count
        groups.append((hit, []))
      }
    }
    return groups.map { HitGroup(first: $0.first, others: $0.others) }
  }

  /// The words without case and marks; nil when they are too few.
  private static func key(_ quotation: FoundQuotation) -> String? {
    let text = Word.term(of: String(decoding: quotation.text, as: UTF8.self))
    let words = plainWords(text) ?? words(text)
    return words.count < leastWords ? nil : words.joined(separator: " ")
  }

  /// The runs of letters and digits of a text.
  static func words(_ text: String) -> [String] { text.split { !$0.isLetter && !$0.isNumber }.map(String.init) }

  /// The same of a text in which every character is one code point of Basic Latin or Cyrillic, or a mark of punctuation, as most
  /// are; nil for any other. To ask each character what it is takes longer than to find the quotation.
  static func plainWords(_ text: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, 0x400..<0x482, 0x48A..<0x530: word += UTF8.encode(scalar)!
      case 0x20..<0x7F, 0xAB, 0xBB, 0x2010...0x2027:
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      default: return nil
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
