import QuoteIndex

/// How the command ends.
enum ExitCode: Int32 {
  case done = 0
  case nothingFound = 1
  case wrongUsage = 2
  case badInput = 3
  case damagedOrLocked = 4
  case inputOutput = 5

  init(_ error: IndexError) {
    switch error {
    case .badQuery: self = .wrongUsage
    case .noIndex: self = .badInput
    case .unknownIdentifier: self = .nothingFound
    case .ambiguousIdentifier: self = .wrongUsage
    case .badData: self = .badInput
    case .damagedOrLocked: self = .damagedOrLocked
    case .system: self = .inputOutput
    }
  }
}
