/// A number as a bar of block characters, an eighth of a column fine.
package enum Bar {
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// - Parameters:
  ///   - most: the number that fills all columns.
  ///   - columns: its room.
  /// - Returns: a bar, never empty for a number above none.
  package static func text(_ number: Int, of most: Int, columns: Int) -> String {
    guard number > 0, most > 0, columns > 0 else { return "" }
    let parts = max(1, number * columns * 8 / most)
    let rest = parts % 8
    return String(repeating: "█", count: parts / 8) + (rest > 0 ? String(eighths[rest - 1]) : "")
  }
}
