import Fixtures
import Foundation
import QuoteIndex
import Testing

/// What becomes of articles whose files are there no more.
struct GoneFilesTests {
  /// An index of `in/one.txt`, `in/two.txt` and `in/deep/three.txt`, whose files it knows.
  private func indexOfThree() throws -> TemporaryIndex {
    let index = try TemporaryIndex()
    for name in ["one", "two", "deep/three"] {
      try index.folder.write("\(name)\n\nText of \(name).", to: "in/\(name).txt")
    }
    // Younger than a tick of the file system's clock, a file is not known by its stamp.
    Thread.sleep(forTimeInterval: 0.1)
    _ = try index.indexer().rebuild(paths: [index.folder.path("in")])
    return index
  }

  private func titles(_ index: TemporaryIndex) throws -> Set<String> {
    Set(try TemporaryIndex.titles(index.searcher(), "text"))
  }

  @Test func `an add tells of files that are gone and keeps their articles until it is told to prune`() throws {
    let index = try indexOfThree()
    let path = index.folder.path("in")
    try FileManager.default.removeItem(atPath: index.folder.path("in/deep/three.txt"))
    for _ in 0..<2 {
      let report = try index.indexer().add(paths: [path])
      #expect((report.filesGone, report.articlesGone, report.isPruned) == (1, 1, false))
      #expect(try titles(index) == ["one", "two", "deep/three"])
    }
    let pruned = try index.indexer().add(paths: [path], prunes: true)
    #expect(pruned.addsUp)
    #expect((pruned.filesGone, pruned.articlesGone, pruned.isPruned) == (1, 1, true))
    #expect(try titles(index) == ["one", "two"])
    let after = try index.indexer().add(paths: [path], prunes: true)
    #expect((after.filesGone, after.articlesUnchanged) == (0, 2))
    #expect(try IndexCheck.run(home: index.home).allSatisfy { $0.problem == nil })
  }

  @Test func `an article that another file has too stays`() throws {
    let index = try TemporaryIndex()
    let line = TemporaryIndex.line(title: "Both", text: "Some text.")
    try index.folder.write(line, to: "in/first.jsonl")
    try index.folder.write(line, to: "in/second.jsonl")
    Thread.sleep(forTimeInterval: 0.1)
    _ = try index.indexer().rebuild(paths: [index.folder.path("in")])
    // The second is renamed: the same article stands in a file that was not known.
    for name in ["first", "second"] {
      try FileManager.default.removeItem(atPath: index.folder.path("in/\(name).jsonl"))
    }
    try index.folder.write(line, to: "in/third.jsonl")
    let report = try index.indexer().add(paths: [index.folder.path("in")], prunes: true)
    #expect((report.filesGone, report.articlesGone) == (2, 0))
    #expect(try titles(index) == ["Both"])
  }

  @Test func `files elsewhere and folders that are gone themselves are left alone`() throws {
    let index = try indexOfThree()
    let other = try index.folder.write("Other\n\nOther text.", to: "other/o.txt")
    try FileManager.default.removeItem(atPath: index.folder.path("in/one.txt"))
    let elsewhere = try index.indexer().add(paths: [other], prunes: true)
    #expect(elsewhere.filesGone == 0)
    // A disk that is not there today.
    try FileManager.default.moveItem(atPath: index.folder.path("in"), toPath: index.folder.path("away"))
    let away = try index.indexer().add(paths: [index.folder.path("in")], prunes: true)
    #expect((away.filesGone, away.count(.refused)) == (0, 1))
    #expect(try titles(index) == ["one", "two", "deep/three", "Other"])
  }
}
