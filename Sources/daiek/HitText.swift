import Presentation
import QuoteIndex

/// Hits for people: the words first, then who said them and where.
struct HitText {
  private let output: Output
  private let wording: Wording
  private let dates: DateText
  private let words: RepeatedWords
  /// Writes a text in the reader's alphabet, when that is asked for.
  private let alphabet: ReaderAlphabet?

  /// What stands under a text is set in by so many columns.
  private static let indent = 4

  init(_ call: Invocation) throws(CommandFailure) {
    output = call.output
    wording = call.wording
    dates = call.wording.dates
    words = RepeatedWords(call.wording)
    guard call.arguments.has(.transliterate) else {
      alphabet = nil
      return
    }
    let (locales, language) = (call.surroundings.home.locales, call.wording.language)
    alphabet = try calling { () throws(IndexError) in try ReaderAlphabet(locales: locales, language: language) }
  }

  // MARK: Hits

  func write(_ group: HitGroup) throws(CommandFailure) {
    switch group.first {
    case .quotation(let quotation, _, let matches):
      try write(quotation, matches)
      if !group.others.isEmpty { output.paragraph(StyledText(others(group), .faint), indent: Self.indent) }
    case .article(let article, _, let passage, let matches):
      output.paragraph(StyledText(Safe.text(article.title), .strong))
      let place = place(article.outlet, article.date, article.language, article.id)
      output.paragraph(StyledText(place, .faint), indent: Self.indent)
      var text = StyledText()
      if passage.lowerBound > 0, article.text[passage.lowerBound - 1] != 0x0A { text.append("…") }
      text.append(Self.lighting(article.text, passage, matches.map(\.byteRange)))
      if passage.upperBound < article.text.count, article.text[passage.upperBound] != 0x0A { text.append("…") }
      output.paragraph(text, indent: Self.indent)
      try writeInAlphabet(Array(article.text[passage]), article.language, indent: Self.indent)
    }
    output.line()
  }

  private func write(_ quotation: FoundQuotation, _ matches: [Match]) throws(CommandFailure) {
    let places = matches.map {
      $0.byteRange.lowerBound - quotation.byteRange.lowerBound..<$0.byteRange.upperBound
        - quotation.byteRange.lowerBound
    }
    output.paragraph(Self.lighting(quotation.text, 0..<quotation.text.count, places))
    try writeInAlphabet(quotation.text, quotation.language, indent: 0)
    output.paragraph(StyledText("— " + attribution(quotation)), indent: Self.indent + 2, first: Self.indent)
    let place = place(quotation.source, quotation.date, quotation.language, quotation.article)
    output.paragraph(
      StyledText(place + "  " + words.kind(quotation.kind), .faint), indent: Self.indent)
  }

  private func writeInAlphabet(_ text: [UInt8], _ language: String, indent: Int) throws(CommandFailure) {
    guard let alphabet else { return }
    let written = try calling { () throws(IndexError) in
      try alphabet.text(String(decoding: text, as: UTF8.self), language: language)
    }
    if let written { output.paragraph(StyledText(Safe.text(written), .faint), indent: indent) }
  }

  /// Who else carries it.
  private func others(_ group: HitGroup) -> String {
    var own: String?
    if case .quotation(let quotation, _, _) = group.first { own = quotation.source }
    var outlets: [String] = []
    for case .quotation(let quotation, _, _) in group.others
    where quotation.source != own && !outlets.contains(quotation.source) { outlets.append(quotation.source) }
    if outlets.isEmpty { return wording.text(.saidAgain(times: group.others.count)) }
    return wording.text(.alsoIn(outlets: outlets.count, names: outlets.prefix(3).joined(separator: ", ")))
  }

  // MARK: Parts

  func attribution(_ quotation: FoundQuotation) -> String {
    var text = quotation.speakers.map(Self.name).joined(separator: ", ")
    if text.isEmpty { text = words.noSpeaker }
    if !quotation.via.isEmpty {
      text += ", " + wording.text(.via(names: quotation.via.map(Self.name).joined(separator: ", ")))
    }
    return Safe.text(text)
  }

  /// As written, with title and all; and whom that names, when it does not say so itself.
  private static func name(_ speaker: FoundSpeaker) -> String {
    guard let name = speaker.name, !SubstringSearch.contains(speaker.text, name) else { return speaker.text }
    return "\(speaker.text) (\(name))"
  }

  func place(_ outlet: String, _ date: String?, _ language: String, _ identifier: String) -> String {
    Safe.text([outlet, date.map(dates.text), language, identifier].compactMap { $0 }.joined(separator: ", "))
  }

  /// A stretch of a text with some places lit.
  private static func lighting(_ text: [UInt8], _ range: Range<Int>, _ places: [Range<Int>]) -> StyledText {
    var result = StyledText()
    var at = range.lowerBound
    for place in places where place.lowerBound >= at && place.upperBound <= range.upperBound {
      result.append(Safe.text(String(decoding: text[at..<place.lowerBound], as: UTF8.self)))
      result.append(Safe.text(String(decoding: text[place], as: UTF8.self)), .match)
      at = place.upperBound
    }
    result.append(Safe.text(String(decoding: text[at..<range.upperBound], as: UTF8.self)))
    return result
  }
}
