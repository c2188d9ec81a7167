/// Foretells where the stored frames of a segment end and which dictionary they have, from its records alone: so that
/// several threads can each compress some of them.
package struct FrameCounter {
  private var frame: [UInt8] = []
  private var lengths = ByteWriter()
  /// Bytes of the open frame.
  private var length = 0
  private var sample: [UInt8] = []
  private var isFull = false

  package init() {}

  /// Counts the next record of the segment; true if a frame ends with it.
  package mutating func add(_ record: UnsafeRawBufferPointer) -> Bool {
    if StoredWriter.isTooLong(record.count, after: length) { endFrame() }
    var varLength = 1
    while record.count >> (7 * varLength) > 0 { varLength += 1 }
    length += record.count + varLength
    if !isFull {
      lengths.appendVariable(record.count)
      frame.append(contentsOf: record)
    }
    guard length >= StoredWriter.frameLength else { return false }
    endFrame()
    return true
  }

  private mutating func endFrame() {
    length = 0
    if isFull { return }
    sample += lengths.bytes
    sample += frame
    lengths.removeAll()
    frame.removeAll(keepingCapacity: true)
    isFull = sample.count >= StoredDictionary.sampleLength
  }

  /// A record of so many bytes ends a frame, whatever stands before it.
  package static func endsFrame(_ length: Int) -> Bool { length >= StoredWriter.frameLength }

  /// The dictionary, once the segment's records were counted, or so many that `isDecided`; nil when it has none.
  package var dictionary: [UInt8]? {
    StoredDictionary.make(of: isFull || frame.isEmpty && lengths.count == 0 ? sample : sample + lengths.bytes + frame)
  }

  /// More records do not change the dictionary.
  package var isDecided: Bool { isFull }
}
