/// Says messages in a person's language, and in English what that language does not have.
package struct Messages: Sendable {
  private let catalogues: [MessageCatalogue]

  /// - Parameters:
  ///   - locales: the folder of language packs.
  ///   - language: the person's: `en`, `ru`, `kk`.
  /// - Returns: nil when the folder has no messages at all.
  package init?(locales: String, language: String) {
    let languages = language == "en" ? ["en"] : [language, "en"]
    catalogues = languages.compactMap { MessageCatalogue(locales: locales, language: $0) }
    if catalogues.isEmpty { return nil }
  }

  /// The language that messages are said in.
  package var language: String { catalogues[0].language }

  /// Whether there is such a message.
  package func has(_ key: String) -> Bool { catalogues.contains { $0.pattern(key) != nil } }

  /// The message in the person's own language with its arguments filled in; nil when that does not have it.
  func ownText(_ key: String, _ arguments: [(name: String, value: MessageArgument)] = []) -> String? {
    catalogues[0].pattern(key)?.formatted(locale: language, arguments)
  }

  /// The message with its arguments filled in; nil when no language has it. Text in an argument must be safe to print.
  package func text(_ key: String, _ arguments: [(name: String, value: MessageArgument)] = []) -> String? {
    for catalogue in catalogues {
      if let pattern = catalogue.pattern(key),
        let text = pattern.formatted(locale: catalogue.language, arguments)
      {
        return text
      }
    }
    return nil
  }
}
