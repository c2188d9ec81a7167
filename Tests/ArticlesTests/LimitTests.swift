import Fixtures
import Foundation
import Testing

@testable import Articles

/// What somebody sends to use up memory or time: refused at a bound, in clear words, and the rest goes on.
struct LimitTests {
  /// Bounds in small, so that tests are quick.
  private static let small: InputLimits = {
    var limits = InputLimits()
    limits.documentBytes = 100_000
    limits.textBytes = 50_000
    limits.partBytes = 10_000
    limits.harmlessBytes = 200_000
    return limits
  }()

  private func refusals(_ path: String) -> [String] {
    SourceItem.items([path], limits: Self.small).compactMap { item in
      switch item {
      case .refused(_, let error): error.description
      case .document(let document): if case .refused(let error) = document.read() { error.description } else { nil }
      case .skipped: nil
      }
    }
  }

  @Test(arguments: ["txt", "md", "html", "json", "epub", "docx"])
  func `a document beyond the bound is refused before it is read`(_ ending: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 0x61, count: 100_001), to: "a.\(ending)")
    #expect(refusals(path) == ["100001 bytes, more than the 100000 bytes that one document may have; split it"])
  }

  @Test func `a file of a gigabyte, all of it a hole, costs nothing`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "a.txt")
    #expect(truncate(path, 1 << 30) == 0)
    guard case .refused(let error)? = SourceItem.onlyOutcome(path) else {
      Issue.record("expected a refusal")
      return
    }
    #expect(error == .tooLarge(bytes: 1 << 30, limit: InputLimits.standard.documentBytes))
  }

  @Test func `more text than an article may have is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "сөз ", count: 10_000), to: "a.txt")
    #expect(refusals(path) == ["69999 bytes of text, more than the 50000 that one article may have; split it"])
  }

  @Test func `a line too long is refused by its number and the lines around it are read`() throws {
    let folder = try TemporaryFolder()
    func line(_ text: String) -> String { "{\"text\": \"\(text)\"}\n" }
    let lines =
      (0..<2_000).map { line("Before \($0).") } + [line(String(repeating: "a", count: 300_000))]
      + (0..<2_000).map { line("After \($0).") }
    let path = try folder.write(lines.joined(), to: "a.jsonl")
    var articles = 0
    var problems: [ArticleError] = []
    for case .document(let document) in SourceItem.items([path], limits: Self.small) {
      #expect(document.bytes.count <= Self.small.documentBytes)
      guard case .read(let result, _) = document.read() else { continue }
      articles += result.articles.count
      problems += result.problems
    }
    #expect(articles == 4_000)
    #expect(problems == [.lineTooLong(line: 2_001, limit: 100_000)])
  }

  @Test func `JSON lines in parts are the lines of the whole, and a mistake has its own line`() throws {
    var generator = SeededGenerator(seed: 812)
    let folder = try TemporaryFolder()
    for round in 0..<20 {
      let lines = (0..<Int.random(in: 1...400, using: &generator)).map { number in
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: ""
        case 1: "{\"text\": broken}"
        default:
          "{\"text\": \"\(number) \(String(repeating: "ә", count: Int.random(in: 1...200, using: &generator)))\"}"
        }
      }
      let path = try folder.write(lines.joined(separator: "\n"), to: "\(round).jsonl")
      var limits = InputLimits()
      limits.partBytes = Int.random(in: 1...5_000, using: &generator)
      var found = ReadResult()
      for case .document(let document) in SourceItem.items([path], limits: limits) {
        if case .read(let result, _) = document.read() {
          found.articles += result.articles
          found.problems += result.problems
        } else if case .refused(let error) = document.read() {
          found.problems.append(error)
        }
      }
      // The oracle reads the whole at once.
      let whole = JSONLinesReader().read(Array(lines.joined(separator: "\n").utf8), location: "\(round).jsonl")
      #expect(found.articles == whole.articles)
      #expect(found.problems == whole.problems)
    }
  }

  @Test func `a line without an end costs its length, however small the readings are`() throws {
    var limits = InputLimits()
    limits.partBytes = 1_000
    limits.documentBytes = 4_000_000
    var parts = JSONParts(limits: limits)
    var left = 40_000
    // Forty thousand readings of a hundred bytes: searching the line anew at each would take hours.
    let read: SourceUnpacker.Bytes = { _ throws(ArticleError) in
      left -= 1
      return left < 0 ? [] : left == 0 ? Array("\n{\"text\": \"b\"}".utf8) : [UInt8](repeating: 0x61, count: 101)
    }
    let first = try parts.next(read)
    #expect(first.losses == [.lineTooLong(line: 1, limit: 4_000_000)])
    #expect(first.bytes == Array("{\"text\": \"b\"}".utf8))
    #expect(first.linesBefore == 1)
    #expect(first.isLast)
  }

  @Test(arguments: [(ArchiveMaker.Form.zip, "a.zip"), (.gzipTar, "a.tar.gz"), (.zstdTar, "a.tar.zst")])
  func `an archive that gives hundreds of times its size is refused there, and what came before is kept`(
    _ form: ArchiveMaker.Form, _ name: String
  ) throws {
    let folder = try TemporaryFolder()
    let zeros = [UInt8](repeating: 0x20, count: 90_000)
    let entries =
      [ArchiveMaker.Entry("good.txt", "Good text.")]
      + (0..<60).map { ArchiveMaker.Entry(Array("\($0).txt".utf8), zeros) }
    let path = try folder.write(ArchiveMaker.pack(form, entries), to: name)
    let items = SourceItem.items([path], limits: Self.small)
    guard case .document(let first)? = items.first, case .read(let result, _) = first.read() else {
      Issue.record("expected the good entry")
      return
    }
    #expect(result.articles.count == 1)
    #expect(items.count < 62)
    #expect(refusals(path).last == ArticleError.expandsTooFar(limit: 200).description)
  }

  @Test func `an entry beyond the bound is refused alone`() throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 813)
    let noise = (0..<150_000).map { _ in UInt8.random(in: 0x61...0x7A, using: &generator) }
    let entries: [ArchiveMaker.Entry] = [
      .init("a.txt", "First."), .init(Array("b.txt".utf8), noise), .init("c.txt", "Last."),
    ]
    for (form, name) in [(ArchiveMaker.Form.zip, "a.zip"), (.zstdTar, "a.tar.zst")] {
      let path = try folder.write(ArchiveMaker.pack(form, entries), to: name)
      #expect(SourceItem.items([path], limits: Self.small).count == 3)
      #expect(refusals(path).count == 1)
      #expect(refusals(path)[0].contains("more than the 100000 bytes"))
    }
  }

  @Test func `a package that gives more than a document may have is refused`() throws {
    let folder = try TemporaryFolder()
    let part = [UInt8](repeating: 0x20, count: 90_000)
    let entries = ["word/document.xml", "word/a.xml"].map { ArchiveMaker.Entry(Array($0.utf8), part) }
    let path = try folder.write(ArchiveMaker.pack(.zip, entries), to: "a.docx")
    #expect(refusals(path) == ["more than the 100000 bytes that one document may have; split it"])
  }

  @Test func `entities that a document defines are refused, not expanded`() throws {
    let lol = (1..<12).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    let xml = "<!DOCTYPE d [<!ENTITY l0 \"lol\">\(lol)]><d>&l11;</d>"
    #expect(throws: ArticleError.badXML(part: "p", line: 1, reason: "it defines entities of its own")) {
      try XMLEvents.read(Array(xml.utf8), part: "p") { _ in }
    }
  }

  @Test func `a folder of many small files is walked with the names of one folder in memory`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<3_000 { try folder.write("x", to: "in/\(number).txt") }
    #expect(SourceWalk(paths: [folder.path("in")]).totals() == (3_000, 3_000))
    let names = SourceItem.items([folder.path("in")]).compactMap {
      if case .document(let one) = $0 { one.name } else { nil }
    }
    #expect(names == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    #expect(names.count == 3_000)
  }

  @Test func `a file whose name is no UTF-8 is read`() throws {
    let folder = try TemporaryFolder()
    let path = Array(folder.path("").utf8) + [0xFF, 0xFE] + Array(".txt".utf8) + [0]
    let file = path.withUnsafeBytes { open($0.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o600) }
    #expect(file >= 0)
    #expect(write(file, "Text.", 5) == 5)
    close(file)
    let items = SourceItem.items([folder.path])
    guard case .document(let document)? = items.first, case .read(let result, _) = document.read() else {
      Issue.record("expected an article, found \(items)")
      return
    }
    #expect(result.articles.map { String(decoding: $0.text, as: UTF8.self) } == ["Text."])
    #expect(document.name.contains("\u{FFFD}"))
  }

  @Test func `a socket and a device are passed over and not waited for`() throws {
    let folder = try TemporaryFolder()
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = folder.path("s.txt")
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(100)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    try FileManager.default.createSymbolicLink(atPath: folder.path("zero.txt"), withDestinationPath: "/dev/zero")
    #expect(SourceItem.skipped([folder.path]).map(\.1) == [.notAFile(.socket), .notAFile(.device)])
    guard case .refused(_, .notAFile(.device))? = SourceItem.items(["/dev/zero"], format: .text).first else {
      Issue.record("expected /dev/zero to be refused")
      return
    }
  }
}
