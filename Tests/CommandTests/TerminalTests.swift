import Fixtures
import Foundation
import Presentation
import Testing

/// What a terminal gets: `script` of util-linux, which Debian cannot be without, plays one.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalTests {
  /// The lines that a terminal of this size shows.
  private func shown(_ line: String, rows: Int, columns: Int, _ environment: String = "") throws -> [String] {
    let program = try SampleIndex.built()
    let words = program.common.map { "'\($0)'" }.joined(separator: " ")
    let script = "terminal-\(UUID().uuidString).sh"
    try program.folder.write(
      "stty rows \(rows) cols \(columns); \(environment) '\(Program.path)' \(words) \(line)\n", to: script)
    let run = try program.shell("TERM=xterm /usr/bin/script -qec 'bash \(script)' /dev/null < /dev/null")
    // A terminal ends a line with two characters, which Swift takes for one.
    return String(decoding: run.output.filter { $0 != 0x0D }, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  private func uncoloured(_ line: String) -> String { line.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  @Test func `lines fit the terminal, words are lit, and long results go through the pager`() throws {
    for columns in [40, 80, 140] {
      let lines = try shown("search Тоқаев --limit 5", rows: 1_000, columns: columns, "PAGER='sed s/^/P:/'")
      #expect(lines.count > 10)
      #expect(lines.allSatisfy { DisplayWidth.of(uncoloured($0)) <= columns }, "\(columns)")
      #expect(lines.contains { $0.contains("\u{1B}[1;31m") })
      #expect(!lines.contains { $0.hasPrefix("P:") })
    }
    let paged = try shown("search Тоқаев --limit 5", rows: 10, columns: 80, "PAGER='sed s/^/P:/'")
    #expect(paged.filter { $0.hasPrefix("P:") }.count > 10)
    #expect(paged.last { !$0.isEmpty }?.contains("match") == true)
    for refusal in ["PAGER=cat", "PAGER='sed s/^/P:/' NO_COLOR=1", "PAGER=/nowhere/less"] {
      let option = refusal.hasPrefix("PAGER='sed") ? "--no-pager" : ""
      let lines = try shown("search Тоқаев --limit 5 \(option)", rows: 10, columns: 80, refusal)
      #expect(!lines.contains { $0.hasPrefix("P:") })
      #expect(lines.contains { $0.contains("\u{1B}") } == !refusal.contains("NO_COLOR"))
    }
  }

  @Test func `the results of a pager that is left early end quietly`() throws {
    let lines = try shown("search Тоқаев --limit 20; echo =$?", rows: 5, columns: 80, "PAGER='head -n 2'")
    #expect(lines.contains("=0"))
    #expect(!lines.contains { $0.contains("daiek:") })
  }
}
