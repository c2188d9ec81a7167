import QuoteIndex

/// `daiek extract`: articles in, quotations out as JSON lines.
extension Invocation {
  func extract() throws(CommandFailure) -> ExitCode {
    let home = surroundings.home
    let paths = arguments.rest.isEmpty ? [home.sources] : arguments.rest
    let threads = try arguments.number(.threads, default: Surroundings.cores, least: 1)
    let reader = try calling { () throws(IndexError) in try QuotationReader(home: home, threads: threads) }
    let report = reader.read(paths: paths) { quotations in
      for quotation in quotations { output.line(HitJSON.object(quotation).line) }
    }
    for problem in ReportText.problems(report) { Output.error(problem) }
    output.note(
      "\(report.quotationsAdded) quotations in \(report.articlesRead) articles of \(report.files.count) files")
    if report.files.contains(where: { !$0.problems.isEmpty && $0.fate != .skipped }) { return .badInput }
    return report.quotationsAdded == 0 ? .nothingFound : .done
  }
}
