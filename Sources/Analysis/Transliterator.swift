import CICU

/// Text in one script written in another, by ICU's rules or by a rule file of a pack.
///
/// One a thread. ICU runs at 10 to 35 MB/s here, so give it unique words, not text.
package final class Transliterator {
  /// What is done to a text, one after another.
  private enum Step {
    case compose
    case rules(OpaquePointer)
  }

  private let steps: [Step]

  /// One that ICU has, by its identifier: `Any-Latin`, `Han-Latin`.
  package init(identifier: String) throws(AnalysisError) {
    guard let transliterator = cicu_transliterator_open(identifier) else {
      throw .icu(what: "the transliterator \(identifier)")
    }
    steps = [.rules(transliterator)]
  }

  /// One compiled from a file of rules in ICU's syntax.
  ///
  /// Its passes (`:: Null ;`, `:: NFC ;`) are compiled one by one: for a line that names a transliterator ICU makes a list of all
  /// that it has, which takes ten times as long as a search.
  ///
  /// - Parameter byICUAlone: leave all to ICU; for comparison.
  /// - Throws: `badLine` with the line of the rule that ICU cannot read, or that an earlier rule leaves no work.
  package init(
    rulesFile path: String, reverse: Bool = false, byICUAlone: Bool = false
  ) throws(AnalysisError) {
    let rules = String(decoding: try PackTable.read(path), as: UTF8.self)
    if !reverse, !byICUAlone, let steps = TransliterationPasses(rules).flatMap(Self.compile) {
      self.steps = steps
      return
    }
    switch Self.compile(rules, reverse: reverse) {
    case .success(let transliterator): steps = [.rules(transliterator)]
    case .failure(let mistake):
      let line = mistake.line > 0 ? mistake.line : Self.firstBadLine(of: rules, reverse: reverse)
      throw .badLine(
        file: path, line: line, expected: "a transliteration rule in ICU's syntax", found: mistake.reason)
    }
  }

  /// What ICU says against a text of rules: its word for it, and the line, or 0.
  private struct Mistake: Error {
    let line: Int
    let reason: String
  }

  /// Nil when ICU cannot read some pass; then it must be asked what is wrong with the whole.
  private static func compile(_ passes: TransliterationPasses) -> [Step]? {
    var steps: [Step] = []
    for pass in passes.passes {
      switch pass {
      case .compose: steps.append(.compose)
      case .rules(let rules):
        guard case .success(let compiled) = compile(rules, reverse: false) else {
          close(steps)
          return nil
        }
        steps.append(.rules(compiled))
      }
    }
    return steps
  }

  private static func close(_ steps: [Step]) {
    for case .rules(let compiled) in steps { cicu_transliterator_close(compiled) }
  }

  private static func compile(_ rules: String, reverse: Bool) -> Result<OpaquePointer, Mistake> {
    var line: Int32 = 0
    var error = [CChar](repeating: 0, count: 64)
    if let compiled = cicu_transliterator_compile("Daiek", rules, reverse, &line, &error, Int32(error.count)) {
      return .success(compiled)
    }
    let reason = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return .failure(Mistake(line: Int(line), reason: reason))
  }

  /// The first line with which the rules are wrong. ICU names none when one rule hides another.
  private static func firstBadLine(of rules: String, reverse: Bool) -> Int {
    let lines = rules.split(separator: "\n", omittingEmptySubsequences: false)
    var good = 0
    var bad = lines.count
    while bad - good > 1 {
      let middle = (good + bad) / 2
      switch compile(lines.prefix(middle).joined(separator: "\n"), reverse: reverse) {
      case .success(let compiled):
        cicu_transliterator_close(compiled)
        good = middle
      case .failure: bad = middle
      }
    }
    return bad
  }

  deinit { Self.close(steps) }

  /// The text in the other script; what the rules do not know stays as it is.
  package func transliterate(_ text: String) -> String {
    steps.reduce(text) { text, step in
      switch step {
      case .compose: TermNormalizer.compose(text)
      case .rules(let transliterator): Self.transliterate(text, by: transliterator)
      }
    }
  }

  private static func transliterate(_ text: String, by transliterator: OpaquePointer) -> String {
    var text = text
    return text.withUTF8 { source in
      guard let start = source.baseAddress, source.count > 0 else { return "" }
      return GrowingString.make(capacity: source.count * 4 + 32) { target, capacity in
        cicu_transliterate(transliterator, start, Int64(source.count), target, capacity)
      }
    }
  }
}
