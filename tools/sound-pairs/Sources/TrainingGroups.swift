import Analysis
import Foundation
import Names

/// Groups of spellings of one word, each as its commonest reading.
struct TrainingGroups {
  struct Word {
    let text: String
    let signs: [UInt8]
    let exactness: Exactness
  }

  let groups: [[Word]]

  init(path: String, locales: String, half: Int?) throws {
    let packs = try LanguagePacks(path: locales)
    let parser = try NameParser(packs: packs, reader: NameReader(packs: packs))
    var groups: [[Word]] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if let half, Self.half(cells[0]) != half { continue }
      groups.append(
        cells[2].split(separator: "|").compactMap { form in
          let name = parser.parse(String(form))
          guard let first = name.parts.first, let reading = name.readings(0..<name.parts.count).first else {
            return nil
          }
          return Word(text: String(form), signs: reading.signs, exactness: first.exactness)
        })
    }
    self.groups = groups
  }

  /// The words of the groups that are written in Chinese characters, each with each other spelling of its group.
  func hanExamples(_ exactness: Exactness, _ variants: [Unicode.Scalar: Unicode.Scalar]) -> [HanReadingEstimate.Example]
  {
    var examples: [HanReadingEstimate.Example] = []
    for group in groups {
      for written in group where written.exactness == .han {
        let characters = HanExamples.characters(written.text, variants)
        guard (1...6).contains(characters.count) else { continue }
        let readings = group.filter { $0.exactness == exactness && $0.signs.count <= 24 }
        for other in readings {
          examples.append(.init(characters: characters, signs: other.signs, weight: 1))
        }
      }
    }
    return examples
  }

  /// As `tools/evaluate/run` halves: FNV-1a of the identifier.
  private static func half(_ identifier: String) -> Int {
    Int(identifier.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } >> 33 & 1)
  }

  /// Every two spellings of a group in scripts of these kinds, the longest left out.
  func pairs(_ left: Exactness, _ right: Exactness) -> [(left: [UInt8], right: [UInt8])] {
    var pairs: [(left: [UInt8], right: [UInt8])] = []
    for group in groups {
      for (place, one) in group.enumerated() {
        for other in group[(place + 1)...] where one.text != other.text {
          if one.exactness == left, other.exactness == right {
            pairs.append((one.signs, other.signs))
          } else if one.exactness == right, other.exactness == left {
            pairs.append((other.signs, one.signs))
          }
        }
      }
    }
    return pairs.filter { $0.left.count <= 24 && $0.right.count <= 24 }
  }
}
