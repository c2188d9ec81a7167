/// Searches the documents of a block of 128, of which a short one is filled up with what no document reaches.
struct BlockSearch {
  /// The last of each sixteen documents.
  private let lower: SIMD4<UInt32>
  private let upper: SIMD4<UInt32>
  private let documents: UnsafeRawPointer

  /// For several searches in one block.
  @inline(__always)
  init(_ documents: UnsafePointer<UInt32>) {
    lower = SIMD4(documents[15], documents[31], documents[47], documents[63])
    upper = SIMD4(documents[79], documents[95], documents[111], documents[127])
    self.documents = UnsafeRawPointer(documents)
  }

  /// The place of the first document that is not before `target`, which the last must not be: by counting those before it,
  /// first by sixteens, so that several searches can be under way at once.
  @inline(__always)
  func place(of target: UInt32) -> Int {
    let wanted = SIMD4<UInt32>(repeating: target)
    let sixteens = Int(0 &- (Self.before(lower, wanted) &+ Self.before(upper, wanted)).wrappedSum())
    var sums = SIMD4<Int32>(repeating: 0)
    for four in 0..<4 {
      let own = documents.loadUnaligned(fromByteOffset: sixteens &* 64 &+ four &* 16, as: SIMD4<UInt32>.self)
      sums = sums &+ Self.before(own, wanted)
    }
    return sixteens &* 16 &- Int(sums.wrappedSum())
  }

  /// Minus one in each lane whose number is before that of `wanted`.
  @inline(__always)
  private static func before(_ own: SIMD4<UInt32>, _ wanted: SIMD4<UInt32>) -> SIMD4<Int32> {
    unsafeBitCast(own .< wanted, to: SIMD4<Int32>.self)
  }

  /// The place of the first document that is not before `target`, which the last must not be: by halves, without a branch,
  /// for a single search.
  @inline(__always)
  static func place(of target: UInt32, in documents: UnsafePointer<UInt32>) -> Int {
    var place = documents[63] < target ? 64 : 0
    place &+= documents[place &+ 31] < target ? 32 : 0
    place &+= documents[place &+ 15] < target ? 16 : 0
    place &+= documents[place &+ 7] < target ? 8 : 0
    place &+= documents[place &+ 3] < target ? 4 : 0
    place &+= documents[place &+ 1] < target ? 2 : 0
    return place &+ (documents[place] < target ? 1 : 0)
  }
}
