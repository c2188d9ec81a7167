/// How a stretch of text is shown.
package enum TextStyle: Sendable, Equatable {
  case plain
  /// A word that matched.
  case match
  /// The first thing to read.
  case strong
  /// Where something is from.
  case faint
  /// A number or bracket that was put beside the text.
  case mark
  /// Words that are there and should not be; words that should and are not.
  case extra, lacking

  /// The SGR sequence that turns it on (ECMA-48). Colours that can be read on a dark and a light ground; what matters is
  /// bold or underlined besides, for those who see no colours.
  package var sequence: String {
    switch self {
    case .plain: ""
    case .match: "\u{1B}[1;31m"
    case .strong: "\u{1B}[1m"
    case .faint: "\u{1B}[2m"
    case .mark: "\u{1B}[1;35m"
    case .extra: "\u{1B}[9;31m"
    case .lacking: "\u{1B}[4;32m"
    }
  }
}
