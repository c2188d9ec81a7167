import Fixtures
import Foundation
import Testing

/// The documents name files that are there and commands that exist.
struct DocumentTests {
  static let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
    .filter { FileManager.default.fileExists(atPath: Checkout.path + "/" + $0) }

  private func text(_ document: String) throws -> String {
    try String(contentsOfFile: Checkout.path + "/" + document, encoding: .utf8)
  }

  /// What stands between single backticks, code blocks left out.
  private func code(_ text: String) -> [String] {
    var spans: [String] = []
    var isBlock = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isBlock.toggle()
      } else if !isBlock {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        for index in stride(from: 1, to: parts.count - 1, by: 2) { spans.append(String(parts[index])) }
      }
    }
    return spans
  }

  @Test(arguments: documents)
  func `every path in a document is there`(_ document: String) throws {
    // What names a file by its form but is made later, or elsewhere, or stands for many.
    let tops = try FileManager.default.contentsOfDirectory(atPath: Checkout.path).filter { !$0.hasPrefix(".build") }
    for span in code(try text(document))
    where !span.contains(where: { " *…<>{}$~()".contains($0) }) && span.contains("/") {
      let parts = span.split(separator: "/").map(String.init)
      guard let first = parts.first, tops.contains(first), !span.hasPrefix("/"), !span.hasPrefix("index/segments")
      else { continue }
      #expect(FileManager.default.fileExists(atPath: Checkout.path + "/" + span), "\(document): `\(span)`")
    }
  }

  /// The `daiek …` lines of a document: of code blocks, and of backticks.
  private func commandLines(_ text: String) -> [String] {
    var lines: [String] = []
    var isBlock = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isBlock.toggle()
      } else if isBlock {
        let line = line.trimmingPrefix { " $".contains($0) }
        for start in ["daiek ", ".build/release/daiek "] where line.hasPrefix(start) {
          lines.append(String(line.dropFirst(start.count)))
        }
      }
    }
    return lines + code(text).filter { $0.hasPrefix("daiek ") }.map { String($0.dropFirst(6)) }
  }

  @Test(arguments: documents)
  func `every command line in a document is one that daiek knows`(_ document: String) throws {
    let program = try Program()
    let help = try program.run("--help").text
    let commands = Set(
      help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("  --") }.compactMap {
        $0.split(separator: " ").first.map(String.init)
      })
    #expect(commands.contains("search"))
    for line in commandLines(try text(document)) {
      let words = line.split(separator: " ").map(String.init)
      guard let command = words.first(where: { commands.contains($0) }) else {
        #expect(words.first == "COMMAND" || words.first?.hasPrefix("--") == true, "\(document): daiek \(line)")
        continue
      }
      let known = try program.run(command, "--help").text
      for word in words where word.hasPrefix("--") && word.count > 2 {
        let option = word.prefix { $0 != "=" && $0 != "]" && $0 != "`" && $0 != ";" && $0 != "|" }
        #expect(known.contains(option + " "), "\(document): daiek \(line)")
      }
    }
  }
}
