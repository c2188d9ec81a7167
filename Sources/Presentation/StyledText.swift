/// Text of which stretches are shown in a style of their own.
package struct StyledText: Sendable, Equatable {
  package struct Run: Sendable, Equatable {
    package var text: String
    package var style: TextStyle
  }

  package private(set) var runs: [Run] = []

  package init(_ text: String = "", _ style: TextStyle = .plain) { append(text, style) }

  package mutating func append(_ text: String, _ style: TextStyle = .plain) {
    guard !text.isEmpty else { return }
    if runs.last?.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  package mutating func append(_ other: StyledText) { for run in other.runs { append(run.text, run.style) } }

  /// Without its styles.
  package var plain: String { runs.map(\.text).joined() }

  /// For a terminal.
  ///
  /// - Parameter hasColor: whether styles are to be shown.
  package func rendered(hasColor: Bool) -> String {
    guard hasColor else { return plain }
    return runs.map { $0.style == .plain ? $0.text : $0.style.sequence + $0.text + "\u{1B}[0m" }.joined()
  }

  /// The stretch of so many UTF-8 bytes.
  func slice(_ range: Range<Int>) -> StyledText {
    var result = StyledText()
    var at = 0
    for run in runs {
      let own = at..<at + run.text.utf8.count
      at = own.upperBound
      let common = own.clamped(to: range)
      if common.isEmpty { continue }
      let bytes = Array(run.text.utf8)[common.lowerBound - own.lowerBound..<common.upperBound - own.lowerBound]
      result.append(String(decoding: bytes, as: UTF8.self), run.style)
    }
    return result
  }
}
