/// The options, by their long names.
enum Option: String, CaseIterable {
  case index, locales, entities, language, color, json, quiet, help, version
  case lang, source, from, to, kind, limit, offset, sort, count, by, about, threads, memory, format, report

  /// Taken by every command.
  static let everywhere: Set<Option> = [.index, .locales, .entities, .language, .color, .json, .quiet, .help, .version]

  /// What stands after it; nil for one that stands alone.
  var value: String? {
    switch self {
    case .json, .quiet, .help, .version, .count: nil
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
    case .report: "FILE"
    case .sort: "relevance|date"
    }
  }

  var summary: String {
    switch self {
    case .index: "the index's home (else $DAIEK_INDEX, ./index, $XDG_DATA_HOME/daiek)"
    case .locales: "the language packs (else $DAIEK_LOCALES, or those beside the index or the program)"
    case .entities: "the authority files (else $DAIEK_ENTITIES, the home's own, or those beside the packs)"
    case .language: "in which language to name people and bodies (default: the language of your locale)"
    case .color: "light the matched words in colour; NO_COLOR is heeded (default: auto)"
    case .json: "JSON lines, one object a result"
    case .quiet: "no progress and no summary"
    case .help: "this text"
    case .version: "the version"
    case .lang: "only this language: en, ru, kk, kk-Latn, kk-Arab"
    case .source: "only this outlet"
    case .from: "not before this day: 2022-03-02, 2022-03, 2022"
    case .to: "not after this day; for translit: the name of a scheme"
    case .kind: "only this kind of quotation"
    case .limit: "at most so many of each sort (default: 20)"
    case .offset: "leave out the first N"
    case .sort: "best first, or newest first (default: relevance; for quotes: date)"
    case .count: "only how many there are"
    case .by: "the speaker, in any script or form"
    case .about: "a query that the quotation must match"
    case .format: "what the files named, or -, are: text, markdown, html, jsonl, json, epub, docx, archive, compressed"
    case .report: "write the fate of every file there, and why, as JSON lines"
    case .memory: "about how much memory a build may take: 512M, 2G (default: 512M)"
    case .threads: "how many threads read and analyse (default: one for each core)"
    }
  }
}
