import Foundation
import SeededRandom

/// Endless text in which each pair of words stands in the development articles: a chain of words by Markov's first order.
struct WordChain {
  var generator: RandomNumbers
  private let languages: [(name: String, words: [String], next: [String: [Int]])]

  private static let frames = [
    "en": ["“", ",” said ", "."], "ru": ["«", "», — сказал ", "."], "kk": ["«", "», – деді ", "."],
  ]
  private static let speakers = [
    "en": ["Orla Finch", "Basil Thorne", "Mira Oldham"], "ru": ["Лев Карпин", "Анна Ручьёва", "Глеб Соловьин"],
    "kk": ["Ерлан Байбосын", "Айгүл Сарсен", "Дәурен Қайрақ"],
  ]

  init(shared: String, seed: UInt64) throws {
    generator = RandomNumbers(seed: seed)
    var languages: [(name: String, words: [String], next: [String: [Int]])] = []
    for (name, file) in [("en", "en"), ("ru", "ru-kazakhstan"), ("kk", "kk")] {
      var words: [String] = []
      for object in try JSONLines.objects("\(shared)/data/articles/\(file).jsonl") {
        if let text = object["text"] as? String { words += VerifyArchive.words(text) }
      }
      var next: [String: [Int]] = [:]
      for (place, word) in words.dropLast().enumerated() { next[word, default: []].append(place + 1) }
      languages.append((name, words, next))
    }
    self.languages = languages
  }

  /// A word as often as it stands in the articles.
  mutating func word() -> String {
    languages[Int.random(in: 0..<languages.count, using: &generator)].words.randomElement(using: &generator)!
  }

  /// An article of quotations only, twelve to thirty words each.
  mutating func article(quotations: Int) -> (language: String, paragraphs: [String]) {
    let (name, words, next) = languages[Int.random(in: 0..<languages.count, using: &generator)]
    let (frame, speakers) = (Self.frames[name]!, Self.speakers[name]!)
    var paragraphs: [String] = []
    for _ in 0..<quotations {
      var place = Int.random(in: 0..<words.count, using: &generator)
      var chosen: [String] = []
      for _ in 0..<Int.random(in: 12...30, using: &generator) {
        chosen.append(words[place])
        place =
          next[words[place]]?.randomElement(using: &generator) ?? Int.random(in: 0..<words.count, using: &generator)
      }
      let speaker = speakers.randomElement(using: &generator)!
      paragraphs.append(
        frame[0] + chosen[0].prefix(1).uppercased() + chosen[0].dropFirst() + " "
          + chosen.dropFirst().joined(separator: " ") + frame[1] + speaker + frame[2])
    }
    return (name, paragraphs)
  }
}
