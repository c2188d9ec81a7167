import Glibc
import QuoteIndex
import Synchronization

/// Tells the person what a `rebuild`, `add` or `extract` does, while it does it: progress on a terminal, problems as they are
/// met, the fate of every file in the report that `--report` names.
final class BuildAccount: Sendable {
  private let output: Output
  private let wording: Wording
  private let listsFiles: Bool
  private let report: ReportFile?
  private let clock: ProgressClock
  /// The first notes about files, told after the work.
  private let notes = Mutex<(kept: [String], more: Int)>(([], 0))

  /// Notes that are told one by one; a folder of a million pictures must not fill the screen.
  private static let notesTold = 200

  /// - Throws: an I/O failure when the report cannot be written.
  ///
  /// - Parameter listsFiles: the fates of files are results too, under `--json`.
  init(_ call: Invocation, listsFiles: Bool) throws(CommandFailure) {
    self.listsFiles = listsFiles && call.output.isJSON
    output = call.output
    wording = call.wording
    report = try call.arguments[.report].map { path throws(CommandFailure) in try ReportFile(path) }
    clock = ProgressClock()
  }

  var observer: BuildObserver {
    let tellProgress: @Sendable (BuildProgress) -> Void = { [self] in progress($0) }
    return BuildObserver(file: { [self] in tell($0) }, progress: output.showsProgress ? tellProgress : nil)
  }

  private func progress(_ progress: BuildProgress) {
    guard let seconds = clock.secondsIfDue() else { return }
    var parts = [
      wording.text(
        .readProgress(files: progress.filesRead, found: progress.filesFound, articles: progress.articles))
    ]
    if seconds > 0 {
      parts.append(wording.text(.speed(megabytes: Double(progress.bytesRead) / 1_000_000 / seconds)))
      if progress.bytesRead > 0, progress.bytesFound > progress.bytesRead {
        let left = Double(progress.bytesFound - progress.bytesRead) / Double(progress.bytesRead) * seconds
        parts.append(wording.text(.timeLeft(time: duration(Int(left.rounded(.up))))))
      }
    }
    output.progress(parts.joined(separator: ", "))
  }

  private func duration(_ seconds: Int) -> String {
    if seconds < 90 { return wording.text(.seconds(number: seconds)) }
    if seconds < 5_400 { return wording.text(.minutes(number: (seconds + 30) / 60)) }
    return wording.text(.hours(number: (seconds + 1_800) / 3_600))
  }

  private func tell(_ file: BuildReport.File) {
    report?.line(ReportText.object(file).line)
    if listsFiles { output.line(ReportText.object(file).line) }
    let problems = ReportText.problems(file, wording)
    if !problems.isEmpty { output.progress("") }
    for problem in problems { output.error(problem) }
    let lines = ReportText.notes(file, wording)
    notes.withLock { notes in
      if notes.kept.count < Self.notesTold { notes.kept += lines } else { notes.more += lines.count }
    }
  }

  /// Ends the progress line, and closes the report with the totals.
  ///
  /// - Throws: an I/O failure when the report could not be written whole.
  func finish(_ report: BuildReport) throws(CommandFailure) {
    output.progress("")
    self.report?.line(ReportText.object(report).line)
    try self.report?.close()
  }

  /// What there is to say of files that were passed over or read with a doubt.
  var closingNotes: [String] {
    notes.withLock { notes in
      notes.kept.map { Safe.text($0) }
        + (notes.more > 0 ? [wording.text(.moreNotes(number: notes.more))] : [])
    }
  }
}
