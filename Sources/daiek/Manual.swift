/// The manual page, made of the same words as `--help`.
struct Manual {
  let wording: Wording

  /// The page in roff, for `man` (man(7) macros).
  var page: String {
    let help = Help(wording: wording)
    var lines = [
      ".TH DAIEK 1 \"\" \"daiek \(Daiek.version)\"", ".SH \(heading(.manualName))",
      "daiek \\- \(Self.escaped(wording.text(.helpPurpose)))", ".SH \(heading(.manualSynopsis))",
      ".B "
        + Self.escaped(wording.text(.helpUsage)), ".SH \(heading(.helpCommands))",
    ]
    for command in CommandName.visible {
      lines += [
        ".SS " + Self.escaped(help.usage(command)), Self.escaped(wording.text(key: "command.\(command.rawValue)")),
      ]
      lines += options(command.options)
      lines += [".RS", ".nf"] + help.examples(command).map(Self.escaped) + [".fi", ".RE"]
    }
    lines += [".SH \(heading(.helpCommonOptions))"] + options(Option.everywhere)
    lines += [".SH \(heading(.manualQueries))", ".nf"]
    lines += wording.text(.helpQueries).split(separator: "\n").map { Self.escaped(String($0)) } + [".fi"]
    lines += [".SH \(heading(.manualExit))", Self.escaped(wording.text(.helpExitCodes))]
    return lines.joined(separator: "\n")
  }

  private func heading(_ message: Message) -> String {
    var text = wording.text(message).uppercased()
    if text.hasSuffix(":") { text.removeLast() }
    return "\"\(Self.escaped(text))\""
  }

  private func options(_ set: Set<Option>) -> [String] {
    Option.allCases.filter(set.contains).flatMap { option in
      [
        ".TP",
        ".B " + Self.escaped("--\(option.rawValue)" + (option.value.map { " " + wording.placeholders($0) } ?? "")),
        Self.escaped(wording.text(key: "option.\(option.rawValue)")),
      ]
    }
  }

  /// What roff would take for a command of its own, made text.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "\"": escaped += "\\(dq"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}
