import QuoteIndex

/// `daiek rebuild` and `daiek add`.
extension Invocation {
  func build(isRebuild: Bool) throws(CommandFailure) -> ExitCode {
    let home = surroundings.home
    let paths = arguments.rest.isEmpty && isRebuild ? [home.sources] : arguments.rest
    guard !paths.isEmpty else { throw .usage("expected PATHs of articles; «daiek add --help» shows how") }
    let threads = try arguments.number(.threads, default: Surroundings.cores, least: 1)
    let memory = try arguments.size(.memory, default: Indexer.usualMemory, least: 1 << 20)
    let indexer = try calling { () throws(IndexError) in try Indexer(home: home, threads: threads, memory: memory) }
    let output = output
    let progress: @Sendable (BuildProgress) -> Void = { progress in
      output.progress("read \(progress.filesRead) of \(progress.filesFound) files, \(progress.articles) articles")
    }
    let report = try calling { () throws(IndexError) in
      isRebuild
        ? try indexer.rebuild(paths: paths, progress: progress) : try indexer.add(paths: paths, progress: progress)
    }
    output.progress("")
    if output.isJSON {
      for file in report.files { output.line(ReportText.object(file).line) }
      output.line(ReportText.object(report).line)
    }
    for problem in ReportText.problems(report) { Output.error(problem) }
    for line in ReportText.summary(report) { output.note(line) }
    // The index is built of all that could be read; the exit code still tells a script that something could not.
    return report.files.contains { !$0.problems.isEmpty && $0.fate != .skipped } ? .badInput : .done
  }
}
