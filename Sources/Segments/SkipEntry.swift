/// The sixteen bytes that describe one block of 128 postings.
struct SkipEntry {
  let lastDocument: UInt32
  let offset: Int
  let positionsBefore: Int
  let maximumFrequency: UInt32
  let minimumLength: LengthCode
  let documentWidth: Int
  let frequencyWidth: Int

  /// - Parameter entries: the entries of a term, of which there must be more than `block`.
  @inline(__always)
  init(_ entries: UnsafeRawPointer, block: Int) {
    let bytes = entries + block &* PostingsEncoder.skipEntryLength
    lastDocument = bytes.loadUnaligned(as: UInt32.self)
    offset = Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    positionsBefore = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let maximum = bytes.load(fromByteOffset: 12, as: UInt8.self)
    maximumFrequency = maximum == 255 ? .max : UInt32(maximum)
    minimumLength = LengthCode(rawValue: bytes.load(fromByteOffset: 13, as: UInt8.self))
    documentWidth = Int(bytes.load(fromByteOffset: 14, as: UInt8.self))
    frequencyWidth = Int(bytes.load(fromByteOffset: 15, as: UInt8.self))
  }
}
