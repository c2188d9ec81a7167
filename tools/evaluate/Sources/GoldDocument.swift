import Foundation

/// A text with its annotated quotations. Offsets are bytes of the text's UTF-8.
struct GoldDocument {
  struct Quote {
    let parts: [Range<Int>]
    let kind: String
    let speaker: Range<Int>?
    let cue: Range<Int>?
  }

  let text: String
  let bytes: [UInt8]
  let quotes: [Quote]

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
      return GoldDocument(text: text, bytes: Array(text.utf8), quotes: quotes)
    }
  }
}
