import Fixtures
import Testing

@testable import Articles

/// Articles in archives: every entry has a fate, and none touches the disk.
struct ArchiveTests {
  /// A fate as a reader of the report would see it, without the temporary folder.
  private func fates(
    _ bytes: [UInt8], as name: String, limits: InputLimits = .standard
  ) throws -> [(path: String, what: String)] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: name)
    return SourceItem.items([path], limits: limits).map { item in
      let (path, what) =
        switch item {
        case .skipped(let path, let error): (path, "skipped: \(error)")
        case .refused(let path, let error): (path, "refused: \(error)")
        case .document(let document):
          switch document.read() {
          case .refused(let error): (document.path, "refused: \(error)")
          case .read(let result, _):
            (document.path, result.articles.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "|"))
          }
        }
      return (String(path.dropFirst(folder.path("").utf8.count)), what)
    }
  }

  private static let two = [
    ArchiveMaker.Entry("folder/a.txt", "Бірінші мәтін."), ArchiveMaker.Entry("b.html", "<p>Second text."),
  ]

  @Test(arguments: [
    (ArchiveMaker.Form.zip, "a.zip"), (.tar, "a.tar"), (.gzipTar, "a.tar.gz"), (.gzipTar, "a.tgz"),
    (.zstdTar, "a.tar.zst"),
  ])
  func `the entries of an archive are documents named behind its name`(_ form: ArchiveMaker.Form, _ name: String) throws
  {
    let found = try fates(ArchiveMaker.pack(form, Self.two), as: name)
    #expect(found.map(\.path) == ["\(name)!folder/a.txt", "\(name)!b.html"])
    #expect(found.map(\.what) == ["Бірінші мәтін.", "Second text."])
  }

  @Test(arguments: [(ArchiveMaker.Form.gzip, "a.html.gz"), (.zstd, "a.html.zst")])
  func `a compressed document is the document`(_ form: ArchiveMaker.Form, _ name: String) throws {
    let found = try fates(ArchiveMaker.pack(form, [.init("a", "<title>T</title><p>Text.")]), as: name)
    #expect(found.map(\.path) == [name])
    #expect(found.map(\.what) == ["Text."])
  }

  @Test func `a tar that its name calls only compressed is a tar`() throws {
    #expect(
      try fates(ArchiveMaker.pack(.gzipTar, Self.two), as: "a.gz").map(\.what) == ["Бірінші мәтін.", "Second text."])
  }

  @Test func `the name of an entry stands for an outlet, as a file's name does`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(ArchiveMaker.pack(.zip, [.init("x/report.txt", "Text.")]), to: "in/a.zip")
    guard case .document(let document)? = SourceItem.items([folder.path("in")]).first,
      case .read(let result, _) = document.read()
    else {
      Issue.record("expected an article of \(path)")
      return
    }
    #expect(result.articles.map(\.location) == ["a.zip!x/report.txt"])
    #expect(result.articles.map(\.outlet) == ["report"])
  }

  @Test func `what is no document in an archive is passed over, each with its reason`() throws {
    let entries: [ArchiveMaker.Entry] = [
      .init("a.txt", "Text."), .init("a.png", "x"), .init("in.zip", "PK"), .init(".hidden.txt", "x"),
      .init("__MACOSX/._a.txt", "x"), .init("link.txt", linkTo: "/etc/passwd"),
    ]
    let found = try fates(ArchiveMaker.pack(.tar, entries), as: "a.tar")
    #expect(found.count == 6)
    #expect(found[0].what == "Text.")
    let reasons = ["«.png»", "archive inside an archive", "hidden", "hidden", "link"]
    for (fate, reason) in zip(found.dropFirst(), reasons) {
      #expect(fate.what.hasPrefix("skipped") && fate.what.contains(reason), "\(fate)")
    }
  }

  @Test(arguments: ["../../up.txt", "/etc/absolute.txt", "a/../../b.txt"])
  func `a name that leads out of the archive is a label and nothing else`(_ name: String) throws {
    let found = try fates(ArchiveMaker.pack(.tar, [.init(name, "Text.")]), as: "a.tar")
    #expect(found.map(\.path) == ["a.tar!\(name)"])
    #expect(found.map(\.what) == ["Text."])
  }

  @Test func `a name that is no UTF-8 is shown with a sign for what cannot be`() throws {
    let entry = ArchiveMaker.Entry([0xAF, 0xE0, 0xA8] + Array(".txt".utf8), Array("Text.".utf8))
    let found = try fates(ArchiveMaker.pack(.tar, [entry]), as: "a.tar")
    #expect(found.map(\.path) == ["a.tar!\u{FFFD}\u{FFFD}\u{FFFD}.txt"] || found[0].path.contains("\u{FFFD}"))
    #expect(found.map(\.what) == ["Text."])
  }

  @Test func `an encrypted entry is refused and the way out is told`() throws {
    let found = try fates(ArchiveMaker.pack(.encryptedZip, Self.two), as: "a.zip")
    #expect(found.count == 2)
    for fate in found { #expect(fate.what.contains("encrypted; unpack it with its password"), "\(fate)") }
  }

  @Test(arguments: [(ArchiveMaker.Form.zip, "a.zip"), (.tar, "a.tar"), (.gzipTar, "a.tar.gz"), (.zstdTar, "a.tar.zst")])
  func `of a truncated archive the whole entries are read and the break is told`(
    _ form: ArchiveMaker.Form, _ name: String
  ) throws {
    var generator = SeededGenerator(seed: 811)
    // Letters that do not compress, so that a cut meets an entry.
    let entries = (0..<30).map { number in
      let noise = (0..<20_000).map { _ in UInt8.random(in: 0x61...0x7A, using: &generator) }
      return ArchiveMaker.Entry(Array("\(number).txt".utf8), noise)
    }
    let whole = ArchiveMaker.pack(form, entries)
    let found = try fates(Array(whole.prefix(whole.count / 2)), as: name)
    let read = found.filter { !$0.what.hasPrefix("refused") }
    #expect((1..<30).contains(read.count), "\(found.map(\.path))")
    let last = try #require(found.last)
    #expect(last.path == name)
    #expect(last.what.contains("cannot be read beyond its first"))
  }

  @Test func `JSON lines in a broken archive count as far as they came whole`() throws {
    let lines = (0..<20_000).map { "{\"title\": \"T\($0)\", \"text\": \"Text \($0 &* 2_654_435_761).\"}\n" }.joined()
    let whole = ArchiveMaker.pack(.gzip, [.init("a", lines)])
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(whole.prefix(whole.count / 2)), to: "a.jsonl.gz")
    guard case .read(let result, _)? = SourceItem.onlyOutcome(path) else {
      Issue.record("expected the lines before the break")
      return
    }
    #expect((5_000..<20_000).contains(result.articles.count))
    #expect(result.problems.count == 1)
    #expect(result.problems[0].description.contains("truncated"))
  }

  @Test func `what is no archive, or an empty one, is refused`() throws {
    for name in ["a.zip", "a.tar", "a.tar.gz", "a.gz", "a.epub", "a.docx"] {
      let found = try fates(Array("no archive at all, but a line of text".utf8), as: name)
      #expect(found.count == 1 && (found[0].what.hasPrefix("refused") || name == "a.gz"), "\(found)")
    }
    #expect(try fates(ArchiveMaker.pack(.tar, []), as: "a.tar").map { $0.what.hasPrefix("refused") } == [true])
  }
}
