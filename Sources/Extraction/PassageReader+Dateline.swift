// Where and by which agency: LONDON (AP) —, АСТАНА, 5 мая —.
extension PassageReader {
  /// The token behind a dateline that a paragraph begins with; `start` itself where there is none. At most 14 tokens.
  func afterDateline(_ start: Int, before limit: Int) -> Int {
    guard passage.has(start, .capitalised) else { return start }
    var place = start + 1
    while place < min(limit, start + 14) {
      if passage.isDash(place) {
        let isBracketed = passage.has(place - 1, .closesBracket)
        let isListed = passage.has(start, .allCapitals) && passage.has(start + 1, .comma)
        return isBracketed || isListed ? place + 1 : start
      }
      guard
        passage.has(
          place, [.capitalised, .number, .time, .comma, .stop, .opensBracket, .closesBracket]),
        span(at: place) == nil
      else { return start }
      place += 1
    }
    return start
  }
}
