import Segments

/// The collections of an index: one file of each in a segment. Their columns, in order.
enum CollectionName: String {
  case articles, quotations, names

  var schema: CollectionSchema {
    switch self {
    case .articles:
      CollectionSchema([
        .init("date", .number), .init("language", .string), .init("source", .string),
      ])
    case .quotations:
      CollectionSchema([
        .init("date", .number), .init("language", .string), .init("source", .string), .init("kind", .string),
        .init("speaker", .string),
      ])
    case .names: CollectionSchema([.init("type", .string)])
    }
  }
}
