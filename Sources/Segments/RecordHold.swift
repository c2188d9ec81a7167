/// Stored records as they came, in pieces of a mebibyte: for a builder that puts its documents in another order later.
struct RecordHold {
  private static let pieceLength = 1 << 20

  private struct Place {
    let piece: Int32
    let start: Int32
    let count: Int32
  }

  private var pieces: [[UInt8]] = []
  private var places: [Place] = []
  private(set) var memoryUse = 0

  /// Keeps a record of less than 2 GiB.
  mutating func append(_ record: UnsafeRawBufferPointer) {
    if pieces.isEmpty || pieces[pieces.count - 1].count + record.count > Self.pieceLength {
      var piece: [UInt8] = []
      piece.reserveCapacity(max(Self.pieceLength, record.count))
      memoryUse += max(Self.pieceLength, record.count)
      pieces.append(piece)
    }
    let last = pieces.count - 1
    places.append(Place(piece: Int32(last), start: Int32(pieces[last].count), count: Int32(record.count)))
    pieces[last].append(contentsOf: record)
    memoryUse += MemoryLayout<Place>.stride
  }

  /// Calls `body` with the record of a document.
  func withRecord(
    _ document: Int, _ body: (UnsafeRawBufferPointer) throws(SegmentError) -> Void
  ) throws(SegmentError) {
    let place = places[document]
    try pieces[Int(place.piece)].withUnsafeBytes { bytes in
      Result { () throws(SegmentError) in
        try body(UnsafeRawBufferPointer(rebasing: bytes[Int(place.start)..<Int(place.start + place.count)]))
      }
    }.get()
  }
}
