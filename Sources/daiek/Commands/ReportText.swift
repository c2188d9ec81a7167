import QuoteIndex

/// The account of a build, for people and as JSON.
enum ReportText {
  /// What to say of a file while the work goes on: a line for a file refused, and for each part of a file lost.
  static func problems(_ file: BuildReport.File, _ wording: Wording) -> [String] {
    file.fate == .skipped
      ? [] : file.problems.map { wording.text(.brokenFile(path: file.path, problem: wording.text($0))) }
  }

  /// What to say of a file when all is done.
  static func notes(_ file: BuildReport.File, _ wording: Wording) -> [String] {
    if file.fate == .skipped {
      let problem = file.problems.map(wording.text).joined(separator: "; ")
      return [wording.text(.skippedFile(path: file.path, problem: problem))]
    }
    return file.doubt.map { [wording.text(.brokenFile(path: file.path, problem: wording.text($0)))] } ?? []
  }

  /// The totals, which add up.
  static func summary(_ report: BuildReport, _ wording: Wording) -> [String] {
    var messages: [Message] = [
      .filesRead(
        files: report.fileCount, indexed: report.count(.indexed), unchanged: report.count(.unchanged),
        skipped: report.count(.skipped), refused: report.count(.refused)),
      .articlesRead(
        read: report.articlesRead, added: report.articlesAdded, replacing: report.articlesReplacing,
        unchanged: report.articlesUnchanged, superseded: report.articlesSuperseded),
      .quotationsFound(quotations: report.quotationsAdded),
    ]
    if report.partsLost > 0 { messages.append(.lostParts(parts: report.partsLost)) }
    if report.filesGone > 0 {
      messages.append(
        report.isPruned
          ? .pruned(files: report.filesGone, articles: report.articlesGone)
          : .gone(files: report.filesGone, articles: report.articlesGone))
    }
    if report.keepsOldIndex { messages.append(.keptOldIndex) }
    return messages.map(wording.text)
  }

  static func object(_ file: BuildReport.File) -> JSONObject {
    var object = JSONObject(type: "file")
    object.add("path", file.path)
    object.add("fate", file.fate.rawValue)
    object.add("articles", file.articles)
    object.add("encoding", file.encoding)
    object.add("doubt", file.doubt?.description)
    object.add("problems", file.problems.map(\.description))
    return object
  }

  static func object(_ report: BuildReport) -> JSONObject {
    var object = JSONObject(type: "summary")
    object.add("files", report.fileCount)
    object.add("indexed", report.count(.indexed))
    object.add("unchanged", report.count(.unchanged))
    object.add("skipped", report.count(.skipped))
    object.add("refused", report.count(.refused))
    object.add("parts_lost", report.partsLost)
    object.add("articles_read", report.articlesRead)
    object.add("articles_added", report.articlesAdded)
    object.add("articles_replacing", report.articlesReplacing)
    object.add("articles_unchanged", report.articlesUnchanged)
    object.add("articles_superseded", report.articlesSuperseded)
    object.add("files_gone", report.filesGone)
    object.add("articles_gone", report.articlesGone)
    object.add("pruned", report.isPruned ? 1 : 0)
    object.add("quotations_added", report.quotationsAdded)
    object.add("text_bytes", report.textBytes)
    object.add("keeps_old_index", report.keepsOldIndex ? 1 : 0)
    return object
  }
}
