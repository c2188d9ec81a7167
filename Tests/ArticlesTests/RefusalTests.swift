import Fixtures
import Foundation
import Testing

@testable import Articles

/// Files that give nothing, and folders: each with its reason.
struct RefusalTests {
  private func refusal(_ path: String) -> ArticleError? {
    switch SourceItem.items([path]).first {
    case .refused(_, let error): error
    case .document(let document): if case .refused(let error) = document.read() { error } else { nil }
    default: nil
    }
  }

  @Test func `a missing file is refused as missing`() throws {
    #expect(refusal(try TemporaryFolder().path("none.txt")) == .missing)
  }

  @Test(arguments: ["a.txt", "a.md", "a.html", "a.jsonl"])
  func `an empty file is refused in every format`(_ name: String) throws {
    let folder = try TemporaryFolder()
    #expect(refusal(try folder.write("", to: name)) == .empty)
  }

  @Test(arguments: [("a.txt", " \n\n\t\n"), ("a.jsonl", "\n \n"), ("a.txt", "\u{FEFF}"), ("a.jsonl", "\u{FEFF}")])
  func `a blank file is refused as empty`(_ name: String, _ text: String) throws {
    let folder = try TemporaryFolder()
    #expect(refusal(try folder.write(text, to: name)) == .empty)
  }

  @Test(arguments: [
    ("a.md", "---\ntitle: T\n---\n"), ("a.md", "<!-- nothing -->"), ("a.html", "<nav>Home</nav>"),
    ("a.html", "\u{FEFF}"),
    ("a.md", "\u{FEFF}"),
  ])
  func `markup without text is refused`(_ name: String, _ text: String) throws {
    let folder = try TemporaryFolder()
    #expect(refusal(try folder.write(text, to: name)) == .noText)
  }

  @Test func `a pipe in place of a file is refused when named, passed over in a folder, and not waited for`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "inner.txt/a.txt")
    #expect(SourceItem.items([folder.path("inner.txt")]).count == 1)
    #expect(mkfifo(folder.path("pipe.txt"), 0o600) == 0)
    #expect(refusal(folder.path("pipe.txt")) == .notAFile(.pipe))
    #expect(SourceItem.skipped([folder.path("")]).map(\.1) == [.notAFile(.pipe)])
  }

  @Test(.disabled(if: Checkout.isRoot, "root may read everything"))
  func `a file or folder without permission is refused as unreadable`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "a.txt")
    try folder.write("x", to: "inner/b.txt")
    chmod(file, 0)
    chmod(folder.path("inner"), 0)
    defer { chmod(folder.path("inner"), 0o700) }
    #expect(refusal(file) == .unreadable(errno: EACCES))
    #expect(SourceItem.items([folder.path("inner")]).count == 1)
    #expect(refusal(folder.path("inner")) == .unreadable(errno: EACCES))
  }

  @Test func `an unknown format is an error when named and passed over in a folder`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "a.pdf")
    #expect(refusal(path) == .unknownFormat(extension: "pdf"))
    #expect(SourceItem.skipped([folder.path("")]).map(\.1) == [.unknownFormat(extension: "pdf")])
  }

  @Test func `the ending of a name decides in any case`() throws {
    let folder = try TemporaryFolder()
    #expect(refusal(try folder.write("text", to: "A.TXT")) == nil)
    #expect(refusal(try folder.write("text", to: "noending")) == .unknownFormat(extension: ""))
    #expect(refusal(try folder.write("text", to: ".txt")) == .unknownFormat(extension: ""))
  }

  @Test func `every refusal says what is wrong and the way out`() {
    let errors: [ArticleError] = [
      .missing, .unreadable(errno: EACCES), .empty, .notText, .invalidUTF8(offset: 7),
      .unknownEncoding(guess: "Big5", confidence: 10), .unknownFormat(extension: "pdf"), .tooLarge(bytes: 2, limit: 1),
      .badJSON(line: 3, column: 4, reason: "r"), .missingField(line: 5, field: "text"),
      .badFrontMatter(line: 6, reason: "r"), .nestedTooDeeply(limit: 9), .noText, .notAFile(.pipe),
      .lineTooLong(line: 1, limit: 2), .tooMuchText(bytes: 2, limit: 1), .badXML(part: "p", line: 2, reason: "r"),
      .missingPart("p"), .brokenArchive(entry: 3, reason: "r"), .brokenEntry(reason: "r"), .encrypted, .linkInArchive,
      .hidden, .notAnObject, .noMember("text"), .badItem(number: 2, .notAnObject), .badChapter("c", .notText),
      .archiveInArchive, .expandsTooFar(limit: 200), .tooLarge(bytes: nil, limit: 1),
    ]
    for error in errors { #expect(error.description.contains(";") || error.description.contains("?"), "\(error)") }
    #expect(ArticleError.badJSON(line: 3, column: 4, reason: "r").description.contains("line 3, column 4"))
    #expect(ArticleError.invalidUTF8(offset: 7).description.contains("offset 7"))
  }

  @Test func `a circle of links is walked once and a dead link is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a/one.txt")
    try folder.write("x", to: "a/b/two.md")
    try folder.write("x", to: "a/.hidden.txt")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.path("a/b/circle"), withDestinationPath: folder.path("a"))
    try files.createSymbolicLink(atPath: folder.path("a/dead.txt"), withDestinationPath: folder.path("gone"))
    try files.createSymbolicLink(atPath: folder.path("a/self.txt"), withDestinationPath: folder.path("a/self.txt"))
    var places = SourceWalk(paths: [folder.path("a"), folder.path("a"), folder.path("missing")]).places()
    var found: [String] = []
    var refused: [(String, ArticleError)] = []
    while let place = places.next() {
      switch place {
      case .file(let file): found.append(file.path)
      case .refused(let path, let error): refused.append((path, error))
      case .skipped(let path, _): Issue.record("\(path) was skipped")
      }
    }
    #expect(found == ["a/b/two.md", "a/one.txt"].map { folder.path($0) })
    #expect(refused.map(\.0) == ["a/dead.txt", "a/self.txt", "missing"].map { folder.path($0) })
    #expect(refused.map(\.1) == [.missing, .unreadable(errno: ELOOP), .missing])
  }
}
