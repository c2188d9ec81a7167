/// What tells one speaker from another in the column `speaker`: an entity's identifier, or `~`, a key and a name.
///
/// The key brings the forms of one name together, in any language; without one the name stands for itself.
enum SpeakerIdentity {
  static func person(key: String, name: String) -> String { "~\(key)\t\(name)" }

  static func unnamed(_ text: String) -> String { "~\t\(text)" }

  /// The parts of an identity that is no entity's; nil for an entity's.
  static func parts(_ identity: String) -> (key: String, name: String)? {
    guard identity.hasPrefix("~"), let tab = identity.firstIndex(of: "\t") else { return nil }
    return (
      String(identity[identity.index(after: identity.startIndex)..<tab]),
      String(identity[identity.index(after: tab)...])
    )
  }
}
