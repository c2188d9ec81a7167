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
    let output = try Output(arguments)
    let surroundings = try Surroundings(arguments)
    switch command {
    case .rebuild, .add: return try BuildCommand(arguments, output, surroundings).run(isRebuild: command == .rebuild)
    case .remove: return try RemoveCommand(arguments, output, surroundings).run()
    case .search: return try SearchCommand(arguments, output, surroundings).search()
    case .quotes: return try SearchCommand(arguments, output, surroundings).quotes()
    case .speakers: return try CountCommand(arguments, output, surroundings).speakers()
    case .sources: return try CountCommand(arguments, output, surroundings).sources()
    case .stats: return try CountCommand(arguments, output, surroundings).statistics()
    case .entities: return try EntitiesCommand(arguments, output, surroundings).run()
    case .name: return try NameCommand(arguments, output, surroundings).run()
    case .show: return try ShowCommand(arguments, output, surroundings).run()
    case .extract: return try ExtractCommand(arguments, output, surroundings).run()
    case .tokens: return try TokensCommand(arguments, output, surroundings).tokens()
    case .translit: return try TokensCommand(arguments, output, surroundings).transliterate()
    case .check: return try CheckCommand(arguments, output, surroundings).run()
    case .verify, .export, .batch: preconditionFailure("refused before")
    }
  }
}
