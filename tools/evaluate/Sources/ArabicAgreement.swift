import Analysis

/// Kazakh Cyrillic to Arabic script against the words of `scripts/`, which another converter made.
///
/// The messages were reworded in one script after they had been converted to the others, so most words that differ are
/// other words. Where there is a Latin column, made with the Arabic one, a pair counts only if the Latin word reads as
/// the Cyrillic one. In the list of words, where there is none, a pair is another form of the word when it differs
/// at its end only.
struct ArabicAgreement {
  private enum Outcome: String, CaseIterable {
    case same = "the same"
    case habit = "the same but for the data's habits of и, ч (ىي ييا تش beside ي يا چ)"
    case otherForm = "not counted: another form of the word"
    case otherWord = "not counted: other wording, by the Latin column"
    case differs = "differs"
  }

  let schemes: TransliterationSchemes

  func run(scripts: String) throws {
    guard let arabic = schemes.scheme(named: "kk-Arab"), let old = schemes.scheme(named: "kk-Cyrl-from-Latn-old") else {
      return print("no scheme kk-Arab or kk-Cyrl-from-Latn-old")
    }
    let spelling = try Transliterator(rulesFile: "tools/evaluate/kk-arabic-spelling.rules")
    let loose = try Transliterator(rulesFile: "tools/evaluate/kk-arabic-loose.rules")
    var seen = Set<[String]>()
    var counts: [Outcome: Int] = [:]
    var occurrences: [Outcome: Int] = [:]
    var differing: [String: Int] = [:]

    func judge(_ cyrillic: String, _ given: String, sameWord: Bool?) throws {
      let ours = try schemes.transliterate(cyrillic, by: arabic)
      let theirs = spelling.transliterate(given)
      let outcome: Outcome
      if sameWord == false {
        outcome = .otherWord
      } else if ours == theirs {
        outcome = .same
      } else if loose.transliterate(ours) == loose.transliterate(theirs) {
        outcome = .habit
      } else if sameWord == nil && differAtTheEnd(loose.transliterate(ours), loose.transliterate(theirs)) {
        outcome = .otherForm
      } else {
        outcome = .differs
        differing["\(cyrillic)  \(ours)  \(theirs)", default: 0] += 1
      }
      occurrences[outcome, default: 0] += 1
      if seen.insert([cyrillic, given]).inserted { counts[outcome, default: 0] += 1 }
    }

    var rows = 0
    var unlike = 0
    for line in try TransliterationEvaluation.lines("\(scripts)/kk_messages_three_scripts.tsv").dropFirst() {
      let cells = TransliterationEvaluation.cells(line)
      let cyrillic = TransliterationEvaluation.runs(of: .cyrillic, in: cells[1]).map { $0.lowercased() }
      let given = TransliterationEvaluation.runs(of: .arabic, in: cells[2])
      rows += 1
      // Latin words of the text itself (JavaScript) stand in both columns; those of Kazakh only in the last.
      let foreign = Set(TransliterationEvaluation.runs(of: .latin, in: cells[1] + " " + cells[2]))
      let latin = TransliterationEvaluation.runs(of: .latin, in: cells[3]).filter { !foreign.contains($0) }
      guard cyrillic.count == given.count, cyrillic.count == latin.count else {
        unlike += 1
        continue
      }
      for (index, word) in cyrillic.enumerated() {
        let read = try schemes.transliterate(latin[index], by: old).lowercased()
        try judge(word, given[index], sameWord: read == word)
      }
    }
    for line in try TransliterationEvaluation.lines("\(scripts)/kk_words_cyrillic_arabic.tsv").dropFirst() {
      let cells = TransliterationEvaluation.cells(line)
      try judge(cells[0].lowercased(), cells[1], sameWord: nil)
    }

    print("kk-Arab on scripts/: \(rows) messages, \(unlike) left out whose columns differ in their number of words")
    for outcome in Outcome.allCases {
      print("  \(counts[outcome] ?? 0) distinct, \(occurrences[outcome] ?? 0) in all: \(outcome.rawValue)")
    }
    let right = (counts[.same] ?? 0) + (counts[.habit] ?? 0)
    let judged = right + (counts[.differs] ?? 0)
    print("  right, distinct words: \(TransliterationEvaluation.share(right, judged)) (goal 99 %)")
    print("  letter for letter as the data: \(TransliterationEvaluation.share(counts[.same] ?? 0, judged))")
    for (miss, count) in differing.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(40) {
      print("  \(count)× \(miss)")
    }
  }

  /// True when the words begin alike for at least two letters, and what follows in one or both is an ending.
  private func differAtTheEnd(_ left: String, _ right: String) -> Bool {
    let shared = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.count
    return shared >= 2 && (shared == left.unicodeScalars.count || shared == right.unicodeScalars.count)
  }
}
