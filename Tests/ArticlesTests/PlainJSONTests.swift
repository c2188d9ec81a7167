import Fixtures
import Testing

@testable import Articles

/// The quick reader of JSON lines beside Jansson: what it reads is what Jansson reads, and it reads what lines are mostly like.
struct PlainJSONTests {
  private func byJansson(_ line: [UInt8]) -> [(String, PlainJSON.Value)]? {
    guard let root = JSONDocument(line)?.root, root.isObject else { return nil }
    return root.members.map { key, value in
      (key, value.string.map { .text($0) } ?? value.integer.map { .integer($0) } ?? .nothing)
    }
  }

  /// Nothing, when the quick reader leaves the line to Jansson or agrees with it.
  private func difference(_ line: [UInt8]) -> String? {
    guard let members = PlainJSON.members(of: line[...]) else { return nil }
    guard let others = byJansson(line) else { return "Jansson refuses it" }
    guard members.count == others.count else { return "\(members.count) members, not \(others.count)" }
    for (member, other) in zip(members, others) where member.key != other.0 || member.value != other.1 {
      return "\(member) is not \(other)"
    }
    return nil
  }

  @Test(arguments: [
    #"{"id": "a1", "title": "Үндестік", "words": 120, "text": "One.\n\nTwo \"and\" three\\four\/.", "author": null}"#,
    #" { "text" : "\u041c\u044b \ud83d\ude00 \u00e9" , "n":0,"paid":true,"free":false } "#, #"{"text":""}"#,
  ]) func `a line without lists is read`(line: String) {
    #expect(PlainJSON.members(of: Array(line.utf8)[...]) != nil)
    #expect(difference(Array(line.utf8)) == nil)
  }

  @Test(arguments: [
    "", "{", "{}", "[]", #"{"a":"b""#, #"{"a":"b"}}"#, #"{"a":"b",}"#, #"{"a":["b"]}"#, #"{"a":01}"#, #"{"a":-1}"#,
    #"{"a":1.5}"#, #"{"a":1e3}"#, #"{"a":12345678901234567890}"#, #"{"a":"\u0000"}"#, #"{"a":"\ud83d"}"#,
    #"{"a":"\ude00"}"#, #"{"a":"\ud83d\u0041"}"#, #"{"a":"\x"}"#, #"{"a":"b","a":"c"}"#, #"{"\u0061":"b"}"#,
    "{\"a\":\"\u{1}\"}", #"{"a":nul}"#, #"{"a":truely}"#, #"{"a" "b"}"#, #"{"a":"b"} x"#, #"{"a":"\"#, #"{"a":"\u12"#,
  ]) func `what is no plain line is left to Jansson`(line: String) {
    #expect(PlainJSON.members(of: Array(line.utf8)[...]) == nil)
  }

  @Test func `bytes that are no text are left to Jansson`() {
    let line = Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
    #expect(PlainJSON.members(of: line[...]) == nil)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func `lines changed at random are read as Jansson reads them`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "\"", ":", ",", " ", "\\", "\\u", "0041", "d83d", "\\ude00", "null", "true", "12", "0", "-", ".", "e",
      "key", "Сөз", "[", "]", "\\n", "\\\"", "\t", "\u{7}", "\"a\":\"b\"", "\"c\":7", "«", "\u{FEFF}",
    ]
    let line = #"{"id": "a1", "n": 12, "text": "Мы \"тут\"\n\u0436 \ud83d\ude00", "none": null}"#
    for _ in 0..<20_000 {
      var bytes: [UInt8]
      if Bool.random(using: &generator) {
        bytes = (0..<Int.random(in: 1...12, using: &generator)).flatMap { _ in
          Array(pieces.randomElement(using: &generator)!.utf8)
        }
      } else {
        bytes = Array(line.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          bytes.replaceSubrange(
            place..<min(bytes.count, place + Int.random(in: 0...2, using: &generator)),
            with: Array(pieces.randomElement(using: &generator)!.utf8))
        }
      }
      if let difference = difference(bytes) {
        Issue.record("seed \(seed): \(String(decoding: bytes, as: UTF8.self)): \(difference)")
      }
    }
  }
}
