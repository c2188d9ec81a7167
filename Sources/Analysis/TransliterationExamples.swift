/// The packs' own tests of their transliterations: `examples/transliteration.tsv`.
package struct TransliterationExamples: Sendable {
  /// One line: what the scheme must make of a text.
  package struct Example: Sendable {
    package let file: String
    package let line: Int
    package let scheme: TransliterationScheme
    package let source: String
    package let result: String
  }

  /// An example that came out otherwise.
  package struct Failure: Sendable, CustomStringConvertible {
    package let example: Example
    package let found: String

    package var description: String {
      let wanted = "«\(example.source)» must become «\(example.result)»"
      return "\(example.file):\(example.line): \(example.scheme.name): \(wanted), but became «\(found)»"
    }
  }

  package let examples: [Example]

  /// Reads the examples of all packs.
  ///
  /// - Throws: `badLine`, also for a scheme that no pack has.
  package init(packs: LanguagePacks, schemes: TransliterationSchemes) throws(AnalysisError) {
    var examples: [Example] = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("examples/transliteration.tsv", columns: 3) {
        guard let scheme = schemes.scheme(named: row.cells[0]) else {
          let names = schemes.schemes.map(\.name).joined(separator: ", ")
          throw .badLine(file: row.file, line: row.line, expected: "one of \(names) in column 1", found: row.cells[0])
        }
        examples.append(
          Example(file: row.file, line: row.line, scheme: scheme, source: row.cells[1], result: row.cells[2]))
      }
    }
    self.examples = examples
  }

  /// The examples that the rules do not fulfil.
  package func failures(of schemes: TransliterationSchemes) throws(AnalysisError) -> [Failure] {
    var failures: [Failure] = []
    for example in examples {
      let found = try schemes.transliterate(example.source, by: example.scheme)
      // By scalars: the rules, and not Swift's canonical equality, say how a letter with a mark is written.
      if !found.unicodeScalars.elementsEqual(example.result.unicodeScalars) {
        failures.append(Failure(example: example, found: found))
      }
    }
    return failures
  }
}
