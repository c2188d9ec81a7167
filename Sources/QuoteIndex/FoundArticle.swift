import Articles

/// An article as the index holds it.
public struct FoundArticle: Sendable, Equatable {
  /// Sixteen hexadecimal digits, of its source and content.
  public let id: String
  let address: UInt64
  public let outlet: String
  public let title: String
  public let author: String?
  /// `2022-03-02`.
  public let date: String?
  public let url: String?
  public let language: String
  /// The path of the file that it was read from.
  public let location: String
  /// UTF-8; every line is a paragraph.
  public let text: [UInt8]
  public let mentions: [FoundMention]

  init(article: Article, language: String, mentions: [FoundMention]) {
    id = article.id.description
    address = article.address.hash
    outlet = article.outlet
    title = article.title
    author = article.author
    date = article.date?.description
    url = article.url
    self.language = language
    location = article.location
    text = article.text
    self.mentions = mentions
  }

  init(record: [UInt8], path: String) throws(IndexError) {
    var reader = RecordReader(record, path: path)
    id = try reader.string()
    address = try reader.fixed()
    outlet = try reader.string()
    title = try reader.string()
    author = try reader.optional()
    date = try reader.optional()
    url = try reader.optional()
    language = try reader.string()
    location = try reader.string()
    text = try reader.data()
    mentions = try reader.list { (reader) throws(IndexError) in
      FoundMention(byteRange: try reader.range(), entity: try reader.string())
    }
  }

  /// The mentions that lie inside a stretch of the text. Logarithmic in the number of mentions, which stand in its order.
  func mentions(in range: Range<Int>) -> [FoundMention] {
    let first = FirstPlace.of(mentions) { $0.byteRange.lowerBound >= range.lowerBound }
    return Array(mentions[first...].prefix { $0.byteRange.upperBound <= range.upperBound })
  }

  var record: [UInt8] {
    var writer = RecordWriter()
    writer.string(id)
    writer.fixed(address)
    writer.string(outlet)
    writer.string(title)
    writer.optional(author)
    writer.optional(date)
    writer.optional(url)
    writer.string(language)
    writer.string(location)
    writer.data(text)
    writer.number(mentions.count)
    for mention in mentions {
      writer.range(mention.byteRange)
      writer.string(mention.entity)
    }
    return writer.bytes
  }
}
