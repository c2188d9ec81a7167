import Fixtures
import Foundation
import QuoteIndex
import Testing

/// Damaged, locked and missing things: each an error that names its place.
struct TroubleTests {
  private func built() throws -> TemporaryIndex {
    let index = try TemporaryIndex()
    let lines = (0..<30).map { TemporaryIndex.line(title: "T\($0)", text: "Text of Tokayev, number\($0), in Almaty.") }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let more = try index.folder.write(TemporaryIndex.line(title: "T3", text: "Changed text."), to: "b.jsonl")
    let indexer = try index.indexer()
    _ = try indexer.rebuild(paths: [path])
    _ = try indexer.add(paths: [more])
    return index
  }

  private func message(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  @Test func `a byte changed in any file of the index is found and the file named`() throws {
    let index = try built()
    let names = try index.folder.names(in: "home/segments").filter { $0 != "lock" && $0 != "seen" }
    #expect(names.contains { $0.hasSuffix(".deleted") })
    #expect(
      try IndexCheck.run(home: index.home).map(\.path).sorted() == names.map { index.home.path + "/segments/" + $0 })
    #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
    var generator = SeededGenerator(seed: 81)
    for name in names {
      let path = "home/segments/" + name
      let bytes = try index.folder.bytes(path)
      for place in [0, bytes.count / 2, bytes.count - 1]
        + (0..<5).map({ _ in bytes.indices.randomElement(using: &generator)! })
      {
        var changed = bytes
        changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        try index.folder.write(changed, to: path)
        let damaged = try IndexCheck.run(home: index.home).filter { $0.problem != nil }
        #expect(damaged.map(\.path) == [index.folder.path(path)], "byte \(place)")
        #expect(damaged.first?.problem?.description.contains(name) == true, "byte \(place)")
      }
      try index.folder.write(Array(bytes.dropLast()), to: path)
      #expect(try IndexCheck.run(home: index.home).contains { $0.problem != nil && $0.path.hasSuffix(name) })
      try index.folder.write(bytes, to: path)
    }
    #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
  }

  @Test func `a file of the index that is gone is named by check and by search`() throws {
    let index = try built()
    for name in try index.folder.names(in: "home/segments") where !["lock", "manifest", "seen"].contains(name) {
      let path = index.folder.path("home/segments/" + name)
      try FileManager.default.moveItem(atPath: path, toPath: index.folder.path("aside"))
      #expect(try IndexCheck.run(home: index.home).filter { $0.problem != nil }.map(\.path) == [path])
      #expect(message { _ = try index.searcher() }?.contains(name) == true)
      try FileManager.default.moveItem(atPath: index.folder.path("aside"), toPath: path)
    }
  }

