/// The words that stand under hit after hit, each looked up once.
///
/// One a thread.
final class RepeatedWords {
  private let wording: Wording
  private var kinds: [String: String] = [:]

  init(_ wording: Wording) { self.wording = wording }

  /// What a kind of quotation is called.
  func kind(_ kind: String) -> String {
    if let text = kinds[kind] { return text }
    let text = wording.text(key: "kind.\(kind)")
    kinds[kind] = text
    return text
  }

  /// What stands for a speaker whom the article does not name.
  private(set) lazy var noSpeaker = wording.text(.noSpeaker)
}
