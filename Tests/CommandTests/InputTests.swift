import Fixtures
import Foundation
import Testing

/// What goes in through the command: standard input, a format by name, archives, and the report of it all.
struct InputTests {
  private static let page = "<title>T</title><article><p>«Мы ждём ответа», — заявил Асан Примеров.</p></article>"

  @Test func `standard input is told by its content, or is what the user says`() throws {
    let program = try Program()
    try program.folder.write(Self.page, to: "page")
    #expect(try program.shell("daiek extract - --quiet < page").lines.count == 1)
    #expect(try program.shell("cat page | gzip | daiek extract - --quiet").lines.count == 1)
    #expect(try program.shell("tar cz page --transform 's/$/.html/' | daiek extract - --quiet").lines.count == 1)
    #expect(try program.shell("daiek extract - --format html --quiet < page").lines.count == 1)
    let wrong = try program.shell("daiek extract - --format pdf < page")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--format needs one of text, markdown, html"))
    #expect(try program.shell("daiek extract - < /dev/null").errors.contains("empty"))
  }

  @Test func `the report has every fate with its reason, and its totals add up`() throws {
    let program = try Program()
    try program.folder.write(Self.page, to: "in/a.html")
    try program.folder.write(Array(Self.page.utf8) + [0xFF], to: "in/b\u{1B}[31m.html")
    try program.folder.write("x", to: "in/c.png")
    #expect(try program.shell("cd in && tar czf d.tar.gz a.html c.png && head -c 60 d.tar.gz > e.tar.gz").status == 0)
    let run = try program.run("rebuild", "in", "--index", "home", "--report", "report.jsonl")
    #expect(run.status == 3)
    let rows = try String(decoding: program.folder.bytes("report.jsonl"), as: UTF8.self).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let fates = rows.dropLast().map { $0["fate"] as? String ?? "" }
    let summary = try #require(rows.last)
    #expect(summary["type"] as? String == "summary")
    #expect(summary["files"] as? Int == fates.count)
    for fate in ["indexed", "unchanged", "skipped", "refused"] {
      #expect(summary[fate] as? Int == fates.count { $0 == fate }, "\(fate)")
    }
    for row in rows.dropLast() where ["skipped", "refused"].contains(row["fate"] as? String ?? "") {
      #expect((row["problems"] as? [String])?.isEmpty == false, "\(row)")
    }
    #expect(rows.contains { $0["path"] as? String == "in/d.tar.gz!c.png" })
    // No escape of a file's name reaches the terminal or the report alive, and no progress goes to what is no terminal.
    #expect(!run.errors.contains("\u{1B}"))
    #expect(try !program.folder.bytes("report.jsonl").contains(0x1B))
  }

  @Test func `a report that cannot be written is said, and nothing is done`() throws {
    let program = try Program()
    try program.folder.write(Self.page, to: "in/a.html")
    let run = try program.run("extract", "in", "--report", "none/report.jsonl")
    #expect(run.status == 5)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("none/report.jsonl: expected to write the report"))
  }
}
