import Names

/// An entity of the authority files, and how often the index names it.
public struct NamedEntity: Sendable, Equatable {
  public struct Name: Sendable, Equatable {
    public let text: String
    /// `en`, `ru`, `kk`, `kk-Latn`, `kk-Arab`.
    public let language: String
    /// It was called so once.
    public let isFormer: Bool
  }

  /// Wikidata's identifier, or the file's own.
  public let id: String
  /// `person`, `organisation` or `place`.
  public let type: String
  /// In the language asked for.
  public let name: String
  /// All its names, the canonical one of each language first.
  public let names: [Name]
  public let note: String?
  /// Articles that name it.
  public let articles: Int
  /// Quotations that it is the speaker of.
  public let quotations: Int

  init(_ entity: Entity, language: String, articles: Int, quotations: Int) {
    id = entity.id
    type = entity.type.rawValue
    name = entity.name(in: language)
    names = entity.names.map { Name(text: $0.text, language: $0.language, isFormer: $0.isFormer) }
    note = entity.note
    self.articles = articles
    self.quotations = quotations
  }
}
