import QuoteIndex

/// Hits for people: the words first, then who said them and where.
struct HitText {
  let output: Output

  private func lit(_ text: String) -> String { output.hasColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }
  private func dim(_ text: String) -> String { output.hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  private func bold(_ text: String) -> String { output.hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func write(_ hit: Hit) {
    switch hit {
    case .quotation(let quotation, _, let matches): write(quotation, matches)
    case .article(let article, _, let passage, let matches):
      output.line(bold(Safe.text(article.title)))
      output.line("    " + dim(place(article.outlet, article.date, article.language, article.id)))
      let before = passage.lowerBound == 0 || article.text[passage.lowerBound - 1] == 0x0A ? "" : "…"
      let after = passage.upperBound == article.text.count || article.text[passage.upperBound] == 0x0A ? "" : "…"
      output.line("    " + before + lighting(article.text, passage, matches) + after)
      output.line()
    }
  }

  func write(_ quotation: FoundQuotation, _ matches: [Match] = []) {
    let shifted = matches.map {
      $0.byteRange.lowerBound - quotation.byteRange.lowerBound..<$0.byteRange.upperBound
        - quotation.byteRange.lowerBound
    }
    output.line(lighting(quotation.text, 0..<quotation.text.count, at: shifted))
    output.line("    — " + attribution(quotation))
    output.line(
      "    "
        + dim(place(quotation.source, quotation.date, quotation.language, quotation.article) + "  " + quotation.kind))
    output.line()
  }

  func attribution(_ quotation: FoundQuotation) -> String {
    var text = quotation.speakers.map(Self.name).joined(separator: ", ")
    if text.isEmpty { text = "(no speaker named)" }
    if !quotation.via.isEmpty { text += ", via " + quotation.via.map(Self.name).joined(separator: ", ") }
    return Safe.text(text)
  }

  private static func name(_ speaker: FoundSpeaker) -> String {
    guard let name = speaker.name, name != speaker.text else { return speaker.text }
    return "\(speaker.text) (\(name))"
  }

  private func place(_ outlet: String, _ date: String?, _ language: String, _ identifier: String) -> String {
    Safe.text([outlet, date, language, identifier].compactMap { $0 }.joined(separator: ", "))
  }

  private func lighting(_ text: [UInt8], _ range: Range<Int>, _ matches: [Match]) -> String {
    lighting(text, range, at: matches.map(\.byteRange))
  }

  private func lighting(_ text: [UInt8], _ range: Range<Int>, at places: [Range<Int>]) -> String {
    var result = ""
    var at = range.lowerBound
    for place in places where place.lowerBound >= at && place.upperBound <= range.upperBound {
      result += Safe.text(String(decoding: text[at..<place.lowerBound], as: UTF8.self))
      result += lit(Safe.text(String(decoding: text[place], as: UTF8.self)))
      at = place.upperBound
    }
    return result + Safe.text(String(decoding: text[at..<range.upperBound], as: UTF8.self))
  }
}
