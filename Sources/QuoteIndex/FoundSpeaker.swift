/// Whom a quotation or its relay is attributed to.
public struct FoundSpeaker: Sendable, Equatable {
  /// As the article writes it.
  public let text: String
  /// Bytes of the article's text.
  public let byteRange: Range<Int>
  /// The identifier of the entity that it is, when one is known.
  public let entity: String?
  /// Whom it names: the entity's name in the article's language, or for a pronoun or role the words that it stands for.
  public let name: String?

  init(text: String, byteRange: Range<Int>, entity: String?, name: String?) {
    self.text = text
    self.byteRange = byteRange
    self.entity = entity
    self.name = name
  }

  init(_ reader: inout RecordReader) throws(IndexError) {
    text = try reader.string()
    byteRange = try reader.range()
    entity = try reader.optional()
    name = try reader.optional()
  }

  func write(to writer: inout RecordWriter) {
    writer.string(text)
    writer.range(byteRange)
    writer.optional(entity)
    writer.optional(name)
  }
}
