/// Finds and decompresses stored records.
struct StoredReader: Sendable {
  let data: Section
  let index: Section
  let documentCount: Int
  let decoder: StoredDecoder

  init(data: Section, index: Section, documentCount: Int, dictionaryLength: Int) {
    self.data = data
    self.index = index
    self.documentCount = documentCount
    decoder = StoredDecoder(data, dictionaryLength: dictionaryLength)
  }

  var blockCount: Int { index.count / StoredWriter.indexEntryLength }

  /// The records of one frame and the number of its first document.
  struct Block: Sendable {
    let first: UInt32
    let records: [UInt8]
    /// Where each record begins in `records`, and where the last ends.
    let places: [Int]

    func contains(_ document: UInt32) -> Bool {
      document >= first && Int(document - first) < places.count - 1
    }

    func record(_ document: UInt32) -> ArraySlice<UInt8> {
      let index = Int(document - first)
      return records[places[index]..<places[index + 1]]
    }
  }

  private func first(ofBlock block: Int) throws(SegmentError) -> UInt32 {
    if block == blockCount { return UInt32(documentCount) }
    return try index.number32(at: block * StoredWriter.indexEntryLength)
  }

  private func place(ofBlock block: Int) throws(SegmentError) -> UInt64 {
    if block == blockCount { return UInt64(data.count) }
    return try index.number64(at: block * StoredWriter.indexEntryLength + 8)
  }

  /// The frame that holds a document. O(log frames + frame length).
  func block(holding document: UInt32) throws(SegmentError) -> Block {
    let entries = try index.bytes(at: 0, count: index.count)
    var (low, high) = (0, blockCount)
    while low < high {
      let middle = (low &+ high) / 2
      let first = entries.loadUnaligned(fromByteOffset: middle &* StoredWriter.indexEntryLength, as: UInt32.self)
      if first <= document { low = middle &+ 1 } else { high = middle }
    }
    guard low > 0 else {
      throw index.file.damaged("the stored frames", expected: "one with document \(document)", found: "none")
    }
    let block = try self.block(low - 1)
    guard block.contains(document) else {
      throw index.file.damaged("stored frame \(low - 1)", expected: "document \(document)", found: "none")
    }
    return block
  }

  /// Frame number `block`, decompressed. O(frame length).
  func block(_ block: Int) throws(SegmentError) -> Block {
    let first = try first(ofBlock: block)
    let rawLength = Int(try index.number32(at: block * StoredWriter.indexEntryLength + 4))
    let next = try self.first(ofBlock: block + 1)
    let (start, end) = (try place(ofBlock: block), try place(ofBlock: block + 1))
    guard first < next, start <= end, end <= UInt64(data.count) else {
      throw damaged(block, "documents and bytes in order", "document \(first) before \(next), \(start) before \(end)")
    }
    let raw = try decoder.decompress(at: Int(start), count: Int(end - start), rawLength: rawLength)
    return try split(raw, first: first, records: Int(next - first), block)
  }

  private func damaged(_ block: Int, _ expected: String, _ found: String) -> SegmentError {
    data.file.damaged("stored frame \(block)", expected: expected, found: found)
  }

  private func split(_ raw: [UInt8], first: UInt32, records: Int, _ block: Int) throws(SegmentError) -> Block {
    var places: [Int] = []
    places.reserveCapacity(min(records, raw.count) + 1)
    var at = 0
    var total = 0
    for _ in 0..<records {
      var value = 0
      var shift = 0
      while true {
        guard at < raw.count, shift < 35 else {
          throw damaged(block, "the lengths of \(records) records", "\(places.count)")
        }
        let byte = raw[at]
        at += 1
        value |= Int(byte & 127) << shift
        shift += 7
        if byte < 128 { break }
      }
      places.append(total)
      total += value
    }
    places.append(total)
    guard total + at == raw.count else { throw damaged(block, "records of \(raw.count - at) bytes", "\(total)") }
    for index in places.indices { places[index] += at }
    return Block(first: first, records: raw, places: places)
  }
}
