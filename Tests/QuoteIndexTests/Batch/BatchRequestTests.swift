import QuoteIndex
import Testing

/// Lines of a batch.
struct BatchRequestTests {
  @Test func `fields are read as the command line would have them`() throws {
    let request = try BatchRequest(
      line: Array(#"{"id":{"n":[1]},"command":"search","query":"«а» \n","limit":5,"count":true,"by":null}"#.utf8))
    #expect(request.identifier == #"{"n":[1]}"#)
    #expect(request.fields == ["command": "search", "query": "«а» \n", "limit": "5", "count": "true"])
  }

  @Test(arguments: ["", "{", "[1]", "7", #"{"a":1,"a":2}"#, "{\"a\":\"\u{1}\"}", #"{"query":"\ud800"}"#])
  func `a line that is no object is a mistake with its column`(_ line: String) {
    let mistake = #expect(throws: BatchRequest.Mistake.self) { try BatchRequest(line: Array(line.utf8)) }
    #expect(mistake?.column ?? 0 >= 1)
  }

  @Test func `a value that no option has is a mistake that knows its line's identifier`() {
    let mistake = #expect(throws: BatchRequest.Mistake.self) {
      try BatchRequest(line: Array(#"{"query":["a"],"id":"q7"}"#.utf8))
    }
    #expect(mistake?.identifier == #""q7""#)
    #expect(mistake?.message.contains("query") == true)
    #expect(throws: BatchRequest.Mistake.self) { try BatchRequest(line: [0x7B, 0xFF, 0x7D]) }
  }
}
