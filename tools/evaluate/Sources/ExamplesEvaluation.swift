import Analysis
import Foundation

/// The packs' own examples. Prints `file:line` for every one that fails, and ends the program with 1 if any does.
enum ExamplesEvaluation: Evaluation {
  static let name = "examples"

  static func run(shared: String, locales: String) throws {
    do {
      let packs = try LanguagePacks(path: locales)
      let schemes = try TransliterationSchemes(packs: packs)
      let examples = try TransliterationExamples(packs: packs, schemes: schemes)
      let failures = try examples.failures(of: schemes)
      for failure in failures { print(failure) }
      var counts: [String: Int] = [:]
      for example in examples.examples { counts[example.scheme.name, default: 0] += 1 }
      for scheme in schemes.schemes { print("\(scheme.name): \(counts[scheme.name] ?? 0) examples") }
      print("\(examples.examples.count) examples of transliteration, \(failures.count) fail")
      if !failures.isEmpty { exit(1) }
    } catch {
      print(error)
      exit(1)
    }
  }
}
