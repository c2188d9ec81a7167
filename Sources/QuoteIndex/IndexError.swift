/// What a caller of the library may meet. Each says where, what is wrong, and the way out.
public enum IndexError: Error, Sendable, Equatable {
  /// A mistake in a query: the column (from 1, in characters) and what was expected there.
  case badQuery(column: Int, message: String)
  /// There is no index in this home yet.
  case noIndex(path: String)
  /// Nothing in the index has this identifier.
  case unknownIdentifier(String)
  /// An identifier's beginning that several articles share.
  case ambiguousIdentifier(String, count: Int)
  /// A language pack or authority file is missing or wrong; the message names file and line.
  case badData(message: String)
  /// The index is damaged, of another format, or locked; the message names the file.
  case damagedOrLocked(message: String)
  /// The system refused to read or write.
  case system(message: String)
}

extension IndexError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badQuery(let column, let message): "query, column \(column): \(message)"
    case .noIndex(let path): "\(path): expected an index, found none; build one with «daiek rebuild»"
    case .unknownIdentifier(let text): "\(text): no article has this identifier; «daiek search» shows identifiers"
    case .ambiguousIdentifier(let text, let count):
      "\(text): \(count) articles have identifiers that begin so; give more of its letters"
    case .badData(let message), .damagedOrLocked(let message), .system(let message): message
    }
  }
}
