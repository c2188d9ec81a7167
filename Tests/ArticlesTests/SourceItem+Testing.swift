@testable import Articles

extension SourceItem {
  /// All that is met below some paths.
  static func items(_ paths: [String], format: SourceFormat? = nil, limits: InputLimits = .standard) -> [SourceItem] {
    let reader = SourceReader(SourceWalk(paths: paths, format: format), limits: limits)
    var items: [SourceItem] = []
    while let item = reader.next() { items.append(item) }
    return items
  }

  /// What is passed over below some paths.
  static func skipped(_ paths: [String]) -> [(String, ArticleError)] {
    items(paths).compactMap { if case .skipped(let path, let error) = $0 { (path, error) } else { nil } }
  }

  /// What the only document of a file gives.
  static func onlyOutcome(_ path: String, limits: InputLimits = .standard) -> SourceDocument.Outcome? {
    let items = items([path], limits: limits)
    guard items.count == 1 else { return nil }
    return switch items[0] {
    case .document(let document): document.read()
    case .refused(_, let error): .refused(error)
    case .skipped: nil
    }
  }
}
