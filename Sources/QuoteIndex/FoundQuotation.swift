import Articles

/// A quotation as the index holds it.
public struct FoundQuotation: Sendable, Equatable {
  public struct Cue: Sendable, Equatable {
    public let text: String
    public let byteRange: Range<Int>
  }

  /// Sixteen hexadecimal digits, of its article and place.
  public let id: String
  /// The identifier of its article.
  public let article: String
  /// The outlet of its article.
  public let source: String
  public let title: String
  public let date: String?
  public let language: String
  /// `direct`, `indirect` or `mixed`.
  public let kind: String
  /// Exactly the bytes of the article's text at `byteRange`.
  public let text: [UInt8]
  public let byteRange: Range<Int>
  /// Several when the statement is joint; none when the article does not say.
  public internal(set) var speakers: [FoundSpeaker]
  public let cue: Cue?
  /// The messengers, the nearest to the article first.
  public internal(set) var via: [FoundSpeaker]
  /// 0 to 1.
  public let confidence: Double
  public let mentions: [FoundMention]

  init(
    article: FoundArticle, language: String, kind: String, byteRange: Range<Int>, speakers: [FoundSpeaker],
    cue: Range<Int>?,
    via: [FoundSpeaker], confidence: Double
  ) {
    let place = "\(byteRange.lowerBound)-\(byteRange.upperBound)"
    id = ArticleID(parts: [Array(article.id.utf8), Array(place.utf8)]).description
    self.article = article.id
    source = article.outlet
    title = article.title
    date = article.date
    self.language = language
    self.kind = kind
    text = Array(article.text[byteRange])
    self.byteRange = byteRange
    self.speakers = speakers
    self.cue = cue.map { Cue(text: String(decoding: article.text[$0], as: UTF8.self), byteRange: $0) }
    self.via = via
    self.confidence = confidence
    mentions = article.mentions(in: byteRange)
  }

  init(record: [UInt8], path: String) throws(IndexError) {
    var reader = RecordReader(record, path: path)
    id = try reader.string()
    article = try reader.string()
    source = try reader.string()
    title = try reader.string()
    date = try reader.optional()
    language = try reader.string()
    kind = try reader.string()
    text = try reader.data()
    byteRange = try reader.range()
    speakers = try reader.list { (reader) throws(IndexError) in try FoundSpeaker(&reader) }
    if try reader.number() == 1 {
      cue = Cue(text: try reader.string(), byteRange: try reader.range())
    } else {
      cue = nil
    }
    via = try reader.list { (reader) throws(IndexError) in try FoundSpeaker(&reader) }
    confidence = Double(try reader.number()) / 1000
    mentions = try reader.list { (reader) throws(IndexError) in
      FoundMention(byteRange: try reader.range(), entity: try reader.string())
    }
  }

  var record: [UInt8] {
    var writer = RecordWriter()
    writer.string(id)
    writer.string(article)
    writer.string(source)
    writer.string(title)
    writer.optional(date)
    writer.string(language)
    writer.string(kind)
    writer.data(text)
    writer.range(byteRange)
    writer.number(speakers.count)
    for speaker in speakers { speaker.write(to: &writer) }
    writer.number(cue == nil ? 0 : 1)
    if let cue {
      writer.string(cue.text)
      writer.range(cue.byteRange)
    }
    writer.number(via.count)
    for speaker in via { speaker.write(to: &writer) }
    writer.number(Int((confidence * 1000).rounded()))
    writer.number(mentions.count)
    for mention in mentions {
      writer.range(mention.byteRange)
      writer.string(mention.entity)
    }
    return writer.bytes
  }
}
