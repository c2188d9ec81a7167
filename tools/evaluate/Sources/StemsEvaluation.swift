import Analysis
import Foundation

/// Conflation on `data/lemmas`: whether the forms of one lemma meet in one stem, and only they.
///
/// A pair is two different forms. Recall: of the pairs that have a lemma in common, those with equal stems. Precision: of
/// the pairs with equal stems, those that have a lemma in common.
enum StemsEvaluation: Evaluation {
  static let name = "stems"

  /// A form and its lemma.
  private struct Entry {
    let form: String
    let lemma: String
    let partOfSpeech: String
  }

  /// Pairs counted.
  private struct Pairs {
    var meeting = 0
    var related = 0
    var both = 0

    var precision: Double { meeting == 0 ? 1 : Double(both) / Double(meeting) }
    var recall: Double { related == 0 ? 1 : Double(both) / Double(related) }
    var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
  }

  static func run(shared: String, locales: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let kazakh = try LanguagePack(path: "\(locales)/kk").makeStemmer()
    for (language, stemmers) in [
      (
        "ru",
        [("none", IdentityStemmer() as any Stemmer), ("snowball:russian", try SnowballStemmer(algorithm: "russian"))]
      ),
      ("kk", [("none", IdentityStemmer()), ("tables", kazakh)]),
    ] {
      let entries = try read("\(shared)/data/lemmas/\(language).tsv")
      for (stemmer, made) in stemmers {
        print("\(language) by \(stemmer)")
        show("all", entries, made)
        show("half 0, developed on", entries.filter { half($0.lemma) == 0 }, made)
        show("half 1, held out", entries.filter { half($0.lemma) == 1 }, made)
        for part in Set(entries.map(\.partOfSpeech)).sorted() {
          show(part, entries.filter { $0.partOfSpeech == part }, made)
        }
        if stemmer == "tables" { speed(entries, made) }
        // The held-out half is not to be looked at, so only the other is listed.
        if environment["DAIEK_STEMS_LIST"] == language, stemmer != "none" {
          list(entries.filter { half($0.lemma) == 0 }, made)
        }
      }
    }
  }

  private static func read(_ path: String) throws -> [Entry] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t").map(String.init)
      return cells.count < 3 ? nil : Entry(form: cells[0], lemma: cells[1], partOfSpeech: cells[2])
    }
  }

  /// The half of a lemma, by FNV-1a over its bytes.
  private static func half(_ lemma: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in lemma.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash >> 32 & 1
  }

  private static func count(_ entries: [Entry], _ stemmer: any Stemmer) -> Pairs {
    let lemmas = Dictionary(grouping: entries, by: \.form).mapValues { Set($0.map(\.lemma)) }
    var numbers: [String: Int] = [:]
    var forms: [(stem: Int, lemmas: Set<String>)] = []
    for (form, lemmas) in lemmas {
      let stem = stemmer.stem(form)
      let number = numbers[stem] ?? numbers.count
      numbers[stem] = number
      forms.append((number, lemmas))
    }
    var pairs = Pairs()
    for first in forms.indices {
      for second in forms.indices where second > first {
        let meet = forms[first].stem == forms[second].stem
        let related = !forms[first].lemmas.isDisjoint(with: forms[second].lemmas)
        if meet { pairs.meeting += 1 }
        if related { pairs.related += 1 }
        if meet && related { pairs.both += 1 }
      }
    }
    return pairs
  }

  private static func show(_ label: String, _ entries: [Entry], _ stemmer: any Stemmer) {
    let pairs = count(entries, stemmer)
    let figures = [pairs.precision, pairs.recall, pairs.f1].map { String(format: "%.4f", $0) }
    print(
      "  \(label): precision \(figures[0]) recall \(figures[1]) F1 \(figures[2])",
      "(\(pairs.both) of \(pairs.related) related, \(pairs.meeting) meet)")
  }

  private static func speed(_ entries: [Entry], _ stemmer: any Stemmer) {
    let forms = Array(Set(entries.map(\.form))).sorted()
    let rounds = 100
    var letters = 0
    let start = processorSeconds()
    for _ in 0..<rounds {
      for form in forms { letters &+= stemmer.stem(form).utf8.count }
    }
    let seconds = processorSeconds() - start
    print(
      "  speed: \(Int(Double(rounds * forms.count) / seconds)) words a second of processor time (\(letters) bytes of stems)"
    )
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The pairs that should meet and do not, and those that meet and should not.
  private static func list(_ entries: [Entry], _ stemmer: any Stemmer) {
    for (lemma, group) in Dictionary(grouping: entries, by: \.lemma).sorted(by: { $0.key < $1.key }) {
      let stems = Set(group.map { stemmer.stem($0.form) })
      if stems.count > 1 {
        print("  apart \(lemma):", group.map { "\($0.form)→\(stemmer.stem($0.form))" }.joined(separator: " "))
      }
    }
    for (stem, group) in Dictionary(grouping: entries, by: { stemmer.stem($0.form) }).sorted(by: { $0.key < $1.key }) {
      if Set(group.map(\.lemma)).count > 1 {
        print("  together \(stem):", group.map { "\($0.form) (\($0.lemma))" }.joined(separator: " "))
      }
    }
  }
}
