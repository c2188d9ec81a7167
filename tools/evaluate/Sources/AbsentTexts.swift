import Foundation
import SeededRandom

/// Texts that nobody in the archive said.
struct AbsentTexts {
  private let archive: VerifyArchive
  private let shared: String
  private var generator: RandomNumbers

  init(archive: VerifyArchive, seed: UInt64, shared: String) {
    self.archive = archive
    self.shared = shared
    generator = RandomNumbers(seed: seed &+ 1)
  }

  /// Sentences of texts that are not in the archive, in three languages by turns; none shares six words in a row with it.
  mutating func others(_ count: Int) throws -> [String] {
    var sources: [[String]] = []
    for name in ["en-polnear", "ru-adaq"] {
      var texts: [String] = []
      for object in try JSONLines.objects("\(shared)/data/quotes/\(name).jsonl") {
        if let text = object["text"] as? String { texts.append(text) }
      }
      sources.append(texts)
    }
    sources.append([try String(contentsOfFile: "\(shared)/data/sentences/kk.txt", encoding: .utf8)])
    let sentences = sources.map { texts in texts.flatMap(Self.sentences) }
    var found: [String] = []
    var seen: Set<String> = []
    while found.count < count {
      let sentence = sentences[found.count % sentences.count].randomElement(using: &generator)!
      guard seen.insert(sentence).inserted, VerifyArchive.runs(of: sentence).isDisjoint(with: archive.runs) else {
        continue
      }
      found.append(sentence)
    }
    return found
  }

  private static func sentences(_ text: String) -> [String] {
    text.split { ".!?\n\t".contains($0) }.map(String.init).filter {
      (VerifyArchive.leastWords...VerifyArchive.mostWords).contains(VerifyArchive.words($0).count)
    }
  }

  /// The words of quotations in an order that chance made.
  mutating func shuffled(_ count: Int) -> [String] {
    (0..<count).map { _ in
      archive.quotations.randomElement(using: &generator)!.words.shuffled(using: &generator).joined(separator: " ")
    }
  }
}
