/// How the speaker of a quotation fits a name.
public enum SpeakerMatch: String, Sendable, CaseIterable {
  /// The name is the speaker's, in whatever script or form.
  case same
  /// A part of the name is: perhaps a relative, perhaps a name cut short.
  case perhaps
  /// The article does not say who speaks.
  case unnamed
  case other
}
