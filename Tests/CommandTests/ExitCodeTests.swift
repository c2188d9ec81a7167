import Fixtures
import Foundation
import Testing

/// How runs end, and what is said then.
struct ExitCodeTests {
  @Test func `0: done and found`() throws {
    let program = try Program()
    try program.folder.write("Title\n\nTokayev spoke of plums.", to: "index/sources/a.txt")
    let build = try program.run("rebuild")
    #expect(build.status == 0)
    #expect(build.output.isEmpty)
    #expect(build.errors.contains("1 file: 1 indexed, 0 unchanged, 0 skipped, 0 refused"))
    for words in [
      ["search", "plums"], ["sources"], ["check"], ["stats"], ["--version"], ["--help"], ["search", "--help"],
    ] {
      let run = try program.shell("daiek " + words.joined(separator: " "))
      #expect(run.status == 0, "\(words)")
      #expect(!run.output.isEmpty, "\(words)")
    }
    #expect(try program.run("rebuild", "--quiet").errors == "")
  }

  @Test func `1: nothing found`() throws {
    let program = try SampleIndex.built()
    for words in ["search Tyrannosaurus", "quotes --by Tyrannosaurus", "show 0123456789abcdef", "speakers --from 2099"]
    {
      let run = try program.shell("daiek \(words)")
      #expect(run.status == 1, "\(words)")
      #expect(run.output.isEmpty, "\(words)")
    }
  }

  @Test(arguments: [
    ("", "expected a command"), ("serach x", "did you mean «search»"), ("search", "expected a query"),
    ("search x --limt 5", "did you mean «--limit»"), ("search x --limit five", "found «five»"),
    ("search x --limit", "needs N"),
    ("search x --limit -1", "from 0 on"), ("search x --kind indrect", "direct, indirect, mixed"),
    ("search 'a OR'", "column 5"),
    ("search x --json=yes", "takes no value"), ("stats --limit 3", "no option of «daiek stats»"),
    ("quotes Tokayev", "--by NAME"),
    ("check elsewhere", "--index"), ("stats elsewhere", "was not expected"), ("add", "expected PATHs"),
    ("remove", "identifiers"),
    ("show", "identifier"), ("search x --from 2022-02-30", "needs a date"),
    ("search x --from 2023 --to 2022", "exchange"),
    ("rebuild --threads 0", "from 1 on"), ("search x --color red", "auto, always, never"), ("-z", "no option «-z»"),
  ])
  func `2: a wrong line is refused with what was expected`(_ line: String, _ says: String) throws {
    let run = try SampleIndex.built().shell("daiek \(line)")
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("daiek: "))
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test(arguments: ["verify", "verify '…'", "verify --document x --by y", "export", "export --format xml", "batch now"])
  func `2: a text, a format and a batch are asked for by name`(_ line: String) throws {
    let run = try SampleIndex.built().shell("daiek \(line)")
    #expect(run.status == 2)
    #expect(run.output.isEmpty && run.errors.hasPrefix("daiek: "))
  }

