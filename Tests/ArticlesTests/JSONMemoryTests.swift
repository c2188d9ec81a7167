import CJansson
import Fixtures
import Foundation
import Synchronization
import Testing

@testable import Articles

/// Blocks that Jansson holds: what it asked for less what it gave back.
private let blocks = Atomic<Int>(0)

/// What the C library is asked for is given back, once.
struct JSONMemoryTests {
  @Test func `100,000 JSON lines leave no block of memory behind`() {
    json_set_alloc_funcs(
      { size in
        blocks.add(1, ordering: .relaxed)
        return malloc(size)
      },
      { block in
        if block != nil { blocks.subtract(1, ordering: .relaxed) }
        free(block)
      })
    let good = #"{"title": "T", "text": "Some text of an article.", "tags": ["a", {"b": [1, 2.5, null, true]}]}"#
    let others = [good, #"{"title": "T", "text": ["a", {"b": 1"#, #"["a", "b"]"#, #"{"title": "no text"}"#]
    let lines = (0..<100_000).map { others[$0 % 4] }
    let result = JSONLinesReader().read(Array(lines.joined(separator: "\n").utf8), location: "a.jsonl")
    #expect(result.articles.count == 25_000)
    #expect(result.problems.count == 75_000)
    // Other tests read a few lines at the same time; every line leaked or freed twice would be tens of thousands.
    #expect(abs(blocks.load(ordering: .relaxed)) < 1_000)
  }
}
