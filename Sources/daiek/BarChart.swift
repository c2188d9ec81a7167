import Presentation

/// Names, numbers, and a bar for each number.
struct BarChart {
  let output: Output
  let wording: Wording

  /// The columns of output that no terminal shows.
  private static let usualColumns = 80
  private static let longestName = 40

  /// - Parameters:
  ///   - heading: what the names are.
  ///   - rows: in the order in which to show them.
  ///   - limit: as many rows as are shown; of the others it is said how many there are.
  func write(_ heading: Message, _ rows: [(name: String, number: Int)], _ limit: Int) {
    guard !rows.isEmpty else { return }
    output.line(StyledText(wording.text(heading), .strong))
    write(Array(rows.prefix(limit)), of: rows.count)
    output.line()
  }

  /// - Parameter total: how many rows there are with those that are not shown.
  func write(_ shown: [(name: String, number: Int)], of total: Int) {
    let most = shown.map(\.number).max() ?? 0
    let columns = output.columns ?? Self.usualColumns
    let longest = min(Self.longestName, columns / 2)
    let names = shown.map { DisplayWidth.cut(Safe.text($0.name), to: longest) }
    let numbers = shown.map { wording.text(.number(number: $0.number)) }
    let nameColumns = names.map { DisplayWidth.of($0) }.max() ?? 0
    let numberColumns = numbers.map { DisplayWidth.of($0) }.max() ?? 0
    let room = max(8, columns - nameColumns - numberColumns - 6)
    for (place, row) in shown.enumerated() {
      let number = String(repeating: " ", count: numberColumns - DisplayWidth.of(numbers[place])) + numbers[place]
      output.line(
        "  \(DisplayWidth.padded(names[place], to: nameColumns))  \(number)  "
          + Bar.text(row.number, of: most, columns: room))
    }
    if total > shown.count { output.line("  " + wording.text(.andMore(number: total - shown.count))) }
  }
}
