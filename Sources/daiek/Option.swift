/// The options, by their long names.
enum Option: String, CaseIterable {
  case index, locales, entities, language, color, json, quiet, help, version
  case lang, source, from, to, kind, limit, offset, sort, count, by, about, facets, explain, transliterate
  case noPager = "no-pager"
  case threads, memory, format, prune, report, document

  /// Taken by every command.
  static let everywhere: Set<Option> = [.index, .locales, .entities, .language, .color, .json, .quiet, .help, .version]

  /// What stands after it: words in capitals are said in the user's language, others are its choices. Nil for one that
  /// stands alone.
  var value: String? {
    switch self {
    case .json, .quiet, .help, .version, .count, .facets, .explain, .transliterate, .noPager, .prune: nil
    case .index, .locales, .entities: "DIR"
    case .language: "en|ru|kk"
    case .color: "auto|always|never"
    case .lang: "CODE"
    case .source, .by: "NAME"
    case .about: "QUERY"
    case .from: "DATE"
    case .to: "DATE|SCHEME"
    case .kind: "direct|indirect|mixed"
    case .limit, .offset, .threads: "N"
    case .memory: "SIZE"
    case .format: "FORMAT"
    case .report, .document: "FILE"
    case .sort: "relevance|date"
    }
  }
}
