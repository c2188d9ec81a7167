import QuoteIndex

/// A batch's line as a command with its options, taken apart by the same rules as the command line.
struct BatchCall {
  let command: CommandName
  let arguments: Arguments

  private static let commands: [CommandName] = [.search, .quotes, .verify]
  /// The fields that are no options, by the commands that have one.
  private static let text: [CommandName: String] = [.search: "query", .verify: "text"]

  /// What belongs to a person at a terminal, or reads files of its own.
  private static let refused: Set<Option> = [.document, .facets, .explain, .transliterate, .noPager]

  /// - Throws: a usage failure that names the field.
  init(_ request: BatchRequest) throws(CommandFailure) {
    let names = Self.commands.map(\.rawValue).joined(separator: ", ")
    guard let name = request.fields["command"] else { throw .usage(.missingBatchCommand(commands: names)) }
    guard let command = Self.commands.first(where: { $0.rawValue == name }) else {
      throw .usage(.unknownBatchCommand(found: name, commands: names))
    }
    self.command = command
    var words = [command.rawValue]
    var rest: [String] = []
    for (field, value) in request.fields.sorted(by: { $0.key < $1.key }) where field != "command" {
      if field == Self.text[command] {
        rest = [value]
        continue
      }
      guard let option = Option(rawValue: field), command.options.contains(option), !Self.refused.contains(option)
      else {
        let fields = command.options.subtracting(Self.refused).map(\.rawValue).sorted()
        throw .usage(
          .unknownField(
            field: field, command: name,
            fields: ([Self.text[command]].compactMap { $0 } + fields).joined(separator: ", ")))
      }
      if option.value != nil {
        words.append("--\(field)=\(value)")
      } else if value == "true" {
        words.append("--\(field)")
      }
    }
    arguments = try Arguments(words + ["--"] + rest)
  }
}
