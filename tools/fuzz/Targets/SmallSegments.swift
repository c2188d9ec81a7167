import Segments

/// Segments of one to four pages that have of everything something: a fuzzer that begins from them makes a thousand trials
/// in the time of one on a segment of usual size.
package enum SmallSegments {
  private static let schema = CollectionSchema([.init("date", .number), .init("source", .string)])

  /// One document; a block of postings and two documents more, which is enough for a bitmap; two blocks and some.
  private static let counts = [1, 130, 300]

  /// Writes one for each count into a folder.
  ///
  /// - Throws: what writing a segment does.
  package static func write(to folder: String) throws {
    for count in counts { try write(documents: count, to: folder + "/of-\(count)") }
  }

  /// Words at positions, in all documents, in one of three, and in one of a hundred; a term without positions; columns, of
  /// which some values are missing; records, of which some are empty.
  private static func write(documents: Int, to path: String) throws {
    var builder = CollectionBuilder(schema: schema)
    for number in 0..<documents {
      let columns: [ColumnValue] = [
        number % 5 == 0 ? .missing : .number(Int64(20_220_300 + number % 31)),
        .string(Array("wire \(number % 3)".utf8)),
      ]
      let stored = number % 7 == 0 ? [] : Array("plum \(number)".utf8)
      try builder.addDocument(length: UInt32(2 + number % 9), columns: columns, stored: stored)
      try builder.add(term: Array("wall".utf8), positions: number % 2 == 0 ? [0] : [0, 4])
      if number % 3 == 0 { try builder.add(term: Array("wthird".utf8), positions: [1, 2]) }
      if number % 100 == 0 { try builder.add(term: Array("wrare\(number)".utf8), positions: [3]) }
      try builder.add(term: Array("i\(number % 2)".utf8))
    }
    _ = try builder.write(to: path)
  }
}
