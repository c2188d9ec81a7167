/// What became of one token on the way from a found text to the text that is verified. Places count tokens.
enum AlignmentStep: Equatable {
  case same(text: Int, found: Int)
  case changed(text: Int, found: Int)
  /// Only the verified text has it.
  case added(text: Int)
  /// Only the found text has it.
  case dropped(found: Int)
  /// Left out where the verified text has an ellipsis.
  case cut(found: Int)

  var isSame: Bool { if case .same = self { true } else { false } }
}
