import Fixtures
import Foundation
import Testing

@testable import Articles

/// Input that nobody writes on purpose, or only with a bad one.
struct HostileInputTests {
  private func html(_ text: String) -> ReadResult { HTMLReader().read(Array(text.utf8), location: "a.html") }

  @Test(arguments: ["div", "b", "span", "table", "svg", "a", "ruby", "x"])
  func `a page of 100,000 levels is refused and ends nothing`(_ name: String) {
    let page = String(repeating: "<\(name)>", count: 100_000) + "text"
    #expect(html(page).problems == [.nestedTooDeeply(limit: HTMLDepth.deepest)])
    let numbered = (0..<100_000).map { "<\(name) id=\($0)><p>" }.joined() + "text"
    #expect(html(numbered).problems == [.nestedTooDeeply(limit: HTMLDepth.deepest)])
  }

  @Test func `end tags of other elements do not hide the depth`() {
    let page = String(repeating: "<div></x></p><br>", count: 100_000) + "text"
    #expect(html(page).problems == [.nestedTooDeeply(limit: HTMLDepth.deepest)])
    let foreign = "<svg>" + String(repeating: "<option>", count: 100_000) + "text"
    #expect(html(foreign).problems == [.nestedTooDeeply(limit: HTMLDepth.deepest)])
  }

  @Test func `a long flat page is no deep page`() throws {
    let paragraphs = String(repeating: "<p>One<br>two <b>three</b><img src='a>b'>", count: 3_000)
    let page = """
      <html><body><script>\(String(repeating: "'<div>'", count: 3_000))</script>
      <svg>\(String(repeating: "<path d=\"/\"/>", count: 3_000))</svg><!-- \(String(repeating: "<div>", count: 3_000)) -->
      <article>\(paragraphs)</article>
      """
    let result = html(page)
    #expect(result.problems.isEmpty)
    #expect(try #require(result.articles.first).text.count == 3_000 * "One\n\ntwo three\n\n".utf8.count - 2)
  }

  @Test func `a page as deep as is allowed is read`() throws {
    let depth = HTMLDepth.deepest - 1
    let page = String(repeating: "<div>", count: depth) + "text" + String(repeating: "</div>", count: depth)
    #expect(try #require(html(page).articles.first).text == Array("text".utf8))
  }

  @Test func `deep Markdown, YAML and JSON end in an article or an error`() {
    let deep = 100_000
    let quotes = MarkdownReader().read(Array((String(repeating: "> ", count: deep) + "text").utf8), location: "a.md")
    #expect(quotes.articles.count + quotes.problems.count == 1)
    let brackets = MarkdownReader().read(Array(String(repeating: "[", count: deep).utf8), location: "a.md")
    #expect(brackets.articles.count == 1)
    let yaml = "---\na: " + String(repeating: "[", count: 3_000) + "\n---\ntext"
    #expect(MarkdownReader().read(Array(yaml.utf8), location: "a.md").problems.count == 1)
    let json = "{\"a\": " + String(repeating: "[", count: deep) + "}"
    let lines = JSONLinesReader().read(Array(json.utf8), location: "a.jsonl")
    #expect(lines.articles.isEmpty)
    #expect(lines.problems.count == 1)
  }

  @Test func `a line of megabytes is one paragraph`() throws {
    let line = String(repeating: "слово ", count: 400_000)
    let text = Array(("Title\n\n" + line).utf8)
    #expect(PlainTextReader().read(text, location: "a.txt").articles.map(\.text.count) == [line.utf8.count - 1])
    #expect(
      MarkdownReader().read(text, location: "a.md").articles.first.map { $0.text.count } ?? 0 >= line.utf8.count - 1)
    #expect(html("<p>" + line).articles.map(\.text.count) == [line.utf8.count - 1])
    let json = JSONLinesReader().read(Array("{\"text\":\"\(line)\"}".utf8), location: "a.jsonl")
    #expect(json.articles.map(\.text.count) == [line.utf8.count - 1])
    #expect(PlainTextReader().read(Array(line.utf8), location: "a.txt").articles.first!.title.count <= 81)
  }

  @Test(arguments: ["txt", "md", "html", "jsonl"])
  func `random bytes are read or refused`(_ ending: String) throws {
    var generator = SeededGenerator(seed: 71)
    let folder = try TemporaryFolder()
    let pieces = [
      "<div>", "</div>", "<p", "<!--", "-->", "<script>", "&amp;", "&#x110000;", "---\n", "title: ", "{\"text\":",
      "\"a\"}", "\n",
      "\r", "\\u0000", "\\ud800", "# ", "> ", "```", "*", "_", "[a](b)", "<svg/>", "<table><td>", "\u{0}", "«", "ә",
      "😀",
    ].map { Array($0.utf8) }
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        if Bool.random(using: &generator) {
          bytes += pieces.randomElement(using: &generator)!
        } else {
          bytes.append(UInt8.random(in: .min ... .max, using: &generator))
        }
      }
      let path = try folder.write(bytes, to: "a.\(ending)")
      switch SourceItem.onlyOutcome(path) {
      case .read(let result, _):
        #expect(!result.articles.isEmpty || !result.problems.isEmpty, "\(bytes)")
        for article in result.articles {
          #expect(!article.text.isEmpty)
          #expect(String(validating: article.text, as: UTF8.self) != nil)
        }
      case .refused(let error): #expect(!error.description.isEmpty)
      case nil: Issue.record("a named file is never skipped")
      }
    }
  }
}