  @Test func `3: bad input is named and the rest is indexed`() throws {
    let program = try Program()
    let folder = program.folder
    try folder.write("Good\n\nA text of plums.", to: "in/good.txt")
    try folder.write("", to: "in/empty.txt")
    try folder.write(Array("Қате мәтін ".utf8) + [0xFF], to: "in/broken.txt")
    try folder.write("{\"title\":\"L\",\"text\":\"plums\"}\n{\"title\":}\n", to: "in/lines.jsonl")
    try folder.write("x", to: "in/image.png")
    let run = try program.run("rebuild", "in", "missing.txt", "--json")
    #expect(run.status == 3)
    for part in [
      "in/empty.txt: the file is empty", "in/broken.txt: expected UTF-8, found an invalid byte at offset 20",
      "in/lines.jsonl: line 2, column", "missing.txt: no such file",
    ] { #expect(run.errors.contains(part), "\(part)") }
    let objects = try run.objects()
    let summary = try #require(objects.last)
    #expect(summary["type"] as? String == "summary")
    #expect(summary["files"] as? Int == 6)
    let fates = ["indexed", "unchanged", "skipped", "refused"].map { summary[$0] as? Int ?? -1 }
    #expect(fates == [2, 0, 1, 3])
    #expect(objects.count == 7)
    #expect(try program.run("search", "plums", "--count").text.contains("2 articles"))
  }

  @Test func `3: no index, no packs, no authority files`() throws {
    var program = try Program()
    let none = try program.run("search", "x", "--index", "nowhere")
    #expect(none.status == 3)
    #expect(none.errors.contains("nowhere: expected an index, found none; build one with «daiek rebuild»"))
    program.common = []
    let run = try program.run("rebuild", "--locales", "gone")
    #expect(run.status == 3)
    #expect(run.errors.contains("gone"))
    let entities = try program.run("rebuild", "--locales", Checkout.locales, "--entities", "gone")
    #expect(entities.status == 3)
    #expect(entities.errors.contains("gone"))
  }

  @Test func `4: a damaged or locked index`() throws {
    let program = try Program()
    let path = try program.folder.write("Title\n\nA text of plums.", to: "a.txt")
    #expect(try program.run("rebuild", path, "--index", "home").status == 0)
    let lock = open(program.folder.path("home/segments/lock"), O_RDWR)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let locked = try program.run("add", path, "--index", "home")
    close(lock)
    #expect(locked.status == 4)
    #expect(locked.errors.contains("home/segments/lock"))
    for name in try program.folder.names(in: "home/segments") where name != "lock" && name != "seen" {
      let good = try program.folder.bytes("home/segments/" + name)
      var bytes = good
      bytes[bytes.count / 2] ^= 0x10
      try program.folder.write(bytes, to: "home/segments/" + name)
      let check = try program.run("check", "--index", "home")
      #expect(check.status == 4)
      #expect(check.lines.filter { $0.hasPrefix("damaged") } == ["damaged home/segments/" + name])
      #expect(check.errors.contains("home/segments/" + name))
      try program.folder.write(good, to: "home/segments/" + name)
    }
    #expect(try program.run("check", "--index", "home").status == 0)
  }

  @Test func `5: what cannot be written`() throws {
    let program = try Program()
    let path = try program.folder.write("Title\n\nA text of plums.", to: "a.txt")
    try program.folder.write("a file", to: "home")
    let run = try program.run("rebuild", path, "--index", "home")
    #expect(run.status == 5)
    #expect(run.errors.contains("home"))
    #expect(run.errors.contains("not a folder"))
    let full = try program.shell("daiek --help > /dev/full")
    #expect(full.status == 5)
    #expect(full.errors.contains("No space left"))
  }

  @Test(.disabled(if: Checkout.isRoot, "root may write everywhere"))
  func `5: a folder without permission`() throws {
    let program = try Program()
    let path = try program.folder.write("Title\n\nA text of plums.", to: "a.txt")
    try FileManager.default.createDirectory(atPath: program.folder.path("closed"), withIntermediateDirectories: true)
    chmod(program.folder.path("closed"), 0o500)
    let run = try program.run("rebuild", path, "--index", "closed")
    #expect(run.status == 5)
    #expect(run.errors.contains("closed"))
  }

  @Test func `a rebuild from a mistyped path leaves the index as it was`() throws {
    let program = try Program()
    let path = try program.folder.write("Title\n\nA text of plums.", to: "a.txt")
    #expect(try program.run("rebuild", path).status == 0)
    let run = try program.run("rebuild", "mistyped")
    #expect(run.status == 3)
    #expect(run.errors.contains("the index is as it was"))
    #expect(try program.run("search", "plums").status == 0)
  }

  @Test func `a reader that goes away ends the program without a word`() throws {
    let program = try Program()
    let text = "Title\n\n" + String(repeating: "A line of text about plums.\n\n", count: 20_000)
    let path = try program.folder.write(text, to: "a.txt")
    #expect(try program.run("rebuild", path).status == 0)
    let line = try #require(try program.run("search", "plums", "--json").objects().last)
    let identifier = try #require(line["id"] as? String)
    let run = try program.shell("daiek show \(identifier) | head -n 1; echo ${PIPESTATUS[0]}")
    #expect(run.lines == ["Title", "141"])
    #expect(run.errors == "")
  }
}
