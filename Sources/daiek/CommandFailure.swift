import QuoteIndex

/// Why a command cannot go on: what to say, and how to end.
struct CommandFailure: Error {
  enum Reason {
    case message(Message)
    case error(IndexError)
  }

  let reason: Reason
  let code: ExitCode

  static func usage(_ message: Message) -> CommandFailure { CommandFailure(message, code: .wrongUsage) }

  init(_ message: Message, code: ExitCode) {
    reason = .message(message)
    self.code = code
  }

  init(_ error: IndexError) {
    reason = .error(error)
    code = ExitCode(error)
  }
}

extension Wording {
  func text(_ failure: CommandFailure) -> String {
    switch failure.reason {
    case .message(let message): text(message)
    case .error(let error): text(error)
    }
  }
}

/// Runs a call of the library.
func calling<Result>(_ body: () throws(IndexError) -> Result) throws(CommandFailure) -> Result {
  do throws(IndexError) { return try body() } catch { throw CommandFailure(error) }
}
