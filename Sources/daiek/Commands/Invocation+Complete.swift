import QuoteIndex

/// `daiek complete WORDS`: what the last word of a command line may become, a line each; for shells.
///
/// It never fails: with no index there is only less to propose.
extension Invocation {
  func complete() -> ExitCode {
    let words = arguments.rest.first == "--" ? Array(arguments.rest.dropFirst()) : arguments.rest
    let typed = words.last ?? ""
    let before = Array(words.dropLast())
    for proposal in proposals(after: before, typed) where proposal.hasPrefix(typed) || typed.isEmpty {
      output.line(Safe.text(proposal))
    }
    return .done
  }

  private func proposals(after words: [String], _ typed: String) -> [String] {
    if let option = words.last.flatMap(Self.option), option.value != nil { return values(of: option, words, typed) }
    let command = words.lazy.compactMap { CommandName(rawValue: $0) }.first { !$0.isHidden }
    if typed.hasPrefix("-") {
      return Option.allCases.filter { Option.everywhere.contains($0) || command?.options.contains($0) == true }
        .map { "--\($0.rawValue)" }
    }
    guard let command else { return CommandName.visible.map(\.rawValue) }
    switch command {
    case .entities, .name: return speakers(words, typed)
    default: return []
    }
  }

  private static func option(_ word: String) -> Option? {
    switch word {
    case "-n": .limit
    default: word.hasPrefix("--") ? Option(rawValue: String(word.dropFirst(2))) : nil
    }
  }

  private func values(of option: Option, _ words: [String], _ typed: String) -> [String] {
    switch option {
    case .by: return speakers(words, typed)
    case .source:
      return list(words) { (searcher) throws(IndexError) in try searcher.sources().map(\.name) }
    case .lang:
      return list(words) { (searcher) throws(IndexError) in try searcher.statistics().languages.map(\.language) }
    case .to where words.contains(CommandName.translit.rawValue):
      let locales = surroundings.home.locales
      return (try? TextInspector(locales: locales).transliterationSchemes.map(\.name)) ?? []
    default:
      let choices = (option.value ?? "").split(separator: "|").map(String.init)
      return choices.allSatisfy { $0 == $0.lowercased() } ? choices : []
    }
  }

  /// All speakers; the shell, like `complete`, takes those that begin as was typed.
  private func speakers(_ words: [String], _ typed: String) -> [String] {
    let language = surroundings.language
    return list(words) { (searcher) throws(IndexError) in try searcher.speakers(language: language).map(\.name) }
  }

  private func list(_ words: [String], _ names: (Searcher) throws(IndexError) -> [String]) -> [String] {
    var path = surroundings.home.path
    if let place = words.firstIndex(of: "--\(Option.index.rawValue)"), place + 1 < words.count {
      path = words[place + 1]
    }
    let home = IndexHome(path: path, locales: surroundings.home.locales, entities: surroundings.home.entities)
    guard let searcher = try? Searcher(home: home) else { return [] }
    return (try? names(searcher)) ?? []
  }
}
