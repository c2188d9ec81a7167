/// A language, and its script where the language has more than one: a BCP 47 tag such as `en`, `ru`, `kk`, `kk-Latn`.
package struct LanguageTag: Hashable, Sendable, Comparable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Nothing could be told: BCP 47's `und`.
  package static let undetermined = LanguageTag("und")

  /// The part before the first hyphen: `kk` of `kk-Arab`.
  package var language: Substring { text.prefix { $0 != "-" } }

  package static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.text < right.text }
}

extension LanguageTag: CustomStringConvertible {
  package var description: String { text }
}
