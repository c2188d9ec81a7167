import Extraction
import Foundation

/// A text with its annotated quotations. Offsets are bytes of the text's UTF-8.
struct GoldDocument {
  struct Quote {
    let parts: [Range<Int>]
    let kind: String
    let speaker: Range<Int>?
    let cue: Range<Int>?
  }

  let id: String
  let text: String
  let bytes: [UInt8]
  let quotes: [Quote]

  /// Misses are read in one half of the documents only; the other stays unseen while rules are made.
  var isHeldOut: Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash >> 17) & 1 == 1
  }

  static func read(_ path: String) throws -> [GoldDocument] {
    try JSONLines.objects(path).map { object in
      let text = object["text"] as! String
      // The files count code points.
      var offsets: [Int] = [0]
      for scalar in text.unicodeScalars { offsets.append(offsets.last! + UTF8.width(scalar)) }
      func range(_ object: [String: Any], _ start: String, _ end: String) -> Range<Int>? {
        guard let from = object[start] as? Int, let to = object[end] as? Int, from < to else { return nil }
        return offsets[from]..<offsets[to]
      }
      let quotes = (object["quotes"] as! [[String: Any]]).map { quote in
        var parts = (quote["parts"] as? [[Int]])?.map { offsets[$0[0]]..<offsets[$0[1]] } ?? []
        if parts.isEmpty { parts = [range(quote, "start", "end")!] }
        return Quote(
          parts: parts, kind: quote["kind"] as! String, speaker: range(quote, "speaker_start", "speaker_end"),
          cue: range(quote, "cue_start", "cue_end"))
      }
      return GoldDocument(id: object["id"] as? String ?? "", text: text, bytes: Array(text.utf8), quotes: quotes)
    }
  }
}

extension GoldDocument {
  /// A marked line as an annotated text: the parts that carry one tag and number are one quotation.
  init(_ example: MarkedExample) {
    id = "\(example.line)"
    text = String(decoding: example.text, as: UTF8.self)
    bytes = example.text
    let contents = example.tags(["direct", "indirect", "mixed"])
    quotes = Set(contents.map(\.number)).sorted().map { number in
      let parts = contents.filter { $0.number == number }
      func first(_ name: String) -> Range<Int>? {
        (example.tags([name], number: number).first ?? example.tags([name], number: number - 1).first)?.byteRange
      }
      return Quote(
        parts: parts.map(\.byteRange), kind: parts[0].name, speaker: first("speaker"), cue: first("cue"))
    }
  }
}

extension GoldDocument {
  /// Some texts in one, a paragraph each.
  static func joined(_ documents: [GoldDocument], by count: Int) -> [GoldDocument] {
    stride(from: 0, to: documents.count, by: count).map { first in
      let some = documents[first..<min(documents.count, first + count)]
      var bytes: [UInt8] = []
      var quotes: [Quote] = []
      for document in some {
        let start = bytes.count
        func moved(_ range: Range<Int>) -> Range<Int> { (range.lowerBound + start)..<(range.upperBound + start) }
        quotes += document.quotes.map {
          Quote(parts: $0.parts.map(moved), kind: $0.kind, speaker: $0.speaker.map(moved), cue: $0.cue.map(moved))
        }
        bytes += document.bytes + [0x0A, 0x0A]
      }
      return GoldDocument(
        id: some.first?.id ?? "", text: String(decoding: bytes, as: UTF8.self), bytes: bytes, quotes: quotes)
    }
  }
}
