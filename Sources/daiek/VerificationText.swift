import Presentation
import QuoteIndex

/// A verification for people: the verdict, the text with what differs marked in it, who said it, and where it was first.
struct VerificationText {
  private let output: Output
  private let wording: Wording
  private let hits: HitText
  private let dates: DateText

  init(_ call: Invocation) throws(CommandFailure) {
    output = call.output
    wording = call.wording
    hits = try HitText(call)
    dates = call.wording.dates
  }

  /// - Parameter indent: columns before every line.
  func write(_ verification: Verification, indent: Int = 0) {
    output.paragraph(StyledText(wording.text(headline(verification)), .strong), indent: indent)
    for part in verification.parts {
      output.paragraph(marked(part, in: Array(verification.text.utf8)), indent: indent + 2)
      if let quotation = part.quotation {
        output.paragraph(StyledText("— " + hits.attribution(quotation)), indent: indent + 8, first: indent + 6)
      }
    }
    for (index, place) in verification.places.enumerated() {
      let text = self.text(place)
      let message = index == 0 ? Message.firstSeen(place: text) : .alsoSeen(place: text)
      output.paragraph(StyledText(wording.text(message), .faint), indent: indent + 2)
    }
    let left = verification.placeCount - verification.places.count
    if left > 0 { output.paragraph(StyledText(wording.text(.morePlaces(places: left)), .faint), indent: indent + 2) }
  }

  private func headline(_ verification: Verification) -> Message {
    let percent = Int((verification.similarity * 100).rounded(.down))
    let extent = verification.extent?.rawValue ?? "whole"
    let speaker = verification.speakerMatch?.rawValue ?? "same"
    switch verification.verdict {
    case .exact: return .verdictExact(extent: extent, speaker: speaker)
    case .altered: return .verdictAltered(percent: percent, extent: extent, speaker: speaker)
    case .otherSpeaker: return .verdictOtherSpeaker(name: verification.speaker ?? "", percent: percent)
    case .unattributed: return .verdictUnattributed(percent: percent)
    case .absent: return verification.parts.isEmpty ? .verdictAbsent : .verdictNearest(percent: percent)
    }
  }

  private func text(_ place: VerificationPlace) -> String {
    let date = place.date.map(dates.text) ?? wording.text(.noDate)
    var parts = [date, Safe.text(place.source), place.article]
    if !place.via.isEmpty { parts.append(wording.text(.via(names: place.via.map(\.text).joined(separator: ", ")))) }
    return parts.joined(separator: ", ")
  }

  /// Words between signs that say without colour what colour says.
  private func signed(_ text: String, _ sign: String, _ style: TextStyle) -> StyledText {
    if text.isEmpty { return StyledText() }
    return output.hasColor
      ? StyledText(Safe.text(text), style) : StyledText("[" + sign + Safe.text(text) + sign + "]")
  }

  /// The verified text, with what was dropped from it and what was put in.
  private func marked(_ part: Verification.Part, in text: [UInt8]) -> StyledText {
    var result = StyledText()
    var at = part.textRange.lowerBound
    func copy(to end: Int) {
      if end > at { result.append(Safe.text(String(decoding: text[at..<end], as: UTF8.self))) }
      at = max(at, end)
    }
    for alteration in part.alterations {
      copy(to: alteration.textRange.lowerBound)
      // Words that the text lacks stand behind its last word, or before its first.
      let isFirst = result.runs.isEmpty
      func lack(_ words: StyledText) {
        if !isFirst { result.append(" ") }
        result.append(words)
        if isFirst { result.append(" ") }
      }
      switch alteration.kind {
      case .changed:
        result.append(signed(alteration.found, "-", .lacking))
        if output.hasColor { result.append(" ") }
        result.append(signed(alteration.text, "+", .extra))
      case .added: result.append(signed(alteration.text, "+", .extra))
      case .moved: result.append(signed(alteration.text, "~", .mark))
      case .dropped: lack(signed(alteration.found, "-", .lacking))
      case .cut, .interruption: lack(signed(alteration.found, "", .faint))
      }
      at = max(at, alteration.textRange.upperBound)
    }
    copy(to: part.textRange.upperBound)
    return result
  }
}
