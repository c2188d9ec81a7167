/// Finds the packed blocks of a term's positions, of which only the widths are known: going forward adds each width once.
struct PositionsBlock {
  private let section: Section
  private let widths: UnsafePointer<UInt8>
  private let blocks: Int
  /// The block that was found last; below zero for none.
  private(set) var number = -1
  /// Where it begins, in the section and in memory, and how wide its numbers are; a short block at the end has but a place.
  private(set) var offset: Int
  private(set) var packed: UnsafeRawPointer
  private(set) var width = 0
  /// To which block `offset` belongs, found or not.
  private var reached = 0

  /// - Parameter widths: of so many full blocks, with which the section begins; on pages known to be whole.
  init(_ section: Section, widths: UnsafePointer<UInt8>, blocks: Int) {
    self.section = section
    self.widths = widths
    self.blocks = blocks
    offset = blocks
    packed = UnsafeRawPointer(widths)
  }

  /// Finds a block, which is at most the number of full ones. O(blocks since the last), going back O(blocks).
  @inline(never)
  mutating func find(_ block: Int) throws(SegmentError) {
    number = -1
    if block < reached { (reached, offset) = (0, blocks) }
    // Proven: block is at most `blocks`, and so many widths were found whole.
    var sum = 0
    for index in reached..<block { sum &+= Int(widths[index]) }
    offset += BitPacking.byteCount(width: sum)
    reached = block
    if block < blocks {
      width = Int(widths[block])
      guard width <= 32 else {
        throw section.file.damaged("positions", expected: "a width of at most 32 bits", found: "\(width)")
      }
      packed = try section.bytes(at: offset, count: BitPacking.byteCount(width: width))
    }
    number = block
  }
}
