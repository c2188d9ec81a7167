import Fixtures
import Foundation
import QuoteIndex
import Synchronization
import Testing

/// What `rebuild`, `add` and `remove` do to an index, and what they say of it.
struct BuildTests {
  private func titles(_ index: TemporaryIndex, _ query: String = "text") throws -> [String] {
    try TemporaryIndex.titles(index.searcher(), query).sorted()
  }

  @Test func `every file is accounted for and the good ones are indexed`() throws {
    let index = try TemporaryIndex()
    let folder = index.folder
    try folder.write("Title\n\nGood text.", to: "in/a.txt")
    try folder.write("---\ntitle: x\nText.", to: "in/b.md")
    try folder.write("", to: "in/c.html")
    try folder.write([0x7F, 0x45, 0, 0, 0xFF], to: "in/d.txt")
    try folder.write(Array("Text of bytes, ә ".utf8) + [0xFF], to: "in/e.txt")
    try folder.write("x", to: "in/f.pdf")
    try folder.write(
      [TemporaryIndex.line(title: "J1", text: "Some text."), "{", TemporaryIndex.line(title: "J2", text: "More text.")]
        .joined(separator: "\n"), to: "in/g.jsonl")
    let told = Mutex<[BuildReport.File]>([])
    let observer = BuildObserver(file: { file in told.withLock { $0.append(file) } })
    let report = try index.indexer().rebuild(paths: [folder.path("in"), folder.path("none")], observer: observer)
    let files = told.withLock { $0 }
    #expect(report.addsUp)
    #expect(report.fileCount == 8)
    #expect(files.count == 8)
    #expect(report.articlesRead == files.reduce(0) { $0 + $1.articles })
    for fate in [BuildReport.Fate.indexed, .unchanged, .skipped, .refused] {
      #expect(report.count(fate) == files.count { $0.fate == fate })
    }
    #expect(report.partsLost == 1)
    #expect(!report.isComplete)
    #expect(report.count(.indexed) == 2)
    #expect(report.count(.skipped) == 1)
    #expect(report.count(.refused) == 5)
    #expect(report.articlesAdded == 3)
    let broken = try #require(files.first { $0.path.hasSuffix("g.jsonl") })
    #expect(broken.problems.count == 1)
    #expect(broken.problems[0].description.contains("line 2, column"))
    let damaged = try #require(files.first { $0.path.hasSuffix("e.txt") })
    #expect(damaged.problems.first?.description.contains("offset 18") == true)
    #expect(try titles(index) == ["J1", "J2", "Title"])
    #expect(try index.searcher().statistics().articles == 3)
  }

  @Test func `what is held and unchanged is skipped and what changed is replaced`() throws {
    let index = try TemporaryIndex()
    let folder = index.folder
    try folder.write("One\n\nFirst text.", to: "in/one.txt")
    try folder.write("Two\n\nSecond text.", to: "in/two.txt")
    let indexer = try index.indexer()
    var report = try indexer.rebuild(paths: [folder.path("in")])
    #expect(report.articlesAdded == 2)
    let before = try folder.bytes("home/segments/manifest")

    report = try indexer.add(paths: [folder.path("in")])
    #expect(report.addsUp)
    #expect(report.articlesUnchanged == 2)
    #expect(report.count(.unchanged) == 2)
    #expect(try folder.bytes("home/segments/manifest") == before)

    try folder.write("Two\n\nSecond words, corrected.", to: "in/two.txt")
    try folder.write("Three\n\nThird text.", to: "in/three.txt")
    report = try indexer.add(paths: [folder.path("in"), folder.path("in/three.txt")])
    #expect(report.addsUp)
    #expect((report.articlesAdded, report.articlesReplacing, report.articlesUnchanged) == (1, 1, 2))
    #expect(try titles(index) == ["One", "Three"])
    #expect(try titles(index, "corrected") == ["Two"])
    #expect(try titles(index, "second") == ["Two"])
    #expect(try index.searcher().statistics().articles == 3)
    #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
  }

