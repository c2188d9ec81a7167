import Articles

/// What a file is taken for when the user says so, instead of what its name or content tells.
public enum InputFormat: String, CaseIterable, Sendable {
  case text, markdown, html, jsonl, json, epub, docx, archive, compressed

  var sourceFormat: SourceFormat { SourceFormat(rawValue: rawValue)! }
}
