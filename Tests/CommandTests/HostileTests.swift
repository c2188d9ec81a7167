import Fixtures
import Foundation
import Presentation
import QuoteIndex
import Testing

@testable import daiek

/// Two thousand inputs that mean harm, or nothing: words of a command line, queries, names, options, escapes and broken
/// encodings. `tools/fuzz/hostile` gives as many as you like to the program itself.
struct HostileTests {
  private static let pieces: [String] = [
    "\u{1B}[31m", "\u{1B}]0;title\u{7}", "\u{1B}[2J", "\u{9B}1m", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200F}",
    "\u{FEFF}", "\u{2028}", "\u{7F}", "\u{85}", "\u{0}", "\r", "\n", "\t", "\u{8}", "\u{FFFE}", "\u{E0001}", "\u{1F}",
    "Tokayev", "Тоқаев", "توقايەۆ", "托卡耶夫", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦", "\"", "«", "»", "“", "(", ")", "*", "~",
    "~9", "=",
    ":", "speaker:", "lang:", "date:", "script:", "date:9999-99-99", "NOT", "AND", "OR", "--", "-", "{", "}", "'",
    "{0}",
    "{word}", "%s", "%n", "../../etc/passwd", "/dev/null", "\\u0000", "\\", "$(reboot)", "`id`", ";", "|", "&", "<b>",
    String(repeating: "a", count: 3000), String(repeating: "(", count: 90), "0", "-1", "99999999999999999999", " ",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      if Int.random(in: 0..<4, using: &generator) == 0 {
        return String(Unicode.Scalar(UInt32.random(in: 1...0x2FFF, using: &generator)) ?? "\u{FFFD}")
      }
      return pieces.randomElement(using: &generator)! + ["", " "].randomElement(using: &generator)!
    }.joined()
  }

  /// The character that a terminal must not see, when there is one.
  static func harmful(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first {
      switch $0.value {
      // The ends of lines, and the tabs between the columns of `tokens`.
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
      default: false
      }
    }
  }

  @Test func `1,800 hostile texts are parsed or refused in harmless words of every language`() throws {
    var generator = SeededGenerator(seed: 20_221_103)
    let wordings = try MessageTests.languages.map(MessageTests.wording)
    var refused = 0
    for number in 0..<1_800 {
      let text = Self.text(&generator)
      let wording = wordings[number % 3]
      do throws(IndexError) { _ = try Query(text) } catch {
        refused += 1
        #expect(Self.harmful(wording.text(error)) == nil, "\(text.debugDescription)")
      }
      let command = CommandName.visible.randomElement(using: &generator)!.rawValue
      do throws(CommandFailure) {
        let words = [[text, command], [command, "--" + text], [command, "--limit", text], [command, text, "-n"]]
        let arguments = try Arguments(words.randomElement(using: &generator)!)
        _ = try arguments.number(.limit, default: 1, least: 0)
        _ = try FilterOptions.filters(arguments)
      } catch {
        #expect(Self.harmful(wording.text(error)) == nil, "\(text.debugDescription)")
      }
      #expect(Self.harmful(Safe.text(text)) == nil)
      var object = JSONObject()
      object.add(text, text)
      let read = try JSONSerialization.jsonObject(with: Data(object.line.utf8)) as? [String: String]
      // Foundation leaves out a byte order mark and nothing else.
      #expect(read?.values.first?.unicodeScalars.filter { $0.value != 0xFEFF }.count ?? -1 >= 0)
      #expect(Self.harmful(object.line) == nil)
      for line in LineWrapper(columns: 40).lines(StyledText(Safe.text(text))) {
        #expect(DisplayWidth.of(line.plain) <= 40 || line.plain.count == 1)
      }
    }
    #expect(refused > 300)
  }

  @Test func `200 hostile lines given to the program end in order`() throws {
    var generator = SeededGenerator(seed: 20_221_104)
    let program = try SampleIndex.built()
    let commands = [
      "search", "quotes --by", "quotes --about", "entities", "show", "tokens", "search --explain", "complete",
    ]
    var lines: [String] = []
    for number in 0..<200 {
      var bytes = Array(Self.text(&generator).utf8.filter { $0 != 0 }.prefix(2_000))
      // Every fifth is no UTF-8 at all.
      if number % 5 == 0 { bytes.insert(contentsOf: [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80], at: bytes.count / 2) }
      let escaped = bytes.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      let option = ["", " --json", " --color always"].randomElement(using: &generator)!
      lines.append("daiek \(commands[number % commands.count]) $'\(escaped)'\(option); echo \"=$?\" >&2")
    }
    let run = try program.shell(lines.joined(separator: "\n"))
    let codes = run.errors.split(separator: "\n").filter { $0.hasPrefix("=") }
    #expect(codes.count == 200)
    #expect(codes.allSatisfy { ["=0", "=1", "=2", "=3", "=4", "=5"].contains($0) }, "\(codes)")
    #expect(String(validating: run.output, as: UTF8.self) != nil)
    let uncoloured = run.text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(Self.harmful(uncoloured) == nil)
    #expect(Self.harmful(run.errors) == nil)
    for line in run.lines where line.hasPrefix("{") {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
    }
  }
}
