import QuoteIndex

/// The account of a build, for people and as JSON.
enum ReportText {
  /// One line for each file refused and each part of a file lost.
  static func problems(_ report: BuildReport) -> [String] {
    report.files.flatMap { file in file.fate == .skipped ? [] : file.problems.map { "\(file.path): \($0)" } }
  }

  /// The totals, which add up.
  static func summary(_ report: BuildReport) -> [String] {
    let lost = report.files.filter { $0.fate == .indexed || $0.fate == .unchanged }.reduce(0) { $0 + $1.problems.count }
    var lines = [
      "\(report.files.count) files: \(report.count(.indexed)) indexed, \(report.count(.unchanged)) unchanged, "
        + "\(report.count(.skipped)) skipped, \(report.count(.refused)) refused",
      "\(report.articlesRead) articles read: \(report.articlesAdded) added, \(report.articlesReplacing) replacing an older version, "
        + "\(report.articlesUnchanged) unchanged, \(report.articlesSuperseded) superseded in the same run",
      "\(report.quotationsAdded) quotations",
    ]
    if lost > 0 { lines.append("\(lost) broken parts of files were left out; they are named above") }
    if report.keepsOldIndex { lines.append("nothing could be read; the index is as it was") }
    for file in report.files where file.fate == .skipped {
      lines.append(Safe.text("skipped \(file.path): \(file.problems.joined(separator: "; "))"))
    }
    return lines
  }

  static func object(_ file: BuildReport.File) -> JSONObject {
    var object = JSONObject()
    object.add("type", "file")
    object.add("path", file.path)
    object.add("fate", file.fate.rawValue)
    object.add("articles", file.articles)
    object.add("encoding", file.encoding)
    object.add("problems", file.problems)
    return object
  }

  static func object(_ report: BuildReport) -> JSONObject {
    var object = JSONObject()
    object.add("type", "summary")
    object.add("files", report.files.count)
    object.add("indexed", report.count(.indexed))
    object.add("unchanged", report.count(.unchanged))
    object.add("skipped", report.count(.skipped))
    object.add("refused", report.count(.refused))
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
