/// What a caller of the library may meet. Each says where, what is wrong, and the way out.
public enum IndexError: Error, Sendable, Equatable {
  /// A mistake in a query, and its column (from 1, in characters).
  case badQuery(column: Int, mistake: QueryMistake)
  /// There is no index in this home yet.
  case noIndex(path: String)
  /// Nothing in the index has this identifier.
  case unknownIdentifier(String)
  /// An identifier's beginning that several articles share.
  case ambiguousIdentifier(String, count: Int)
  /// A language pack or authority file is missing or wrong; the problem names file and line.
  case badData(Problem)
  /// The index is damaged, of another format, or locked; the problem names the file.
  case damagedOrLocked(Problem)
  /// The system refused to read or write.
  case system(Problem)
}

extension IndexError {
  /// The error as data, for a caller that says it in another language. A mistake in a query is told without its column.
  public var problem: Problem {
    switch self {
    case .badQuery(_, let mistake): mistake.problem
    case .noIndex(let path): Problem("index.none", ["path": .text(path)], description: description)
    case .unknownIdentifier(let text):
      Problem("index.unknownIdentifier", ["identifier": .text(text)], description: description)
    case .ambiguousIdentifier(let text, let count):
      Problem(
        "index.ambiguousIdentifier", ["identifier": .text(text), "count": .number(count)], description: description)
    case .badData(let problem), .damagedOrLocked(let problem), .system(let problem): problem
    }
  }
}

extension IndexError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badQuery(let column, let mistake): "query, column \(column): \(mistake)"
    case .noIndex(let path): "\(path): expected an index, found none; build one with «daiek rebuild»"
    case .unknownIdentifier(let text): "\(text): no article has this identifier; «daiek search» shows identifiers"
    case .ambiguousIdentifier(let text, let count):
      "\(text): \(count) articles have identifiers that begin so; give more of its letters"
    case .badData(let problem), .damagedOrLocked(let problem), .system(let problem): problem.description
    }
  }
}
