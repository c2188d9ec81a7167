// daiek-evaluate: Daiek's figures on the development data. Each part is one file of this folder.
import Foundation

let parts: [any Evaluation.Type] = [
  NamesEvaluation.self,
  LinkingEvaluation.self,
  WordsEvaluation.self,
  SpeedEvaluation.self,
  LanguagesEvaluation.self,
  SentencesEvaluation.self,
  StemsEvaluation.self,
  TransliterationEvaluation.self,
  ExamplesEvaluation.self,
  QuotationsEvaluation.self,
  VerifyEvaluation.self,
]

let environment = ProcessInfo.processInfo.environment
let shared = environment["DAIEK_SHARED"] ?? "../shared"
let locales = environment["DAIEK_LOCALES"] ?? "locales"
let wanted = Set(CommandLine.arguments.dropFirst())
for name in wanted where !parts.contains(where: { $0.name == name }) {
  print("no part «\(name)»: \(parts.map { $0.name }.joined(separator: ", "))")
  exit(2)
}
for part in parts where wanted.isEmpty || wanted.contains(part.name) {
  print("== \(part.name)")
  try part.run(shared: shared, locales: locales)
}
