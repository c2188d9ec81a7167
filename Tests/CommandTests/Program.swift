import Fixtures
import Foundation

/// The program that the tests were built with, run as a user runs it.
struct Program: Sendable {
  /// Beside the test bundle.
  static let path: String = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("daiek").path
    // A helper of the toolchain may run the bundle; then the build folder is found from the checkout.
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : Checkout.path + "/.build/debug/daiek"
  }()

  struct Run {
    let status: Int32
    let output: [UInt8]
    let errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// The output as JSON lines, each of which must be an object.
    func objects() throws -> [[String: Any]] {
      try lines.map { line in
        guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
          throw CocoaError(.coderReadCorrupt)
        }
        return object
      }
    }
  }

  /// Where it runs.
  let folder: TemporaryFolder
  var environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
  /// Options that every run has: the packs and authority files of the checkout.
  var common = ["--locales", Checkout.locales, "--entities", Checkout.entities]

  init() throws {
    folder = try TemporaryFolder()
    // Without an index here, the home's is taken: it must be nobody else's.
    environment["HOME"] = folder.path
  }

  /// Runs `daiek` with these words and the common options.
  func run(_ words: String...) throws -> Run { try run(Self.path, common + words) }

  /// Runs a line of the shell, in which `daiek` is the program.
  func shell(_ line: String) throws -> Run {
    let options = common.map { "'\($0)'" }.joined(separator: " ")
    return try run("/bin/bash", ["-c", "daiek() { '\(Self.path)' \(options) \"$@\"; }; \(line)"])
  }

  private func run(_ program: String, _ words: [String]) throws -> Run {
    let name = UUID().uuidString
    // Files, not pipes: the program may write more than a pipe holds before it ends.
    let outputPath = try folder.write("", to: ".runs/\(name).out")
    let errorPath = try folder.write("", to: ".runs/\(name).err")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .uncaughtSignal
        ? 128 + process.terminationStatus : process.terminationStatus,
      output: try folder.bytes(".runs/\(name).out"),
      errors: String(decoding: try folder.bytes(".runs/\(name).err"), as: UTF8.self))
  }
}
