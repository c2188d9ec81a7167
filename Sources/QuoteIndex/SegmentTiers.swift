import Segments

/// Which segments are joined when there are many: those of about one size, so that an article is written again only as often
/// as there are sizes, and a question never has to look into more than a few dozen.
enum SegmentTiers {
  /// From so many segments of one tier on, they are joined.
  static let width = 4
  /// Segments below so many bytes are of the lowest tier; each tier above holds `width` times as much.
  private static let lowest = 1 << 16

  /// What is known of a segment.
  struct Segment {
    let bytes: Int
    /// The part of its articles that is deleted, from 0 to 1.
    let deletedShare: Double
  }

  /// The indices of the segments to join into one, in order; none when all is well.
  static func choose(_ segments: [Segment]) -> [Int] {
    let tiers = segments.map { tier(Int(Double($0.bytes) * (1 - $0.deletedShare))) }
    for tier in Set(tiers).sorted() {
      let alike = tiers.indices.filter { tiers[$0] == tier }
      // What is smaller goes along: it would be joined with the result soon.
      if alike.count >= width { return tiers.indices.filter { tiers[$0] <= tier } }
    }
    // More than half of it is gone: written again, it takes less than half the room.
    if let half = segments.firstIndex(where: { $0.deletedShare > 0.5 }) { return [half] }
    return []
  }

  private static func tier(_ bytes: Int) -> Int {
    var tier = 0
    var limit = lowest
    while bytes >= limit {
      limit *= width
      tier += 1
    }
    return tier
  }
}
