/// The documents of one segment file that have been taken out: a bitmap, written as an immutable checked file.
package struct DeletionSet: Hashable, Sendable {
  /// Documents in the segment.
  package let documentCount: UInt32
  /// How many of them are deleted.
  package private(set) var count: UInt32 = 0
  private var words: [UInt64]

  /// Nothing deleted.
  package init(documentCount: UInt32) {
    self.documentCount = documentCount
    words = [UInt64](repeating: 0, count: (Int(documentCount) + 63) / 64)
  }

  /// Reads and checks the whole file. O(size).
  package init(_ path: String) throws(SegmentError) {
    self = try DeletionSet(CheckedFile(path: path, kind: .deletions))
  }

  init(_ file: CheckedFile) throws(SegmentError) {
    try file.verifyAllPages()
    let (summary, bitmap) = (file.section(0), file.section(1))
    let documents = try summary.number32(at: 0)
    let deleted = try summary.number32(at: 4)
    // Before there is memory for them: the number may be made up.
    let wordCount = (Int(documents) + 63) / 64
    guard bitmap.count == wordCount * 8 else {
      throw file.damaged("the bitmap", expected: "\(wordCount * 8) bytes", found: "\(bitmap.count)")
    }
    self.init(documentCount: documents)
    for index in words.indices { words[index] = try bitmap.number64(at: index * 8) }
    count = words.reduce(0) { $0 + UInt32($1.nonzeroBitCount) }
    let spare = UInt64(documents % 64)
    guard count == deleted, spare == 0 || words[words.count - 1] >> spare == 0 else {
      throw file.damaged("the bitmap", expected: "\(deleted) documents of \(documents)", found: "\(count)")
    }
  }

  package func contains(_ document: DocumentID) -> Bool {
    guard document.rawValue < documentCount else { return false }
    return words[Int(document.rawValue / 64)] & 1 << UInt64(document.rawValue % 64) != 0
  }

  /// The bits of 64 documents, the first of which is `index` · 64.
  package func word(_ index: Int) -> UInt64 { words[index] }

  /// Deletes a document; false if it was deleted already or is not one of the segment's.
  @discardableResult
  package mutating func insert(_ document: DocumentID) -> Bool {
    guard document.rawValue < documentCount, !contains(document) else { return false }
    words[Int(document.rawValue / 64)] |= 1 << UInt64(document.rawValue % 64)
    count += 1
    return true
  }

  /// Writes a new file. O(documents / 8).
  package func write(to path: String) throws(SegmentError) -> FileReference {
    var file = try CheckedFileWriter(path: path, kind: .deletions)
    file.begin(section: 0)
    var summary = ByteWriter()
    summary.append(documentCount)
    summary.append(count)
    try file.append(summary.bytes)
    file.begin(section: 1)
    var bitmap = ByteWriter()
    for word in words { bitmap.append(word) }
    try file.append(bitmap.bytes)
    return try file.finish()
  }
}
