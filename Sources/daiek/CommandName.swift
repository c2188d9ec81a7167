/// The commands of DESIGN.md's table.
enum CommandName: String, CaseIterable {
  case rebuild, add, remove, search, quotes, speakers, sources, show, extract, check, stats, tokens, translit
  case entities, name, verify, export, batch

  /// Whether this version has it.
  var isBuilt: Bool {
    switch self {
    case .verify, .export, .batch: false
    default: true
    }
  }

  var arguments: String {
    switch self {
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
    case .export: "--format FORMAT"
    case .speakers, .sources, .check, .stats, .batch: ""
    }
  }

  var summary: String {
    switch self {
    case .rebuild: "build the index anew from its sources, or from PATHs"
    case .add: "bring articles in; what is held and unchanged is skipped"
    case .remove: "take articles out"
    case .search: "quotations and articles that match, best first, in any language"
    case .quotes: "list quotations, by a speaker in any script or form, about a query"
    case .speakers: "who speaks, with counts"
    case .sources: "who reports, with counts"
    case .show: "an article with its quotations marked"
    case .extract: "articles in, quotations out as JSON lines; needs no index"
    case .check: "verify every checksum and invariant of the index"
    case .stats: "sizes and counts"
    case .tokens: "what Analysis makes of a text: sentences, words, terms, stems, languages"
    case .translit: "a text in another script"
    case .entities: "who and what is named, with counts; one with all its forms"
    case .name: "what Daiek makes of a name: readings, keys, whom it may be and why"
    case .verify: "is this quotation in the archive (not in this version)"
    case .export: "quotations for other tools (not in this version)"
    case .batch: "many queries in one process (not in this version)"
    }
  }

  var examples: [String] {
    switch self {
    case .rebuild: ["daiek rebuild", "daiek --index ~/archive rebuild ~/articles ~/more.jsonl"]
    case .add: ["daiek add today/", "daiek add article.html wire.jsonl.gz", "curl -s URL | daiek add - --format html"]
    case .remove: ["daiek remove 3f2a91c0"]
    case .search:
      [
        "daiek search Tokayev", "daiek search 'Тоқаевтың қарыз'", "daiek search '\"special operation\" NOT lang:ru'",
        "daiek search 'tenge date:2022-01..2022-03' --sort date",
      ]
    case .quotes: ["daiek quotes --by Тоқаев", "daiek quotes --by 'Margaret Hodge' --about sanctions"]
    case .speakers: ["daiek speakers --lang kk"]
    case .sources: ["daiek sources"]
    case .entities: ["daiek entities --limit 20", "daiek entities توقايەۆ"]
    case .name: ["daiek name Тоқаевтың", "daiek name 托卡耶夫 --json"]
    case .show: ["daiek show 3f2a91c0"]
    case .extract: ["daiek extract article.txt | jq .speaker.text"]
    case .check: ["daiek check"]
    case .stats: ["daiek stats --json"]
    case .tokens: ["daiek tokens 'Тоқаевтың сөзі'"]
    case .translit: ["daiek translit --to kk-Latn 'Қазақстан'", "daiek translit --to ru-passport 'Юрий Щукин'"]
    default: []
    }
  }

  /// The options that it takes beside those of all commands.
  var options: Set<Option> {
    let filters: Set<Option> = [.lang, .source, .from, .to, .kind]
    let pages: Set<Option> = [.limit, .offset, .sort, .count]
    switch self {
    case .search: return filters.union(pages)
    case .quotes: return filters.union(pages).union([.by, .about])
    case .speakers, .sources: return filters.union([.limit])
    case .entities, .name: return [.limit]
    case .rebuild, .add: return [.threads, .memory, .format, .report]
    case .extract: return [.threads, .format, .report]
    case .translit: return [.to]
    default: return []
    }
  }
}
