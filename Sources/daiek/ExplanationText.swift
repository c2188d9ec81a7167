import Presentation
import QuoteIndex

/// What became of a question, for people.
struct ExplanationText {
  private let output: Output
  private let wording: Wording

  init(_ call: Invocation) {
    output = call.output
    wording = call.wording
  }

  func write(_ explanation: QueryExplanation) {
    for part in explanation.parts {
      output.paragraph(StyledText(name(part), .strong))
      if part.isExcluded { line(.explainExcluded) }
      if let prefix = part.prefix { line(.explainPrefix(beginning: prefix)) }
      if let slips = part.slips { line(.explainSlips(slips: slips)) }
      if part.isPhrase { line(.explainPhrase) }
      if !part.stems.isEmpty { line(.explainStems(stems: part.stems.joined(separator: ", "))) }
      for entity in part.entities { line(.explainEntity(name: entity.name, identifier: entity.id)) }
      if !part.sounds.isEmpty { line(.explainSounds(sounds: part.sounds.joined(separator: ", "))) }
      line(.explainFound(quotations: part.quotations, articles: part.articles))
      if !part.forms.isEmpty {
        let forms = part.forms.map { "\($0.text) (\(wording.text(key: "scheme.\($0.scheme.rawValue)")))" }
        line(.explainForms(forms: forms.joined(separator: ", ")))
      }
    }
    output.line()
  }

  /// Where the score of a hit comes from.
  func write(_ score: QueryExplanation.Score, of hit: Hit, _ explanation: QueryExplanation) {
    let parts = zip(explanation.parts, score.parts).filter { $0.1 > 0 }.map { part, value in
      "\(name(part)) " + wording.text(.explainNumber(number: value))
    }
    output.paragraph(
      StyledText(wording.text(.explainScore(score: hit.score, parts: parts.joined(separator: " + "))), .faint))
  }

  private func name(_ part: QueryExplanation.Part) -> String {
    let text = Safe.text(part.words.joined(separator: " "))
    return part.isPhrase ? "«\(text)»" : text
  }

  private func line(_ message: Message) { output.paragraph(StyledText(wording.text(message)), indent: 4) }
}
