/// What `--help` says, a screen a command.
enum Help {
  static func text(_ command: CommandName?) -> String {
    guard let command else { return overview }
    var lines = ["daiek \(command.rawValue) \(command.arguments)", "", "  \(command.summary)"]
    if !command.options.isEmpty { lines += ["", "Options:"] + options(command.options) }
    lines += ["", "Options of all commands:"] + options(Option.everywhere)
    if !command.examples.isEmpty { lines += ["", "Examples:"] + command.examples.map { "  " + $0 } }
    if command == .search || command == .quotes { lines += ["", queryLanguage] }
    return lines.joined(separator: "\n")
  }

  private static func options(_ set: Set<Option>) -> [String] {
    Option.allCases.filter(set.contains).map { option in
      let name = "--\(option.rawValue)" + (option.value.map { " " + $0 } ?? "")
      return "  " + name + String(repeating: " ", count: max(1, 30 - name.count)) + option.summary
    }
  }

  private static var overview: String {
    let commands = CommandName.allCases.map { command in
      let name = "\(command.rawValue) \(command.arguments)"
      return "  " + name + String(repeating: " ", count: max(1, 34 - name.count)) + command.summary
    }
    return
      ([
        "daiek COMMAND [OPTIONS] [ARGUMENTS]", "",
        "Who said what, who reported it, citing whom: a quotation index for English, Russian and Kazakh.", "",
        "Commands:",
      ]
      + commands + ["", "Options of all commands:"] + options(Option.everywhere)
      + [
        "",
        "Exit codes: 0 found or done, 1 nothing found, 2 wrong usage, 3 bad input, 4 damaged or locked index, 5 I/O failure.",
        "«daiek COMMAND --help» says more of one.",
      ]).joined(separator: "\n")
  }

  private static let queryLanguage = """
    Queries: words (all must match, in any form; names in any script), "a phrase", AND OR NOT and brackets,
      prefix*, fuzzy~1, =exactly-this-form, speaker: source: lang: date:2022-01..2022-03 title:
    """
}