  @Test func `deletions that the manifest does not count are found`() throws {
    let index = try built()
    let first = try #require(index.folder.names(in: "home/segments").first { $0.hasSuffix(".articles.deleted") })
    let good = try index.folder.bytes("home/segments/" + first)
    let path = try index.folder.write(TemporaryIndex.line(title: "T4", text: "Changed text."), to: "c.jsonl")
    _ = try index.indexer().add(paths: [path])
    let second = try #require(index.folder.names(in: "home/segments").first { $0.hasSuffix(".articles.deleted") })
    // A sound file of an earlier moment, in the place of the present one.
    try index.folder.write(good, to: "home/segments/" + second)
    #expect(
      try IndexCheck.run(home: index.home).filter { $0.problem != nil }.map(\.path).map {
        ($0 as NSString).lastPathComponent
      } == [second])
  }

  @Test func `a damaged manifest is an error for readers and adders, and a rebuild mends it`() throws {
    let index = try built()
    let indexer = try index.indexer()
    for damage in ["", "rubbish\n", "daiek-manifest\t1\ngeneration\t5\ncrc32c\t1\n", "daiek-manifest\t99\n"] {
      try index.folder.write(damage, to: "home/segments/manifest")
      for found in [
        message { _ = try index.searcher() }, message { _ = try indexer.add(paths: [index.folder.path("a.jsonl")]) },
        try IndexCheck.run(home: index.home)[0].problem?.description,
      ] { #expect(found?.contains("home/segments/manifest") == true, "\(damage)") }
      let report = try indexer.rebuild(paths: [index.folder.path("a.jsonl")])
      #expect(report.articlesAdded == 30)
      #expect(try TemporaryIndex.titles(index.searcher(), "number7") == ["T7"])
      #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
    }
  }

  @Test func `a lost manifest is an error, and what it listed stays until a rebuild has ended well`() throws {
    let index = try built()
    let indexer = try index.indexer()
    let manifest = try index.folder.bytes("home/segments/manifest")
    let names = try index.folder.names(in: "home/segments")
    try FileManager.default.removeItem(atPath: index.folder.path("home/segments/manifest"))
    for found in [
      message { _ = try index.searcher() }, message { _ = try indexer.add(paths: [index.folder.path("a.jsonl")]) },
      message { _ = try indexer.remove(identifiers: ["0"]) }, message { _ = try indexer.merge([]) },
      message { try UnfinishedBuild.remove(from: index.home) },
      try IndexCheck.run(home: index.home)[0].problem?.description,
    ] {
      #expect(found?.contains("home/segments/manifest") == true)
      #expect(found?.contains("rebuild the index") == true)
    }
    // A mistyped path costs nothing, and whoever has the manifest can put it back.
    #expect(try indexer.rebuild(paths: [index.folder.path("mistyped.jsonl")]).keepsOldIndex)
    #expect(Set(names).subtracting(try index.folder.names(in: "home/segments")) == ["manifest"])
    try index.folder.write(manifest, to: "home/segments/manifest")
    #expect(try TemporaryIndex.titles(index.searcher(), "number7") == ["T7"])
    try FileManager.default.removeItem(atPath: index.folder.path("home/segments/manifest"))
    #expect(try indexer.rebuild(paths: [index.folder.path("a.jsonl")]).articlesAdded == 30)
    #expect(try TemporaryIndex.titles(index.searcher(), "number7") == ["T7"])
    #expect(try Set(index.folder.names(in: "home/segments")).intersection(names) == ["lock", "manifest", "seen"])
  }

  @Test func `a first build that was cut short is no index, and the next one begins anew`() throws {
    let index = try built()
    try index.folder.write("daiek-manifest\t1\ngeneration\t0\n", to: "home/segments/manifest")
    #expect(message { _ = try index.searcher() }?.contains("last line") == true)
    let empty = try TemporaryIndex()
    try UnfinishedBuild.remove(from: empty.home)
    _ = empty.home.path.withCString { mkdir($0, 0o755) }
    _ = mkdir(empty.home.path + "/segments", 0o755)
    try UnfinishedBuild.remove(from: empty.home)
    #expect(try empty.folder.names(in: "home/segments") == ["lock", "manifest"])
    for name in ["segment-1-1.articles", "segment-1-1.quotations"] {
      try empty.folder.write("half of it", to: "home/segments/" + name)
    }
    #expect(throws: IndexError.noIndex(path: empty.home.path)) { try empty.searcher() }
    #expect(throws: IndexError.noIndex(path: empty.home.path)) { try IndexCheck.run(home: empty.home) }
    let path = try empty.folder.write(TemporaryIndex.line(title: "T", text: "Plums."), to: "a.jsonl")
    #expect(try empty.indexer().add(paths: [path]).articlesAdded == 1)
    #expect(try TemporaryIndex.titles(empty.searcher(), "plums") == ["T"])
  }

  @Test func `a locked index is refused at once and can still be read`() throws {
    let index = try built()
    let indexer = try index.indexer()
    let descriptor = open(index.folder.path("home/segments/lock"), O_RDWR)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    for found in [
      message { _ = try indexer.add(paths: [index.folder.path("a.jsonl")]) },
      message { _ = try indexer.rebuild(paths: [index.folder.path("a.jsonl")]) },
    ] {
      #expect(found?.contains("segments/lock") == true)
      #expect(found?.contains("wait") == true)
    }
    #expect(try TemporaryIndex.titles(index.searcher(), "number7") == ["T7"])
    close(descriptor)
    #expect(try indexer.rebuild(paths: [index.folder.path("a.jsonl")]).articlesAdded == 30)
  }

  @Test func `where no index is, it is said`() throws {
    let index = try TemporaryIndex()
    #expect(throws: IndexError.noIndex(path: index.home.path)) { try index.searcher() }
    #expect(throws: IndexError.noIndex(path: index.home.path)) { try IndexCheck.run(home: index.home) }
    #expect(throws: IndexError.noIndex(path: index.home.path)) { try index.indexer().remove(identifiers: ["00"]) }
  }

  @Test func `missing packs and authority files are named`() throws {
    let index = try built()
    let gone = index.folder.path("gone")
    let withoutPacks = IndexHome(path: index.home.path, locales: gone, entities: index.home.entities)
    let withoutEntities = IndexHome(path: index.home.path, locales: Checkout.locales, entities: gone)
    for found in [
      message { _ = try Indexer(home: withoutPacks, threads: 1) }, message { _ = try Searcher(home: withoutPacks) },
      message { _ = try Indexer(home: withoutEntities, threads: 1) },
    ] { #expect(found?.contains(gone) == true) }
    try index.folder.write("id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote\nx\tperson\tA\n", to: "entities/people.tsv")
    #expect(message { _ = try index.indexer() }?.contains("people.tsv:2") == true)
  }

  @Test func `a pack that can no longer be read in the middle of a build is an error, and the index stays`() throws {
    let index = try built()
    let locales = index.folder.path("locales")
    try FileManager.default.copyItem(atPath: index.home.locales, toPath: locales)
    let home = IndexHome(path: index.home.path, locales: locales, entities: index.home.entities)
    let indexer = try Indexer(home: home, threads: 2)
    let table = locales + "/en/stop-words.tsv"
    try FileManager.default.removeItem(atPath: table)
    try FileManager.default.createDirectory(atPath: table, withIntermediateDirectories: false)
    let more = try index.folder.write(TemporaryIndex.line(title: "T77", text: "More text."), to: "c.jsonl")
    #expect(message { _ = try indexer.add(paths: [more]) }?.contains("en/stop-words.tsv") == true)
    #expect(try TemporaryIndex.titles(index.searcher(), "number7") == ["T7"])
    #expect(try index.indexer().add(paths: [more]).articlesAdded == 1)
  }

  @Test func `a file that the system does not give is counted as such, whatever is read from it`() throws {
    let index = try TemporaryIndex()
    for format in [InputFormat.text, .jsonl, .html] {
      // Its first byte is in no process's memory.
      let report = try index.indexer().add(paths: ["/proc/self/mem"], format: format)
      #expect(report.unreadable == 1 && report.count(.refused) == 1)
    }
  }

  @Test func `a file in the place of the folder is an error that names it`() throws {
    let index = try TemporaryIndex()
    let path = try index.folder.write("Title\n\nText.", to: "a.txt")
    try index.folder.write("a file", to: "home")
    let found = message { _ = try index.indexer().rebuild(paths: [path]) }
    #expect(found?.contains(index.home.path) == true)
  }
}
