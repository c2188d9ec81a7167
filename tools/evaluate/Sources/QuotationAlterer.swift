import Foundation
import QuoteIndex
import SeededRandom

/// Alters quotations as they are altered on their way, and knows what was done.
struct QuotationAlterer {
  enum Kind: String, CaseIterable {
    case dropped = "a word dropped"
    case added = "a word added"
    case replaced = "a word replaced"
    case swapped = "two neighbours exchanged"
    case moved = "a phrase moved"
    case negation = "a negation added or removed"
    case number = "a number changed"
    case ending = "an ending changed"
    case cut = "the middle cut, with an ellipsis"
    case joined = "two quotations joined"
    case same = "marks, case, ё and dashes changed"
  }

  /// A text with what a verification of it must say.
  struct Sample {
    let text: String
    /// For a person to read.
    let wanted: String
    /// Whether the right quotation was found, with the right verdict.
    let isFound: (Verification) -> Bool
    /// Whether the difference is named as it was made.
    let isRight: (Verification) -> Bool
  }

  private let quotations: [VerifyArchive.Quotation]
  private var generator: RandomNumbers
  private static let negations = ["en": ["not"], "ru": ["не"], "kk": ["емес"]]

  init(quotations: [VerifyArchive.Quotation], seed: UInt64) {
    self.quotations = quotations
    generator = RandomNumbers(seed: seed)
  }

  private mutating func quotation(where fits: ([String]) -> Bool = { _ in true }) -> VerifyArchive.Quotation {
    while true {
      let one = quotations.randomElement(using: &generator)!
      if one.words.dropFirst().dropLast().contains(where: VerifyArchive.isPlain), fits(one.words) { return one }
    }
  }

  /// The place of a word that is neither the first nor the last.
  private mutating func place(_ words: [String]) -> Int {
    while true {
      let place = Int.random(in: 1..<words.count - 1, using: &generator)
      if VerifyArchive.isPlain(words[place]) { return place }
    }
  }

  private mutating func foreignWord(_ language: String, not own: [String]) -> String {
    while true {
      let other = quotation()
      let word = other.words.randomElement(using: &generator)!
      if other.language == language, VerifyArchive.isPlain(word), !VerifyArchive.folded(own).contains(Self.fold(word)) {
        return word
      }
    }
  }

  private static func fold(_ text: String) -> String {
    VerifyArchive.folded(VerifyArchive.words(text)).joined(separator: " ")
  }

  /// Whether a found quotation is the one that was altered, or one in it or around it.
  private static func isSource(_ part: Verification.Part, _ words: [String]) -> Bool {
    guard let quotation = part.quotation else { return false }
    let (own, other) = (
      " \(words.joined(separator: " ")) ", " \(fold(String(decoding: quotation.text, as: UTF8.self))) "
    )
    return own.contains(other) || other.contains(own)
  }

  private static func sample(
    _ text: [String], of quotation: VerifyArchive.Quotation, wanted: String, verdict: Verification.Verdict = .altered,
    _ isRight: @escaping ([Alteration]) -> Bool
  ) -> Sample {
    let words = VerifyArchive.folded(VerifyArchive.words(quotation.text))
    return Sample(
      text: text.joined(separator: " "), wanted: wanted + " in «\(quotation.text)»",
      isFound: { $0.verdict == verdict && $0.parts.count == 1 && isSource($0.parts[0], words) },
      isRight: { isRight($0.parts[0].alterations) })
  }

  /// One alteration, of a kind, from some words to others.
  private static func only(_ kind: Alteration.Kind, found: String, text: String) -> ([Alteration]) -> Bool {
    { alterations in
      alterations.count == 1 && alterations[0].kind == kind && fold(alterations[0].found) == fold(found)
        && fold(alterations[0].text) == fold(text)
    }
  }

  mutating func sample(_ kind: Kind) -> Sample {
    switch kind {
    case .dropped: return dropped()
    case .added: return added()
    case .replaced: return replaced()
    case .swapped: return swapped()
    case .moved: return moved()
    case .negation: return negation()
    case .number: return number()
    case .ending: return ending()
    case .cut: return cut()
    case .joined: return joined()
    case .same: return same()
    }
  }

  private mutating func dropped() -> Sample {
    let quotation = quotation()
    let place = place(quotation.words)
    var words = quotation.words
    let word = words.remove(at: place)
    return Self.sample(words, of: quotation, wanted: "dropped \(word)", Self.only(.dropped, found: word, text: ""))
  }

  private mutating func added() -> Sample {
    let quotation = quotation()
    let word = foreignWord(quotation.language, not: quotation.words)
    var words = quotation.words
    words.insert(word, at: place(words))
    return Self.sample(words, of: quotation, wanted: "added \(word)", Self.only(.added, found: "", text: word))
  }

  private mutating func replaced() -> Sample {
    let quotation = quotation()
    let place = place(quotation.words)
    let word = foreignWord(quotation.language, not: quotation.words)
    var words = quotation.words
    words[place] = word
    return Self.sample(
      words, of: quotation, wanted: "\(quotation.words[place])>\(word)",
      Self.only(.changed, found: quotation.words[place], text: word))
  }

