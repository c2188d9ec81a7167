import Analysis
import Foundation

/// Kazakh in three scripts: Cyrillic to Arabic word by word, and Cyrillic to Latin and Arabic and back.
enum TransliterationEvaluation: Evaluation {
  static let name = "transliteration"

  static func run(shared: String, locales: String) throws {
    let schemes = try TransliterationSchemes(packs: LanguagePacks(path: locales))
    try ArabicAgreement(schemes: schemes).run(scripts: "\(shared)/data/scripts")

    var words = Set<String>()
    for line in try lines("\(shared)/data/scripts/kk_messages_three_scripts.tsv").dropFirst() {
      words.formUnion(runs(of: .cyrillic, in: cells(line)[1]))
    }
    for path in ["scripts/kk_words_cyrillic_arabic.tsv", "sentences/kk.txt", "lemmas/kk.tsv"] {
      for line in try lines("\(shared)/data/\(path)") { words.formUnion(runs(of: .cyrillic, in: line)) }
    }
    var names = Set<String>()
    for line in try lines("\(shared)/data/entities/kk.jsonl") {
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
      names.formUnion(runs(of: .cyrillic, in: object["text"] as? String ?? ""))
    }
    let goal = "goal 99.5 %"
    try roundTrip("scripts, sentences, lemmas", words, ["kk-Latn", "kk-Cyrl-from-Latn"], goal: goal, schemes)
    try roundTrip("text of entities/kk.jsonl", names, ["kk-Latn", "kk-Cyrl-from-Latn"], goal: "no goal", schemes)
    try roundTrip("scripts, sentences, lemmas", words, ["kk-Arab", "kk-Cyrl-from-Arab"], goal: "no goal", schemes)
  }

  /// Prints how many words come back as they were. The alphabets without capitals are compared in small letters.
  private static func roundTrip(
    _ data: String, _ words: Set<String>, _ names: [String], goal: String, _ schemes: TransliterationSchemes
  ) throws {
    let path = names.compactMap(schemes.scheme(named:))
    guard path.count == names.count else { return print("no scheme \(names)") }
    let small = path[0].target == LanguageTag("kk-Arab")
    var misses: [(word: String, there: String, back: String)] = []
    for word in words {
      let there = try schemes.transliterate(word, by: path[0])
      let back = try schemes.transliterate(there, by: path[1])
      if back != (small ? word.lowercased() : word) { misses.append((word, there, back)) }
    }
    let right = share(words.count - misses.count, words.count)
    print("\(names[0]) and back, distinct words of \(data): \(right) (\(goal))")
    for miss in misses.sorted(by: { $0.word < $1.word }).prefix(20) {
      print("  \(miss.word)  \(miss.there)  \(miss.back)")
    }
  }

  static func share(_ part: Int, _ whole: Int) -> String {
    "\(part) of \(whole), " + String(format: "%.2f %%", whole == 0 ? 0 : 100 * Double(part) / Double(whole))
  }

  static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  static func cells(_ line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  /// The runs of letters of one script.
  static func runs(of script: Script, in text: String) -> [String] {
    var runs: [String] = []
    var run = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if Script(of: scalar) == script && scalar.properties.isAlphabetic {
        run.append(scalar)
      } else if !run.isEmpty {
        runs.append(String(run))
        run = String.UnicodeScalarView()
      }
    }
    if !run.isEmpty { runs.append(String(run)) }
    return runs
  }
}
