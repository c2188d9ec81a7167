import QuoteIndex

/// `daiek rebuild` and `daiek add`.
extension Invocation {
  func build(isRebuild: Bool) throws(CommandFailure) -> ExitCode {
    let home = surroundings.home
    let paths = arguments.rest.isEmpty && isRebuild ? [home.sources] : arguments.rest
    guard !paths.isEmpty else { throw .usage(.missingPaths) }
    let format = try inputFormat()
    let threads = try arguments.number(.threads, default: Surroundings.cores, least: 1)
    let memory = try arguments.size(.memory, default: Indexer.usualMemory, least: 1 << 20)
    Interruption.tidiesUp(home, locales: home.locales, language: wording.language)
    let indexer = try calling { () throws(IndexError) in try Indexer(home: home, threads: threads, memory: memory) }
    let account = try BuildAccount(self, listsFiles: true)
    let report = try calling { () throws(IndexError) in
      isRebuild
        ? try indexer.rebuild(paths: paths, format: format, observer: account.observer)
        : try indexer.add(
          paths: paths, format: format, prunes: arguments.has(.prune), observer: account.observer)
    }
    try account.finish(report)
    if output.isJSON { output.line(ReportText.object(report).line) }
    for line in ReportText.summary(report, wording) + account.closingNotes { output.note(line) }
    // The index is built of all that could be read; the exit code still tells a script that something could not.
    return report.unreadable > 0 ? .inputOutput : report.isComplete ? .done : .badInput
  }

  /// What `--format` says.
  func inputFormat() throws(CommandFailure) -> InputFormat? {
    guard let name = arguments[.format] else { return nil }
    if let format = InputFormat(rawValue: name) { return format }
    throw .usage(
      .badChoice(
        option: "--format", choices: InputFormat.allCases.map(\.rawValue).joined(separator: ", "), found: name))
  }
}