  @Test func `two versions in one run leave the later, and running again changes nothing`() throws {
    let index = try TemporaryIndex()
    let old = TemporaryIndex.line(title: "T", text: "Old text.")
    let new = TemporaryIndex.line(title: "T", text: "New text.")
    let first = try index.folder.write(old, to: "1.jsonl")
    let second = try index.folder.write(new, to: "2.jsonl")
    let indexer = try index.indexer()
    for run in 0..<3 {
      let report = try indexer.add(paths: [first, second])
      #expect(report.addsUp)
      #expect(report.articlesSuperseded == 1, "run \(run)")
      #expect(report.articlesReplacing == 0, "run \(run)")
      #expect(try titles(index, "new") == ["T"], "run \(run)")
      #expect(try titles(index, "old") == [], "run \(run)")
    }
    let report = try indexer.add(paths: [first, second, first])
    #expect(report.addsUp)
    #expect(try titles(index, "old") == ["T"])
    #expect(try titles(index, "new") == [])
  }

  @Test func `an article is removed by its identifier or the beginning of it`() throws {
    let index = try TemporaryIndex()
    let lines = (0..<40).map { TemporaryIndex.line(title: "T\($0)", text: "Text number\($0) here.") }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let indexer = try index.indexer()
    _ = try indexer.rebuild(paths: [path])
    guard case .article(let article, _, _, _) = try index.searcher().search(Query("number7")).hits[0] else {
      Issue.record("expected an article")
      return
    }
    #expect(throws: IndexError.unknownIdentifier("0000000000000000")) {
      try indexer.remove(identifiers: [article.id, "0000000000000000"])
    }
    #expect(try titles(index, "number7") == ["T7"])
    // Forty identifiers share sixteen first digits.
    #expect(throws: IndexError.self) {
      for digit in "0123456789abcdef" { _ = try indexer.remove(identifiers: [String(digit)]) }
    }
    _ = try indexer.rebuild(paths: [path])
    #expect(try indexer.remove(identifiers: [article.id, String(article.id.prefix(12))]) == 1)
    #expect(try titles(index, "number7") == [])
    #expect(try titles(index, "text").count == 39)
    #expect(throws: IndexError.unknownIdentifier(article.id)) { try index.searcher().article(article.id) }
    #expect(try indexer.add(paths: [path]).articlesAdded == 1)
    #expect(try titles(index, "number7") == ["T7"])
  }

  @Test func `a rebuild from a path that cannot be read keeps the index`() throws {
    let index = try TemporaryIndex()
    let path = try index.folder.write("Title\n\nSome text.", to: "a.txt")
    let indexer = try index.indexer()
    _ = try indexer.rebuild(paths: [path])
    let report = try indexer.rebuild(paths: [index.folder.path("mistyped")])
    #expect(report.keepsOldIndex)
    #expect(report.count(.refused) == 1)
    #expect(try titles(index) == ["Title"])
    #expect(try !indexer.rebuild(paths: [path]).keepsOldIndex)
  }

  @Test func `one and four threads give the same bytes`() throws {
    var generator = SeededGenerator(seed: 61)
    let words = "Tokayev said tenge Almaty «yes» “no” Токаев заявил тенге президент деді Тоқаев теңге халық, . !".split(
      separator: " ")
    let lines = (0..<60).map { number in
      let text = (0..<80).map { _ in String(words.randomElement(using: &generator)!) }.joined(separator: " ")
      return TemporaryIndex.line(title: "T\(number)", text: text, date: "2022-01-\(10 + number % 20)", language: "ru")
    }
    // In one folder: the path of its file is part of what an article says.
    let index = try TemporaryIndex()
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let more = try index.folder.write(TemporaryIndex.line(title: "T1", text: "Changed text."), to: "b.jsonl")
    var builds: [[String: [UInt8]]] = []
    for threads in [1, 4] {
      let indexer = try index.indexer(threads: threads)
      _ = try indexer.rebuild(paths: [path])
      #expect(try indexer.add(paths: [more]).articlesReplacing == 1)
      var files: [String: [UInt8]] = [:]
      for name in try index.folder.names(in: "home/segments") where name != "seen" {
        files[name] = try index.folder.bytes("home/segments/" + name)
      }
      builds.append(files)
      try FileManager.default.removeItem(atPath: index.folder.path("home/segments"))
    }
    #expect(builds[0].count > 5)
    #expect(builds[0].keys.sorted() == builds[1].keys.sorted())
    for (name, bytes) in builds[0] { #expect((builds[1][name] == bytes) == true, "\(name)") }
  }

  @Test func `a build that goes to disk in many runs gives the same bytes as one that fits in memory`() throws {
    var generator = SeededGenerator(seed: 62)
    // Several outlets, days and languages, and articles of which a later version comes in the same build.
    var lines = Self.lines(50, using: &generator)
    lines += (0..<10).map {
      TemporaryIndex.line(title: "T\($0)", text: "Later words.", source: "Outlet \($0 % 5)", date: "2022-02-01")
    }
    let index = try TemporaryIndex()
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    var builds: [[String: [UInt8]]] = []
    for (threads, memory) in [(1, Indexer.usualMemory), (1, 1 << 16), (2, 1 << 18)] {
      let report = try index.indexer(threads: threads, memory: memory).rebuild(paths: [path])
      #expect(report.addsUp)
      #expect(report.articlesSuperseded > 0)
      var files: [String: [UInt8]] = [:]
      for name in try index.folder.names(in: "home/segments") where name != "seen" {
        files[name] = try index.folder.bytes("home/segments/" + name)
      }
      builds.append(files)
      try FileManager.default.removeItem(atPath: index.folder.path("home/segments"))
    }
    for build in builds.dropFirst() {
      #expect(build.keys.sorted() == builds[0].keys.sorted())
      for (name, bytes) in builds[0] { #expect((build[name] == bytes) == true, "\(name)") }
    }
  }

  /// Articles of several outlets, days and languages.
  private static func lines(_ count: Int, using generator: inout SeededGenerator) -> [String] {
    let words = "Tokayev said tenge Almaty «yes» “no” Токаев заявил тенге деді Тоқаев теңге халық Harris NATO , . !"
      .split(separator: " ")
    return (0..<count).map { number in
      let text = (0..<30).map { _ in String(words.randomElement(using: &generator)!) }.joined(separator: " ")
      return TemporaryIndex.line(
        title: "T\(number)", text: text, source: "Outlet \(number % 5)", date: "2022-01-\(10 + number % 9)",
        language: ["en", "ru", "kk"][number % 3])
    }
  }

  /// The files of the index's segments of articles, without their names.
  private static func segments(_ home: String, _ folder: TemporaryFolder) throws -> [[UInt8]] {
    try folder.names(in: home + "/segments").filter { $0.hasSuffix(".articles") || $0.hasSuffix(".quotations") }
      .map { try folder.bytes(home + "/segments/" + $0) }
  }

  @Test func `segments do not grow without bound, and joined they have the bytes of a rebuild`() throws {
    var generator = SeededGenerator(seed: 63)
    let lines = Self.lines(14, using: &generator)
    let index = try TemporaryIndex()
    let indexer = try index.indexer()
    var paths: [String] = []
    for (number, line) in lines.enumerated() {
      paths.append(try index.folder.write(line, to: "in/\(number).jsonl"))
      #expect(try indexer.add(paths: [paths[number]]).articlesAdded == 1)
      #expect(try index.searcher().statistics().segments <= 4)
    }
    #expect(try titles(index, "lang:en OR lang:ru OR lang:kk").count == 14)
    #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
    // What is deleted is gone for good when more than half of a segment is.
    let removed = Set(lines.indices.filter { $0 % 3 != 2 }.map { "T\($0)" })
    let all = try Query("lang:en OR lang:ru OR lang:kk")
    let identifiers = try index.searcher().search(all, options: SearchOptions(limit: 100)).hits.compactMap {
      if case .article(let article, _, _, _) = $0, removed.contains(article.title) { article.id } else { nil }
    }
    #expect(identifiers.count == removed.count)
    #expect(try indexer.remove(identifiers: identifiers) == identifiers.count)
    let rest = paths.enumerated().filter { $0.offset % 3 == 2 }.map(\.element)
    #expect(try titles(index, "lang:en OR lang:ru OR lang:kk").count == rest.count)
    #expect(try indexer.merge([]) == rest.count)
    let merged = try Self.segments("home", index.folder)
    _ = try indexer.rebuild(paths: rest)
    #expect(try Self.segments("home", index.folder) == merged)
  }

  @Test func `indexes made elsewhere are joined to the bytes of one that was built of all`() throws {
    var generator = SeededGenerator(seed: 64)
    let lines = Self.lines(15, using: &generator)
    let index = try TemporaryIndex()
    var homes: [IndexHome] = []
    var paths: [String] = []
    for part in 0..<3 {
      // The last line of a part is an older version of an article of the next.
      let older = TemporaryIndex.line(title: "T\(part * 5 + 5)", text: "Older.", source: "Outlet 0")
      let own = lines[part * 5..<part * 5 + 5] + (part < 2 ? [older] : [])
      paths.append(try index.folder.write(own.joined(separator: "\n"), to: "in/part-\(part).jsonl"))
      let home = IndexHome(
        path: index.folder.path("part-\(part)"), locales: index.home.locales, entities: index.home.entities)
      _ = try Indexer(home: home, threads: 1).rebuild(paths: [paths[part]])
      homes.append(home)
    }
    let indexer = try index.indexer()
    #expect(try indexer.merge(homes) == 15)
    #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
    #expect(try titles(index, "older").isEmpty)
    let merged = try Self.segments("home", index.folder)
    _ = try indexer.rebuild(paths: paths)
    #expect(try Self.segments("home", index.folder) == merged)
  }

  @Test func `a file that has not changed is not read again, and a touched one is`() throws {
    let index = try TemporaryIndex()
    let folder = index.folder
    let first = try folder.write("One\n\nFirst text.", to: "in/one.txt")
    let second = try folder.write("Two\n\nSecond text.", to: "in/two.txt")
    let indexer = try index.indexer()
    // Younger than a tick of the file system's clock, a file may change without showing it.
    Thread.sleep(forTimeInterval: 0.1)
    _ = try indexer.rebuild(paths: [folder.path("in")])
    // Nothing but its stamp tells of the first: were it read, it would be refused.
    let stamp = try FileManager.default.attributesOfItem(atPath: first)
    #expect(stamp[.size] as? Int == 16)
    let seen = try String(decoding: folder.bytes("home/segments/seen"), as: UTF8.self)
    #expect(seen.contains("one.txt") && seen.contains("two.txt"))
    var report = try indexer.add(paths: [folder.path("in")])
    #expect(report.addsUp)
    #expect(report.articlesUnchanged == 2)
    try folder.write("Two\n\nOther words.", to: "in/two.txt")
    report = try indexer.add(paths: [folder.path("in")])
    #expect((report.articlesUnchanged, report.articlesReplacing) == (1, 1))
    // Taken out, it comes back, though its file is what it was.
    let id = try #require(
      try index.searcher().search(Query("first"), options: SearchOptions(limit: 1)).hits.first.flatMap {
        if case .article(let article, _, _, _) = $0 { article.id } else { nil }
      })
    #expect(try indexer.remove(identifiers: [id]) == 1)
    #expect(try indexer.add(paths: [first, second]).articlesAdded == 1)
    #expect(try titles(index) == ["One"])
    // Damaged, it is as good as none.
    let good = try folder.bytes("home/segments/seen")
    for place in stride(from: 0, to: good.count, by: max(1, good.count / 7)) {
      var bytes = good
      bytes[place] ^= 1
      try folder.write(bytes, to: "home/segments/seen")
      #expect(try indexer.add(paths: [folder.path("in")]).articlesUnchanged == 2, "byte \(place)")
      #expect(try folder.bytes("home/segments/seen") != bytes)
    }
  }

  @Test func `an open searcher answers from its own moment`() throws {
    let index = try TemporaryIndex()
    let old = try index.folder.write("Old\n\nSome old text of many words.", to: "a.txt")
    let new = try index.folder.write("New\n\nSome new text of many words.", to: "b.txt")
    let indexer = try index.indexer()
    _ = try indexer.rebuild(paths: [old])
    let searcher = try index.searcher()
    _ = try indexer.rebuild(paths: [new])
    #expect(try TemporaryIndex.titles(searcher, "text") == ["Old"])
    #expect(try TemporaryIndex.titles(index.searcher(), "text") == ["New"])
    let second = try index.searcher()
    _ = try indexer.add(paths: [old])
    #expect(try TemporaryIndex.titles(second, "text") == ["New"])
    #expect(try titles(index) == ["New", "Old"])
    _ = try indexer.rebuild(paths: [old])
    #expect(try TemporaryIndex.titles(second, "text") == ["New"])
    #expect(try TemporaryIndex.titles(searcher, "old") == ["Old"])
  }
}
