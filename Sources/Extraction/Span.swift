/// Words in marks, or behind a dialogue dash, at the top level of a passage.
struct Span {
  /// With the marks that are there.
  var tokens: Range<Int>
  /// Without them.
  var inner: Range<Int>
  /// Behind a dialogue dash: its marks are no part of it.
  var isDialogue = false
  /// The parts of one pair of marks that the author's words cut share a number.
  var pair: Int
  /// Both marks are written.
  var isComplete = true
}
