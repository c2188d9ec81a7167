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
    if let plain = PlainWords.joined(quotation.text) { return plain.count < leastWords ? nil : plain.text }
    let words = Word.term(of: String(decoding: quotation.text, as: UTF8.self)).split {
      !$0.isLetter && !$0.isNumber
    }
    return words.count < leastWords ? nil : words.joined(separator: " ")
  }
}
