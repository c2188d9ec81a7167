import QuoteIndex

/// Why a command cannot go on: what to say, and how to end.
struct CommandFailure: Error {
  let message: String
  let code: ExitCode

  static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, code: .wrongUsage) }

  init(message: String, code: ExitCode) {
    self.message = message
    self.code = code
  }

  init(_ error: IndexError) {
    message = error.description
    code = ExitCode(error)
  }
}

/// Runs a call of the library.
func calling<Result>(_ body: () throws(IndexError) -> Result) throws(CommandFailure) -> Result {
  do throws(IndexError) { return try body() } catch { throw CommandFailure(error) }
}
