import Analysis

/// Kazakh Cyrillic to Arabic script against the words of `scripts/`, which another converter made.
///
/// The messages were reworded in one script after they had been converted to the others, so most words that differ are
/// other words. The messages have a Latin column, made together with the Arabic one: a pair counts if the Latin word
/// reads as the Cyrillic one. Pairs that only the list of words has, which was drawn from such messages, have no such
/// witness: those that differ in more than one letter are not counted. What is near to a miss is printed, to be read.
struct ArabicAgreement {
  private enum Outcome: String, CaseIterable {
    case same = "the same"
    case habit = "the same but for the data's habits of и, ч (ىي ييا تش beside ي يا چ)"
    case differs = "differs"
    case unwitnessed = "not counted: differs in several letters, with no Latin word to say whether it is one word"
    case doubtful = "not counted: differs in one letter, and is another word by the Latin column"
    case otherWord = "not counted: another word, by the Latin column"
  }

  /// A pair of the data: how often it stands there, and whether the Latin beside it says that it is one word.
  private struct Evidence {
    var count = 0
    var isSameWord: Bool?
  }

  let schemes: TransliterationSchemes

  func run(scripts: String) throws {
    // Some messages are in the Latin of 2021, written anew after the Arabic. Read as the old Latin, their words differ
    // from the Cyrillic ones, and so bear no witness.
    guard let arabic = schemes.scheme(named: "kk-Arab"), let old = schemes.scheme(named: "kk-Cyrl-from-Latn-old") else {
      return print("no scheme kk-Arab or kk-Cyrl-from-Latn-old")
    }
    let spelling = try Transliterator(rulesFile: "tools/evaluate/kk-arabic-spelling.rules")
    let loose = try Transliterator(rulesFile: "tools/evaluate/kk-arabic-loose.rules")
    var counts: [Outcome: Int] = [:]
    var occurrences: [Outcome: Int] = [:]
    var differing: [Outcome: [String]] = [:]
    for (pair, evidence) in try pairs(in: scripts, old: old) {
      let ours = try schemes.transliterate(pair[0], by: arabic)
      let theirs = spelling.transliterate(pair[1])
      let distance = distance(loose.transliterate(ours), loose.transliterate(theirs))
      let outcome: Outcome
      switch evidence.isSameWord {
      case false?: outcome = distance == 1 ? .doubtful : .otherWord
      case _ where ours == theirs: outcome = .same
      case _ where distance == 0: outcome = .habit
      case nil where distance > 1: outcome = .unwitnessed
      default: outcome = .differs
      }
      counts[outcome, default: 0] += 1
      occurrences[outcome, default: 0] += evidence.count
      differing[outcome, default: []].append("\(pair[0])  \(ours)  \(theirs)")
    }

    for outcome in Outcome.allCases {
      print("  \(counts[outcome] ?? 0) distinct, \(occurrences[outcome] ?? 0) in all: \(outcome.rawValue)")
    }
    let right = (counts[.same] ?? 0) + (counts[.habit] ?? 0)
    let judged = right + (counts[.differs] ?? 0)
    let all = judged + (counts[.doubtful] ?? 0) + (counts[.unwitnessed] ?? 0)
    print("  right, distinct words: \(TransliterationEvaluation.share(right, judged)) (goal 99 %)")
    print("  right, if all printed below were wrong: \(TransliterationEvaluation.share(right, all))")
    print("  letter for letter as the data: \(TransliterationEvaluation.share(counts[.same] ?? 0, judged))")
    for outcome in [Outcome.differs, .doubtful, .unwitnessed] {
      print("  \(outcome.rawValue): word, ours, the data's")
      for miss in (differing[outcome] ?? []).sorted().prefix(40) { print("    \(miss)") }
    }
  }

  /// The pairs of both files. What the Latin says of a pair in one message holds for it everywhere.
  private func pairs(in scripts: String, old: TransliterationScheme) throws -> [[String]: Evidence] {
    var pairs: [[String]: Evidence] = [:]
    var rows = 0
    var unlike = 0
    for line in try TransliterationEvaluation.lines("\(scripts)/kk_messages_three_scripts.tsv").dropFirst() {
      let cells = TransliterationEvaluation.cells(line)
      let cyrillic = TransliterationEvaluation.runs(of: .cyrillic, in: cells[1]).map { $0.lowercased() }
      let given = TransliterationEvaluation.runs(of: .arabic, in: cells[2])
      // Latin words of the text itself (JavaScript) stand in the other columns too.
      let foreign = Set(TransliterationEvaluation.runs(of: .latin, in: cells[1] + " " + cells[2]))
      let latin = TransliterationEvaluation.runs(of: .latin, in: cells[3]).filter { !foreign.contains($0) }
      rows += 1
      guard cyrillic.count == given.count, cyrillic.count == latin.count else {
        unlike += 1
        continue
      }
      for (index, word) in cyrillic.enumerated() {
        let isSame = try schemes.transliterate(latin[index], by: old).lowercased() == word
        var evidence = pairs[[word, given[index]]] ?? Evidence()
        evidence.count += 1
        evidence.isSameWord = isSame || evidence.isSameWord == true
        pairs[[word, given[index]]] = evidence
      }
    }
    for line in try TransliterationEvaluation.lines("\(scripts)/kk_words_cyrillic_arabic.tsv").dropFirst() {
      let cells = TransliterationEvaluation.cells(line)
      pairs[[cells[0].lowercased(), cells[1]], default: Evidence()].count += 1
    }
    print("kk-Arab on scripts/: \(rows) messages, \(unlike) left out whose columns differ in their number of words")
    return pairs
  }

  /// How many letters must be changed, added or dropped to make one word of the other.
  private func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.unicodeScalars)
    var row = Array(0...right.count)
    for (index, letter) in left.unicodeScalars.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = diagonal + (right[column] == letter ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
