/// Chooses the stretch of an article to show.
enum Passage {
  /// About so many bytes are shown.
  static let width = 320

  /// The stretch of one paragraph with the most matches, cut between words. Without a match, the article's beginning.
  static func choose(in text: [UInt8], matches: [Match]) -> Range<Int> {
    // A match may be wider than the passage by itself: then it is the passage.
    var best = (first: 0, count: 1)
    for (index, match) in matches.enumerated() {
      let end = match.byteRange.lowerBound + width
      let count = matches[index...].prefix { $0.byteRange.upperBound <= end }.count
      if count > best.count { best = (index, count) }
    }
    let anchor = matches.isEmpty ? 0..<0 : matches[best.first].byteRange
    let last = matches.isEmpty ? 0 : matches[best.first + best.count - 1].byteRange.upperBound
    let paragraph = paragraph(of: anchor.lowerBound, in: text)
    let room = max(0, width - (last - anchor.lowerBound))
    var start = max(paragraph.lowerBound, anchor.lowerBound - room / 3)
    var end = min(paragraph.upperBound, max(anchor.upperBound, start + width))
    while start > paragraph.lowerBound, start < anchor.lowerBound, text[start - 1] != 0x20 { start += 1 }
    if start > paragraph.lowerBound, text[start - 1] != 0x20 { start = anchor.lowerBound }
    while end < paragraph.upperBound, end > anchor.upperBound, text[end] != 0x20 { end -= 1 }
    return start..<end
  }

  private static func paragraph(of place: Int, in text: [UInt8]) -> Range<Int> {
    var start = place
    while start > 0, text[start - 1] != 0x0A { start -= 1 }
    var end = place
    while end < text.count, text[end] != 0x0A { end += 1 }
    return start..<end
  }
}
