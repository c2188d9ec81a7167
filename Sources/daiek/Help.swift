/// What `--help` says, a screen a command.
struct Help {
  let wording: Wording

  func text(_ command: CommandName?) -> String {
    guard let command else { return overview }
    var lines = [usage(command), "", "  " + wording.text(key: "command.\(command.rawValue)")]
    if !command.options.isEmpty { lines += ["", wording.text(.helpOptions)] + options(command.options) }
    lines += ["", wording.text(.helpCommonOptions)] + options(Option.everywhere)
    lines += ["", wording.text(.helpExamples)] + examples(command).map { "  " + $0 }
    let notes = "notes.\(command.rawValue)"
    if wording.has(key: notes) { lines += ["", wording.text(key: notes)] }
    if command.options.contains(.about) || command == .search { lines += ["", wording.text(.helpQueries)] }
    return lines.joined(separator: "\n")
  }

  /// Command lines that show its use, in the words of the language.
  func examples(_ command: CommandName) -> [String] {
    wording.text(key: "examples.\(command.rawValue)").split(separator: "\n").map(String.init)
  }

  func usage(_ command: CommandName) -> String {
    "daiek "
      + ([command.rawValue] + (command.arguments.isEmpty ? [] : [wording.placeholders(command.arguments)])).joined(
        separator: " ")
  }

  private func options(_ set: Set<Option>) -> [String] {
    Self.columns(
      Option.allCases.filter(set.contains).map { option in
        (
          "--\(option.rawValue)" + (option.value.map { " " + wording.placeholders($0) } ?? ""),
          wording.text(key: "option.\(option.rawValue)")
        )
      }, width: 30)
  }

  private var overview: String {
    let commands = Self.columns(
      CommandName.visible.map { command in
        (usage(command).dropFirst("daiek ".count).description, wording.text(key: "command.\(command.rawValue)"))
      }, width: 34)
    var lines = [wording.text(.helpUsage), "", wording.text(.helpPurpose), "", wording.text(.helpCommands)]
    lines += commands
    lines += ["", wording.text(.helpCommonOptions)] + options(Option.everywhere)
    lines += ["", wording.text(.helpExitCodes), wording.text(.helpMore)]
    return lines.joined(separator: "\n")
  }

  private static func columns(_ rows: [(name: String, says: String)], width: Int) -> [String] {
    var lines: [String] = []
    for row in rows {
      let gap = width - row.name.count
      if gap > 1 {
        lines.append("  " + row.name + String(repeating: " ", count: gap) + row.says)
      } else {
        // A name that leaves no gap stands on a line of its own.
        lines.append("  " + row.name)
        lines.append(String(repeating: " ", count: width + 2) + row.says)
      }
    }
    return lines
  }
}

extension Wording {
  /// A pattern of arguments with the words that stand for a value (`NAME`, `[PATH…]`) in the user's language.
  func placeholders(_ pattern: String) -> String {
    var result = ""
    var word = ""
    for character in pattern + " " {
      if character.isASCII, character.isUppercase {
        word.append(character)
        continue
      }
      if !word.isEmpty { result += text(key: "value.\(word)") }
      word = ""
      result.append(character)
    }
    return String(result.dropLast())
  }
}
