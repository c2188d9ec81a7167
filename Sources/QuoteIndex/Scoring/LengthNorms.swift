import Segments

/// BM25 (Robertson and Zaragoza 2009) for one average length: what a document's length does to its score, tabulated for
/// the 256 length codes.
///
/// Scores are whole numbers of 2⁻¹⁷, so that their sum is the same in whatever order it is made up; and they are
/// w − w / (1 + frequency · factor), which rounding leaves monotonic in the frequency and the length, so that the bound of
/// a block is never below a score within it.
struct LengthNorms {
  static let k1: Float = 1.2
  static let b: Float = 0.75
  static let unit: Float = 131_072

  /// 1 / (k1 · (1 − b + b · length / average)), by length code.
  private let factors: [Float]

  /// - Parameter leastLength: no document counts as shorter.
  init(averageLength: Double, leastLength: Double = 0) {
    let average = Float(averageLength > 0 ? averageLength : 1)
    factors = (UInt8.min ... .max).map { code in
      let length = max(Float(LengthCode(rawValue: code).length), Float(leastLength))
      return 1 / (Self.k1 * (1 - Self.b + Self.b * length / average))
    }
  }

  /// What a term in so few of so many documents weighs.
  static func weight(documents: Int, of total: Int) -> Float {
    let rarity = (1 + (Double(total - documents) + 0.5) / (Double(documents) + 0.5)).logarithm
    // At most 22.2 for 2³² documents, so a weight is below 2⁶ and a score in units below 2²³.
    return Float(rarity) * (k1 + 1) * unit
  }

  /// What a term adds to the score of a document with this factor. Rounded by an addition, after which the number stands
  /// in the low bits of the sum: unlike a conversion it can be done for several documents an instruction.
  @inline(__always)
  static func score(_ weight: Float, _ frequency: UInt32, _ factor: Float) -> Int32 {
    let known = Float(Int32(bitPattern: frequency & 0x7FFF_FFFF))
    return Int32(truncatingIfNeeded: (weight - weight / (1 + known * factor) + 8_388_608).bitPattern &- 0x4B00_0000)
  }

  /// What a term can add at most within a bound.
  func bound(_ weight: Float, _ bound: BlockBound) -> Int32 {
    Self.score(weight, bound.maximumFrequency, factors[Int(bound.minimumLength.rawValue)])
  }

  /// The factor of a length code.
  @inline(__always)
  func factor(_ code: UInt8) -> Float { factors[Int(code)] }

  /// The factors of all codes, for loops that cannot pay for checks; they live as long as `body`.
  func withFactors<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    factors.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
  }
}
