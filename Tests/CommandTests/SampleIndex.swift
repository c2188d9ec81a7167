import Fixtures
import Testing

/// The index of the sample articles, built once by the command itself for all tests that only read it.
enum SampleIndex {
  static let program: Program? = {
    guard let program = try? Program(), let run = try? program.run("rebuild", Checkout.sources, "--json") else {
      return nil
    }
    program.folder.removeAtExit()
    return run.status == 0 ? program : nil
  }()

  static func built() throws -> Program { try #require(program, "daiek rebuild index/sources ends with code 0") }
}
