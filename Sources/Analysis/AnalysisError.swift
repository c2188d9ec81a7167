import Glibc

/// What can go wrong with the data that Analysis works by: the language packs and ICU itself. Text is never an error.
package enum AnalysisError: Error, Equatable {
  /// A line of a pack's file is not what its table expects.
  case badLine(file: String, line: Int, expected: String, found: String)
  /// A folder or file of the packs is not there or cannot be read.
  case unreadable(path: String, reason: String)
  /// The system failed to give what is there: no fault of the packs.
  case ioFailure(path: String, operation: String, errno: Int32)
  /// ICU lacks something it should have; a broken installation.
  case icu(what: String)
}

extension AnalysisError {
  /// What a refusal of the system means: the file is not there, or it could not be had.
  static func refusal(_ path: String, _ operation: String, _ code: Int32) -> AnalysisError {
    code == ENOENT || code == ENOTDIR
      ? .unreadable(path: path, reason: String(cString: strerror(code)))
      : .ioFailure(path: path, operation: operation, errno: code)
  }
}

extension AnalysisError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badLine(let file, let line, let expected, let found):
      "\(file):\(line): expected \(expected), found \(found); correct the line"
    case .unreadable(let path, let reason):
      "\(path): \(reason); name the folder of language packs with --locales or DAIEK_LOCALES"
    case .ioFailure(let path, let operation, let code):
      "\(path): expected \(operation) to succeed; found error \(code) (\(String(cString: strerror(code)))); mend the cause, then try again"
    case .icu(let what):
      "ICU cannot give \(what); reinstall libicu72"
    }
  }
}
