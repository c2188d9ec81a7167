/// A person, organisation or place with an identifier and its names in every language.
package struct Entity: Sendable, Equatable {
  /// A name and what kind of name it is.
  package struct Name: Sendable, Equatable {
    package let text: String
    /// BCP 47: `en`, `ru`, `kk`, `kk-Latn`, `kk-Arab`.
    package let language: String
    /// The first name of its language: the one that is shown.
    package let isCanonical: Bool
    /// It was called so once: Nur-Sultan.
    package let isFormer: Bool

    package init(text: String, language: String, isCanonical: Bool, isFormer: Bool) {
      self.text = text
      self.language = language
      self.isCanonical = isCanonical
      self.isFormer = isFormer
    }
  }

  /// Wikidata's (`Q7747`) or the file's own (`daiek:mukhtar-tleuberdi`).
  package let id: String
  package let type: EntityType
  package let names: [Name]
  package let note: String?

  package init(id: String, type: EntityType, names: [Name], note: String?) {
    self.id = id
    self.type = type
    self.names = names
    self.note = note
  }

  /// The name to show a reader of this language: its own, else English, else any; the identifier when it has none.
  package func name(in language: String) -> String {
    let canonical = names.filter(\.isCanonical)
    return (canonical.first { $0.language == language } ?? canonical.first { $0.language == "en" } ?? canonical.first)?
      .text ?? id
  }
}
