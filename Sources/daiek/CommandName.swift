/// The commands.
enum CommandName: String, CaseIterable {
  case initialize = "init"
  case rebuild, add, remove, search, quotes, speakers, sources, show, extract, check, stats, tokens, translit
  case entities, name, verify, export, batch
  // For shells, packagers and the program itself; no help lists them.
  case complete, manual, tidy

  /// Those that people type.
  static var visible: [CommandName] { allCases.filter { !$0.isHidden } }

  var isHidden: Bool {
    switch self {
    case .complete, .manual, .tidy: true
    default: false
    }
  }

  /// Its results are for reading, a screen at a time.
  var isPaged: Bool {
    switch self {
    case .search, .quotes, .speakers, .sources, .entities, .show, .verify: true
    default: false
    }
  }

  var arguments: String {
    switch self {
    case .initialize: "DIR"
    case .rebuild, .extract: "[PATH…]"
    case .add: "PATH…"
    case .remove: "ID…"
    case .search: "QUERY"
    case .quotes: "[--by NAME] [--about QUERY]"
    case .show: "ARTICLE"
    case .entities: "[NAME]"
    case .name: "NAME"
    case .tokens: "TEXT"
    case .translit: "--to SCHEME TEXT"
    case .verify: "TEXT [--by NAME]"
    case .export: "--format FORMAT [--by NAME] [--about QUERY]"
    case .speakers, .sources, .check, .stats, .batch, .complete, .manual, .tidy: ""
    }
  }

  /// The options that it takes beside those of all commands.
  var options: Set<Option> {
    let filters: Set<Option> = [.lang, .source, .from, .to, .kind]
    let pages: Set<Option> = [.limit, .offset, .sort, .count]
    switch self {
    case .search: return filters.union(pages).union([.explain, .facets, .transliterate, .noPager])
    case .quotes: return filters.union(pages).union([.by, .about, .explain, .facets, .transliterate, .noPager])
    case .speakers, .sources: return filters.union([.limit, .noPager])
    case .entities: return [.limit, .noPager]
    case .name: return [.limit]
    case .show: return [.transliterate, .noPager]
    case .rebuild: return [.threads, .memory, .format, .report]
    case .add: return [.threads, .memory, .format, .prune, .report]
    case .extract: return [.threads, .format, .report]
    case .translit: return [.to]
    case .verify: return [.by, .document, .limit, .noPager]
    case .export: return filters.union([.format, .by, .about, .limit, .offset])
    default: return []
    }
  }
}
