import QuoteIndex

/// The account of a build, for people and as JSON.
enum ReportText {
  /// What to say of a file while the work goes on: a line for a file refused, and for each part of a file lost.
  static func problems(_ file: BuildReport.File) -> [String] {
    file.fate == .skipped ? [] : file.problems.map { "\(file.path): \($0)" }
  }

  /// What to say of a file when all is done.
  static func notes(_ file: BuildReport.File) -> [String] {
    if file.fate == .skipped { return ["skipped \(file.path): \(file.problems.joined(separator: "; "))"] }
    return file.doubt.map { ["\(file.path): \($0)"] } ?? []
  }

  /// The totals, which add up.
  static func summary(_ report: BuildReport) -> [String] {
    var lines = [
      "\(report.fileCount) files: \(report.count(.indexed)) indexed, \(report.count(.unchanged)) unchanged, "
        + "\(report.count(.skipped)) skipped, \(report.count(.refused)) refused",
      "\(report.articlesRead) articles read: \(report.articlesAdded) added, \(report.articlesReplacing) replacing an older version, "
        + "\(report.articlesUnchanged) unchanged, \(report.articlesSuperseded) superseded in the same run",
      "\(report.quotationsAdded) quotations",
    ]
    if report.partsLost > 0 {
      lines.append("\(report.partsLost) broken parts of files were left out; they are named above")
    }
    if report.keepsOldIndex { lines.append("nothing could be read; the index is as it was") }
    return lines
  }

  static func object(_ file: BuildReport.File) -> JSONObject {
    var object = JSONObject()
    object.add("type", "file")
    object.add("path", file.path)
    object.add("fate", file.fate.rawValue)
    object.add("articles", file.articles)
    object.add("encoding", file.encoding)
    object.add("doubt", file.doubt)
    object.add("problems", file.problems)
    return object
  }

  static func object(_ report: BuildReport) -> JSONObject {
    var object = JSONObject()
    object.add("type", "summary")
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
    object.add("quotations_added", report.quotationsAdded)
    object.add("text_bytes", report.textBytes)
    object.add("keeps_old_index", report.keepsOldIndex ? 1 : 0)
    return object
  }
}
