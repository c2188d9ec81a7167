import QuoteIndex

/// `daiek remove`.
struct RemoveCommand {
  private let arguments: Arguments
  private let output: Output
  private let surroundings: Surroundings

  init(_ arguments: Arguments, _ output: Output, _ surroundings: Surroundings) {
    self.arguments = arguments
    self.output = output
    self.surroundings = surroundings
  }

  func run() throws(CommandFailure) -> ExitCode {
    guard !arguments.rest.isEmpty else { throw .usage("expected identifiers of articles; «daiek search» shows them") }
    let (home, identifiers) = (surroundings.home, arguments.rest)
    let removed = try calling { () throws(IndexError) in
      try Indexer(home: home, threads: 1).remove(identifiers: identifiers)
    }
    output.note("\(removed) articles removed")
    return .done
  }
}
