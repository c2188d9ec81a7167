import QuoteIndex

/// `daiek remove`.
extension Invocation {
  func remove() throws(CommandFailure) -> ExitCode {
    guard !arguments.rest.isEmpty else { throw .usage(.missingIdentifiers) }
    let (home, identifiers) = (surroundings.home, arguments.rest)
    let removed = try calling { () throws(IndexError) in
      try Indexer(home: home, threads: 1).remove(identifiers: identifiers)
    }
    output.note(.removed(articles: removed))
    return .done
  }
}
