import Presentation
import QuoteIndex

/// `daiek verify`: is this quotation in the archive, and as it was said?
extension Invocation {
  func verify() throws(CommandFailure) -> ExitCode {
    if let path = arguments[.document] { return try verify(document: path) }
    let verifier = Verifier(searcher: try searcher())
    let found = try verification(by: verifier)
    if output.isJSON {
      output.line(VerificationJSON.object(found).line)
    } else {
      try VerificationText(self).write(found)
      if found.verdict == .absent { output.note(.translationsApart) }
    }
    return found.verdict == .absent ? .nothingFound : .done
  }

  /// Verifies the text of the arguments.
  func verification(by verifier: Verifier) throws(CommandFailure) -> Verification {
    guard !arguments.rest.isEmpty else { throw .usage(.missingQuotation) }
    let (speaker, text) = (arguments[.by], arguments.rest.joined(separator: " "))
    let limit = try arguments.number(.limit, default: 20, least: 1)
    let found = try calling { () throws(IndexError) in try verifier.verify(text, by: speaker, limit: limit) }
    if let found { return found }
    let words = verifier.wordCount(of: text)
    if words > Verifier.mostWords { throw .usage(.tooManyWords(words: words, most: Verifier.mostWords)) }
    throw .usage(.noWords(text: text))
  }

  private func verify(document path: String) throws(CommandFailure) -> ExitCode {
    guard arguments.rest.isEmpty, !arguments.has(.by) else { throw .usage(.documentAlone) }
    let (home, searcher) = (surroundings.home, try searcher())
    let report = try calling { () throws(IndexError) in
      try DraftVerifier(home: home, searcher: searcher).verify(path: path)
    }
    for problem in report.problems {
      output.error(wording.text(.brokenFile(path: path, problem: wording.text(problem))))
    }
    for draft in report.quotations { try write(draft) }
    output.note(
      .draftVerified(
        total: report.quotations.count, exact: report.count(.exact), altered: report.count(.altered),
        others: report.count(.otherSpeaker), unattributed: report.count(.unattributed),
        absent: report.count(.absent), indirect: report.count(nil)))
    if !report.problems.isEmpty { return .badInput }
    return report.isExact ? .done : .nothingFound
  }

  private func write(_ draft: DraftQuotation) throws(CommandFailure) {
    if output.isJSON {
      output.line(VerificationJSON.object(draft).line)
      return
    }
    output.paragraph(StyledText(Safe.text(String(decoding: draft.quotation.text, as: UTF8.self))))
    output.paragraph(StyledText("— " + (try HitText(self)).attribution(draft.quotation)), indent: 6, first: 4)
    if draft.stretches.isEmpty { output.paragraph(StyledText(wording.text(.notVerbatim)), indent: 2) }
    let text = try VerificationText(self)
    for found in draft.stretches { text.write(found, indent: 2) }
    output.line()
  }
}
