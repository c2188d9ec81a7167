import CZstd

/// Finds and decompresses stored records.
struct StoredReader: Sendable {
  let data: Section
  let index: Section
  let documentCount: Int

  var blockCount: Int { index.count / StoredWriter.indexEntryLength }

  /// The records of one block and the number of its first document.
  struct Block: Sendable {
    let first: UInt32
    let records: [UInt8]
    /// Where each record begins in `records`, and where the last ends.
    let places: [Int]

    func contains(_ document: UInt32) -> Bool {
      document >= first && Int(document - first) < places.count - 1
    }

    func record(_ document: UInt32) -> [UInt8] {
      let index = Int(document - first)
      return [UInt8](records[places[index]..<places[index + 1]])
    }
  }

  private func first(ofBlock block: Int) throws(SegmentError) -> UInt32 {
    if block == blockCount { return UInt32(documentCount) }
    return try index.number32(at: block * StoredWriter.indexEntryLength)
  }

  /// The block that holds a document. O(log blocks + block length).
  func block(holding document: UInt32) throws(SegmentError) -> Block {
    var (low, high) = (0, blockCount)
    while low < high {
      let middle = (low + high) / 2
      if try first(ofBlock: middle) <= document { low = middle + 1 } else { high = middle }
    }
    let block = try self.block(low - 1)
    guard block.contains(document) else {
      throw index.file.damaged("stored block \(low - 1)", expected: "document \(document)", found: "none")
    }
    return block
  }

  /// Block number `block`, decompressed. O(block length).
  func block(_ block: Int) throws(SegmentError) -> Block {
    let entry = block * StoredWriter.indexEntryLength
    let first = try first(ofBlock: block)
    let rawLength = Int(try index.number32(at: entry + 4))
    let offset = try index.number64(at: entry + 8)
    let length = try index.number64(at: entry + 16)
    let next = try self.first(ofBlock: block + 1)
    func damaged(_ expected: String, _ found: String) -> SegmentError {
      data.file.damaged("stored block \(block)", expected: expected, found: found)
    }
    guard first < next, offset <= UInt64(data.count), length <= UInt64(data.count) else {
      throw damaged("documents and bytes in order", "document \(first) before \(next), \(length) bytes at \(offset)")
    }
    let source = try data.bytes(at: Int(offset), count: Int(length))
    guard ZSTD_getFrameContentSize(source, Int(length)) == UInt64(rawLength) else {
      throw damaged("a zstd frame of \(rawLength) bytes", "another size")
    }
    var raw = [UInt8](repeating: 0, count: rawLength)
    let count = raw.withUnsafeMutableBytes { ZSTD_decompress($0.baseAddress, rawLength, source, Int(length)) }
    guard count == rawLength else {
      let reason = ZSTD_isError(count) != 0 ? String(cString: ZSTD_getErrorName(count)) : "\(count)"
      throw damaged("\(rawLength) bytes", reason)
    }
    return try split(raw, first: first, records: Int(next - first), damaged: damaged)
  }

  private func split(
    _ raw: [UInt8], first: UInt32, records: Int, damaged: (String, String) -> SegmentError
  ) throws(SegmentError) -> Block {
    var lengths: [Int] = []
    var at = 0
    for _ in 0..<records {
      var value = 0
      var shift = 0
      while true {
        guard at < raw.count, shift < 35 else { throw damaged("the lengths of \(records) records", "\(lengths.count)") }
        let byte = raw[at]
        at += 1
        value |= Int(byte & 127) << shift
        shift += 7
        if byte < 128 { break }
      }
      lengths.append(value)
    }
    var places = [at]
    for length in lengths { places.append((places.last ?? at) + length) }
    guard places.last == raw.count else { throw damaged("records of \(raw.count - at) bytes", "another length") }
    return Block(first: first, records: raw, places: places)
  }
}
