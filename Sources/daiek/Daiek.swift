import QuoteIndex

/// The command as a function: words in, exit code out.
enum Daiek {
  static let version = "0.1.0"

  static func run(arguments words: [String]) -> Int32 {
    do throws(CommandFailure) {
      let arguments = try Arguments(words)
      if arguments.has(.version) {
        try Output(arguments).line("daiek \(version)")
        return ExitCode.done.rawValue
      }
      if arguments.has(.help) {
        try Output(arguments).line(Help.text(arguments.command))
        return ExitCode.done.rawValue
      }
      guard let command = arguments.command else {
        throw .usage("expected a command; «daiek --help» lists them")
      }
      guard command.isBuilt else {
        throw .usage(
          "«daiek \(command.rawValue)» is planned but not part of this version (\(version)); CHANGELOG.md says what is")
      }
      return try run(command, arguments).rawValue
    } catch {
      Output.error(error.message)
      return error.code.rawValue
    }
  }

  private static func run(_ command: CommandName, _ arguments: Arguments) throws(CommandFailure) -> ExitCode {
    let call = Invocation(
      arguments: arguments, output: try Output(arguments), surroundings: try Surroundings(arguments))
    switch command {
    case .rebuild, .add: return try call.build(isRebuild: command == .rebuild)
    case .remove: return try call.remove()
    case .search: return try call.search()
    case .quotes: return try call.quotes()
    case .speakers: return try call.speakers()
    case .sources: return try call.sources()
    case .stats: return try call.statistics()
    case .entities: return try call.entities()
    case .name: return try call.name()
    case .show: return try call.show()
    case .extract: return try call.extract()
    case .tokens: return try call.tokens()
    case .translit: return try call.transliterate()
    case .check: return try call.check()
    case .verify, .export, .batch: preconditionFailure("refused before")
    }
  }
}
