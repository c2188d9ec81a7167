import QuoteIndex

/// The command as a function: words in, exit code out.
enum Daiek {
  static let version = "0.1.0"

  static func run(arguments words: [String]) -> Int32 {
    guard let wording = Wording(places: Surroundings.messagePlaces(words), language: Surroundings.language(words))
    else {
      return runWithoutMessages(words)
    }
    do throws(CommandFailure) {
      return try run(words, wording).rawValue
    } catch {
      Output.error(wording.text(error))
      return error.code.rawValue
    }
  }

  /// Without language packs there are no words to say anything in but these.
  private static func runWithoutMessages(_ words: [String]) -> Int32 {
    if words == ["--version"] {
      print("daiek \(version)")
      return ExitCode.done.rawValue
    }
    let places = Surroundings.messagePlaces(words).map(Safe.text).joined(separator: ", ")
    Output.error(
      "expected the language packs, with en/messages.tsv, in --locales, $DAIEK_LOCALES, beside the index or in "
        + "../share/daiek/locales beside the program; found none in \(places); name their folder with --locales")
    return ExitCode.badInput.rawValue
  }

  private static func run(_ words: [String], _ wording: Wording) throws(CommandFailure) -> ExitCode {
    let arguments = try Arguments(words)
    let output = try Output(arguments, wording)
    defer { output.finish() }
    if arguments.has(.version) {
      output.line("daiek \(version)")
      return .done
    }
    if arguments.has(.help) {
      output.line(Help(wording: wording).text(arguments.command))
      return .done
    }
    guard let command = arguments.command else { throw .usage(.noCommand) }
    if command == .tidy { return try Interruption.tidy(arguments, output) }
    if command == .manual {
      output.line(Manual(wording: wording).page)
      return .done
    }
    let call = Invocation(
      arguments: arguments, output: output, wording: wording, surroundings: try Surroundings(arguments, wording))
    return try run(command, call)
  }

  private static func run(_ command: CommandName, _ call: Invocation) throws(CommandFailure) -> ExitCode {
    switch command {
    case .initialize: return try call.initialize()
    case .complete: return call.complete()
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
    case .verify: return try call.verify()
    case .export: return try call.export()
    case .batch: return try call.batch()
    case .manual, .tidy: preconditionFailure("taken before")
    }
  }
}
