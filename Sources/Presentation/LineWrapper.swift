import CICU

/// Cuts text into lines that fit a terminal, where ICU says that a line may end (UAX #14).
///
/// Text from right to left stays in the order of its letters, as the standard of terminals wants it (ECMA TR/53 and its
/// successors): a terminal that knows the direction turns it, and would turn it back if it came turned.
package struct LineWrapper {
  /// The columns of the terminal; nil for output that no terminal shows, which is not cut.
  package let columns: Int?
  /// What a narrower terminal gets all the same.
  private static let least = 20

  package init(columns: Int?) { self.columns = columns }

  /// The lines of a paragraph, each after `indent` spaces, the first after `first` instead. Linear.
  package func lines(_ text: StyledText, indent: Int = 0, first: Int? = nil) -> [StyledText] {
    let plain = text.plain
    let firstIndent = first ?? indent
    guard let columns, firstIndent + DisplayWidth.of(plain) > max(columns, Self.least) else {
      return [Self.indented(text, firstIndent)]
    }
    let most = max(columns, Self.least)
    var lines: [StyledText] = []
    var start = 0
    var end = 0
    var width = firstIndent
    func close() {
      lines.append(Self.indented(Self.trimmed(text.slice(start..<end)), lines.isEmpty ? firstIndent : indent))
      start = end
      width = indent
    }
    for piece in pieces(plain) {
      let visible = DisplayWidth.of(piece.trimmingTrailingSpaces)
      if width + visible > most, end > start { close() }
      if width + visible > most {
        // A word longer than a line is cut where a character ends.
        for character in piece {
          let own = DisplayWidth.of(String(character))
          if width + own > most, end > start { close() }
          end += character.utf8.count
          width += own
        }
      } else {
        end += piece.utf8.count
        width += DisplayWidth.of(piece)
      }
    }
    if end > start { close() }
    return lines
  }

  private static func indented(_ text: StyledText, _ count: Int) -> StyledText {
    var line = StyledText(String(repeating: " ", count: count))
    line.append(text)
    return line
  }

  /// Without the spaces at its end, where the line was cut.
  private static func trimmed(_ text: StyledText) -> StyledText {
    let plain = text.plain
    return text.slice(0..<plain.trimmingTrailingSpaces.utf8.count)
  }

  /// The text, cut everywhere that a line may end.
  private func pieces(_ text: String) -> [Substring] {
    guard let breaker = cicu_breaker_open(CICU_BREAK_LINE, "root") else { return [text[...]] }
    defer { cicu_breaker_close(breaker) }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, cicu_breaker_set_text(breaker, base, Int64(buffer.count)) else {
        return [text[...]]
      }
      var pieces: [Substring] = []
      var start = text.startIndex
      var status: Int32 = 0
      while case let end = cicu_breaker_next(breaker, &status), end > 0 {
        let place = text.utf8.index(text.startIndex, offsetBy: Int(end))
        pieces.append(text[start..<place])
        start = place
      }
      return pieces
    }
  }
}

extension StringProtocol {
  /// The text up to its last character that is no space.
  fileprivate var trimmingTrailingSpaces: SubSequence {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return self[startIndex..<end]
  }
}
