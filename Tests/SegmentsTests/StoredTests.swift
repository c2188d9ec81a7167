import Fixtures
import Testing

@testable import Segments

/// Stored records: frames, their dictionary, and what a crafted dictionary can do.
@Suite struct StoredTests {
  /// Text of so many bytes that is like news: some words again and again.
  private func record(_ length: Int, using generator: inout SeededGenerator) -> [UInt8] {
    let words = ["the ", "minister ", "said ", "Tuesday ", "жиналыста ", "деді ", "президент ", "заявил, ", "что "]
    var bytes: [UInt8] = []
    while bytes.count < length {
      bytes += words.randomElement(using: &generator).map { [UInt8]($0.utf8) } ?? []
      if Int.random(in: 0..<4, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0x61...0x7A, using: &generator))
      }
    }
    return Array(bytes.prefix(length))
  }

  private func records(_ count: Int, upTo longest: Int, using generator: inout SeededGenerator) -> [[UInt8]] {
    (0..<count).map { _ in record(Int.random(in: 0...longest, using: &generator), using: &generator) }
  }

  @Test("Records of any length come back, by a dictionary or none", arguments: [(40, 600), (900, 400), (300, 9000)])
  func comeBack(count: Int, longest: Int) throws {
    var generator = SeededGenerator(seed: UInt64.random(in: 0 ... .max))
    let records = records(count, upTo: longest, using: &generator)
    let folder = try TemporaryFolder()
    var builder = CollectionBuilder(schema: CollectionSchema([]))
    for record in records { try builder.addDocument(length: 1, columns: [], stored: record) }
    try builder.write(to: folder.file("segment"))
    let reader = try SegmentReader(folder.file("segment"))
    try reader.verify()
    for (number, record) in records.enumerated() {
      try #expect(reader.stored(DocumentID(UInt32(number))) == record, "record \(number)")
    }
    // A frame is small: what is not one record alone has at most 3 KiB, and the bytes of lengths.
    for index in 0..<reader.stored.blockCount {
      let block = try reader.stored.block(index)
      #expect(block.places.count == 2 || block.records.count <= 3 << 10 + 8, "frame \(index)")
    }
  }

  @Test("What is foretold of frames and dictionary is what one writer does, for records of any length")
  func foretold() throws {
    var generator = SeededGenerator(seed: UInt64.random(in: 0 ... .max))
    let records = records(1500, upTo: 5000, using: &generator)
    var counter = FrameCounter()
    var whole = StoredWriter()
    var cuts: [Int] = []
    for (number, record) in records.enumerated() {
      try record.withUnsafeBytes { bytes in
        if counter.add(bytes) { cuts.append(number + 1) }
        return Result { () throws(SegmentError) in try whole.append(bytes) }
      }.get()
    }
    try whole.finish()
    let cut = try #require(cuts.randomElement(using: &generator))
    var joined = StoredWriter()
    try joined.begin(with: counter.dictionary)
    var second = StoredWriter(sharing: counter.dictionary)
    for (number, record) in records.enumerated() {
      try record.withUnsafeBytes { bytes in
        Result { () throws(SegmentError) in
          if number < cut { try joined.append(bytes) } else { try second.append(bytes) }
        }
      }.get()
    }
    try joined.finish()
    try second.finish()
    joined.append(&second, firstDocument: UInt32(cut))
    #expect(joined.output == whole.output)
    #expect(joined.index.bytes == whole.index.bytes)
    #expect(joined.dictionaryLength == whole.dictionaryLength)
  }

  @Test("Bytes that cannot be compressed have a dictionary of raw content, and come back")
  func incompressible() throws {
    var generator = SeededGenerator(seed: UInt64.random(in: 0 ... .max))
    let noise = (0..<200).map { _ in (0..<1000).map { _ in UInt8.random(in: 0...255, using: &generator) } }
    let folder = try TemporaryFolder()
    var builder = CollectionBuilder(schema: CollectionSchema([]))
    for record in noise { try builder.addDocument(length: 1, columns: [], stored: record) }
    try builder.write(to: folder.file("segment"))
    let reader = try SegmentReader(folder.file("segment"))
    for (number, record) in noise.enumerated() {
      try #expect(reader.stored(DocumentID(UInt32(number))) == record)
    }
  }

  @Test("A crafted dictionary gives an error that names the file, or bytes as many as were promised")
  func craftedDictionary() throws {
    var generator = SeededGenerator(seed: UInt64.random(in: 0 ... .max))
    var writer = StoredWriter()
    var counter = FrameCounter()
    for record in records(400, upTo: 900, using: &generator) {
      try record.withUnsafeBytes { bytes in
        _ = counter.add(bytes)
        return Result { () throws(SegmentError) in try writer.append(bytes) }
      }.get()
    }
    try writer.finish()
    let (output, dictionaryLength) = (writer.output, writer.dictionaryLength)
    let index = writer.index.bytes
    let rawLength = Int(index[4]) | Int(index[5]) << 8
    let next = Int(index[24]) | Int(index[25]) << 8 | Int(index[26]) << 16
    let frame = Array(output[dictionaryLength..<next])
    let folder = try TemporaryFolder()
    func file(_ stored: [UInt8], _ name: String) throws -> Section {
      var file = try CheckedFileWriter(path: folder.file(name), kind: .segment)
      file.begin(section: 0)
      try file.append(stored)
      _ = try file.finish()
      return try CheckedFile(path: folder.file(name), kind: .segment).section(0)
    }
    let right = StoredDecoder(try file(output, "right"), dictionaryLength: dictionaryLength)
    let expected = try right.decompress(at: dictionaryLength, count: frame.count, rawLength: rawLength)
    let content = try #require(counter.dictionary)
    #expect(content.starts(with: [0x37, 0xA4, 0x30, 0xEC]), "a dictionary with tables")
    var (refused, answered) = (0, 0)
    for trial in 0..<600 {
      var crafted = content
      switch trial % 3 {
      case 0: crafted[Int.random(in: 4..<300, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: crafted[Int.random(in: 4..<300, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      default: crafted = Array(content.prefix(Int.random(in: 0..<400, using: &generator)))
      }
      var other = StoredWriter()
      try other.begin(with: crafted)
      let section = try file(other.output + frame, "crafted-\(trial)")
      let decoder = StoredDecoder(section, dictionaryLength: other.dictionaryLength)
      do {
        let bytes = try decoder.decompress(at: other.dictionaryLength, count: frame.count, rawLength: rawLength)
        #expect(bytes.count == expected.count)
        answered += 1
      } catch {
        #expect(error.place.hasPrefix(folder.file("crafted-\(trial)")))
        refused += 1
      }
    }
    #expect(refused > 0 && answered > 0, "\(refused) refused, \(answered) answered")
  }
}
