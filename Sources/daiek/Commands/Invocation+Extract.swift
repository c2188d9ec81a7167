import QuoteIndex

/// `daiek extract`: articles in, quotations out as JSON lines.
extension Invocation {
  func extract() throws(CommandFailure) -> ExitCode {
    let home = surroundings.home
    let paths = arguments.rest.isEmpty ? [home.sources] : arguments.rest
    let threads = try arguments.number(.threads, default: Surroundings.cores, least: 1)
    let reader = try calling { () throws(IndexError) in try QuotationReader(home: home, threads: threads) }
    let account = try BuildAccount(self, listsFiles: false)
    let format = try inputFormat()
    let report = try calling { () throws(IndexError) in
      try reader.read(paths: paths, format: format, observer: account.observer) { quotations in
        output.lines(of: quotations.map { HitJSON.object($0) })
      }
    }
    try account.finish(report)
    output.note(
      .extracted(quotations: report.quotationsAdded, articles: report.articlesRead, files: report.fileCount))
    for line in account.closingNotes { output.note(line) }
    if report.unreadable > 0 { return .inputOutput }
    if !report.isComplete { return .badInput }
    return report.quotationsAdded == 0 ? .nothingFound : .done
  }
}
