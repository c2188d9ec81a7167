/// Lays a whole text against the stretch of another that it comes nearest to: the cheapest way to make the one of the other
/// by changing, adding and dropping tokens (Sellers 1980), where dropping several in a row costs little more than dropping
/// one (Gotoh 1982), and nothing where the text has an ellipsis.
///
/// Reordered words are not seen here; `AlteredWords` finds them in the result.
struct TokenAlignment {
  /// In the order of the found text.
  let steps: [AlignmentStep]
  /// In twentieths of a changed word.
  let cost: Int32

  static let unit: Int32 = 20
  /// A word that begins alike is more likely another form of it than another word.
  private static let similar: Int32 = 16
  /// Less than a changed word, so that of two ways the one with more words that are the same is taken.
  private static let dropped: Int32 = 18
  private static let nextDropped: Int32 = 3
  /// Words between two stretches of speech (he said) are not part of it.
  private static let unspoken: Int32 = 2

  // How the best value of a cell came about.
  private static let diagonal: UInt8 = 0
  private static let insertion: UInt8 = 1
  private static let gap: UInt8 = 2
  private static let sourceMask: UInt8 = 3
  private static let gapContinues: UInt8 = 4
  private static let isCutHere: UInt8 = 8

  /// - Parameter isSpoken: for each token of `found`: whether it stands in a quotation; nil when all of them do.
  ///
  /// Time and memory: the product of the two numbers of tokens.
  init(
    _ text: ComparableText, _ found: ArraySlice<ComparableText.Token>, isSpoken: [Bool]? = nil
  ) {
    let (rows, columns) = (text.tokens.count, found.count)
    let base = found.startIndex
    let width = columns + 1
    let far = Int32.max / 2
    var marks = [UInt8](repeating: 0, count: (rows + 1) * width)
    var above = [Int32](repeating: 0, count: width)
    var row = [Int32](repeating: 0, count: width)
    for i in 1..<(rows + 1) {
      let token = text.tokens[i - 1]
      row[0] = above[0] + Self.unit
      marks[i * width] = Self.insertion
      var inGap = far
      for j in 1..<width {
        let other = found[base + j - 1]
        var mark = Self.diagonal
        var best = above[j - 1]
        if !token.isSame(other) { best += token.beginning == other.beginning ? Self.similar : Self.unit }
        let inserted = above[j] + Self.unit
        if inserted < best { (best, mark) = (inserted, Self.insertion) }
        let spoken = isSpoken?[j - 1] ?? true
        let opened = row[j - 1] + (spoken ? Self.dropped : Self.unspoken)
        let continued = inGap + (spoken ? Self.nextDropped : 0)
        inGap = min(opened, continued)
        if inGap < best { (best, mark) = (inGap, Self.gap) }
        if continued < opened { mark |= Self.gapContinues }
        row[j] = best
        marks[i * width + j] = mark
      }
      if i < rows, text.isCutBefore[i] {
        for j in 1..<width where row[j - 1] < row[j] {
          row[j] = row[j - 1]
          marks[i * width + j] |= Self.isCutHere
        }
      }
      swap(&above, &row)
    }
    // Of two ends that cost the same, the later has a last word changed where the earlier has one added.
    var end = 0
    for j in 0..<width {
      if above[j] < above[end] || above[j] == above[end] && j == end + 1 { end = j }
    }
    cost = above[end]
    steps = Self.trace(marks, rows: rows, width: width, end: end, base: base) { i, j in
      text.tokens[i].isSame(found[base + j])
    }
  }

  private static func trace(
    _ marks: [UInt8], rows: Int, width: Int, end: Int, base: Int, _ isSame: (Int, Int) -> Bool
  ) -> [AlignmentStep] {
    var steps: [AlignmentStep] = []
    var (i, j) = (rows, end)
    while i > 0 {
      let mark = marks[i * width + j]
      if mark & isCutHere != 0 {
        steps.append(.cut(found: base + j - 1))
        j -= 1
        continue
      }
      switch mark & sourceMask {
      case diagonal:
        steps.append(
          isSame(i - 1, j - 1)
            ? .same(text: i - 1, found: base + j - 1) : .changed(text: i - 1, found: base + j - 1))
        i -= 1
        j -= 1
      case insertion:
        steps.append(.added(text: i - 1))
        i -= 1
      default:
        var continues = true
        while continues {
          continues = marks[i * width + j] & gapContinues != 0
          steps.append(.dropped(found: base + j - 1))
          j -= 1
        }
      }
    }
    return steps.reversed()
  }
}
