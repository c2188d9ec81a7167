import Fixtures
import QuoteIndex
import Testing

/// Whole names that are nearly an entity's.
struct WholeNameTests {
  @Test func `the right given name excuses no other surname`() throws {
    let index = try TemporaryIndex()
    let line = TemporaryIndex.line(title: "one", text: "“We agree,” said Kassym-Jomart Tokayev.", language: "en")
    let path = try index.folder.write(line, to: "all.jsonl")
    _ = try index.indexer().rebuild(paths: [path])
    let searcher = try index.searcher()
    for name in [
      "Kassym-Jomart Tokayev", "Kassymjomart Tokayev", "Касым-Жомарта Токаева", "Tokayev Kassym-Jomart", "К.-Ж. Токаев",
    ] {
      #expect(try searcher.entities(named: name, language: "en").map(\.id) == ["test:tokayev"], "\(name)")
    }
    for name in ["Касым-Жомарт Тукаев", "Kassym-Jomart Togayev", "Касым Токарев"] {
      #expect(try searcher.entities(named: name, language: "en").isEmpty, "\(name)")
    }
  }
}