  private mutating func swapped() -> Sample {
    var (quotation, place) = (self.quotation(), 0)
    repeat {
      quotation = self.quotation()
      place = Int.random(in: 1..<quotation.words.count - 2, using: &generator)
    } while !VerifyArchive.isPlain(quotation.words[place]) || !VerifyArchive.isPlain(quotation.words[place + 1])
      || Self.fold(quotation.words[place]) == Self.fold(quotation.words[place + 1])
    var words = quotation.words
    words.swapAt(place, place + 1)
    let pair = [words[place], words[place + 1]].map(Self.fold)
    return Self.sample(words, of: quotation, wanted: "moved \(pair)") { alterations in
      alterations.count == 1 && alterations[0].kind == .moved && pair.contains(Self.fold(alterations[0].text))
    }
  }

  private mutating func moved() -> Sample {
    let quotation = quotation { $0.count >= 12 && $0.allSatisfy(VerifyArchive.isPlain) }
    var words = quotation.words
    let length = Int.random(in: 2...4, using: &generator)
    let start = Int.random(in: 0...(words.count - length - 4), using: &generator)
    let phrase = Array(words[start..<start + length])
    words.removeSubrange(start..<start + length)
    words.insert(contentsOf: phrase, at: Int.random(in: (start + 3)...words.count, using: &generator))
    return Self.sample(words, of: quotation, wanted: "moved \(phrase)") { alterations in
      // The phrase, or what it changed places with when that is as short.
      !alterations.isEmpty && alterations.allSatisfy { $0.kind == .moved }
        && alterations.reduce(0) { $0 + VerifyArchive.words($1.text).count } <= length
    }
  }

  private mutating func negation() -> Sample {
    let quotation = quotation()
    let words = quotation.words
    let negation = Self.negations[quotation.language]?.first ?? "not"
    if let place = words.indices.dropFirst().dropLast().first(where: { Self.fold(words[$0]) == negation }) {
      var without = words
      without.remove(at: place)
      return Self.sample(
        without, of: quotation, wanted: "dropped \(negation)", Self.only(.dropped, found: negation, text: ""))
    }
    var with = words
    with.insert(negation, at: place(words))
    return Self.sample(with, of: quotation, wanted: "added \(negation)", Self.only(.added, found: "", text: negation))
  }

  private mutating func number() -> Sample {
    let quotation = quotation { words in words.contains { $0.allSatisfy(\.isNumber) } }
    var words = quotation.words
    let place = words.firstIndex { $0.allSatisfy(\.isNumber) }!
    let old = words[place]
    words[place] = String((Int(old) ?? 0) + Int.random(in: 1...90, using: &generator))
    return Self.sample(
      words, of: quotation, wanted: "\(old)>\(words[place])", Self.only(.changed, found: old, text: words[place]))
  }

  private mutating func ending() -> Sample {
    let isLong = { (word: String) in word.count >= 6 && word.allSatisfy(\.isLetter) && VerifyArchive.isPlain(word) }
    let quotation = quotation { $0.contains(where: isLong) }
    var words = quotation.words
    let place = words.indices.filter { isLong(words[$0]) }.randomElement(using: &generator)!
    let old = words[place]
    words[place] = String(old.dropLast(Int.random(in: 1...2, using: &generator)))
    return Self.sample(
      words, of: quotation, wanted: "\(old)>\(words[place])", Self.only(.changed, found: old, text: words[place]))
  }

  private mutating func cut() -> Sample {
    let quotation = quotation { $0.count >= 12 }
    var words = quotation.words
    let start = Int.random(in: 3...(words.count - 7), using: &generator)
    let length = Int.random(in: 2...(words.count - start - 4), using: &generator)
    let left = Array(words[start..<start + length])
    words.replaceSubrange(start..<start + length, with: ["…"])
    return Self.sample(words, of: quotation, wanted: "cut \(left)", verdict: .exact) { alterations in
      // A word that stands on both sides of the cut may be taken from either.
      alterations.allSatisfy { $0.kind == .cut }
        && alterations.reduce(0) { $0 + VerifyArchive.words($1.found).count }
          == VerifyArchive.words(left.joined(separator: " ")).count
    }
  }

  private mutating func joined() -> Sample {
    let first = quotation()
    let second = quotation { Set($0) != Set(first.words) }
    let (head, tail) = (
      Array(first.words.prefix(max(6, first.words.count / 2))),
      Array(second.words.suffix(max(6, second.words.count / 2)))
    )
    return Sample(
      text: (head + tail).joined(separator: " "), wanted: "joined of «\(first.text)» and «\(second.text)»",
      isFound: { $0.verdict == .altered },
      isRight: { found in
        found.extent == .joined && found.parts.count == 2
          && zip(found.parts, [head, tail]).allSatisfy { part, words in
            let own = " \(Self.fold(String(decoding: part.quotation?.text ?? [], as: UTF8.self))) "
            return own.contains(" \(Self.fold(words.joined(separator: " "))) ")
          }
      })
  }

  private mutating func same() -> Sample {
    let quotation = quotation()
    var text = quotation.text
    let changes: [(String) -> String] = [
      { $0.uppercased() }, { "“" + $0.replacing("«", with: "\"").replacing("»", with: "”") + "”" },
      { $0.replacing("ё", with: "е") }, { $0.replacing("–", with: "—").replacing(" - ", with: " — ") },
      { $0.replacing(" ", with: "\u{A0} ") }, { "… " + $0 + "..." },
      // Latin letters that look the same.
      { $0.replacing("о", with: "o") },
    ]
    for _ in 0..<2 { text = changes.randomElement(using: &generator)!(text) }
    return Self.sample([text], of: quotation, wanted: "nothing", verdict: .exact) { $0.allSatisfy { !$0.isChange } }
  }
}
