/// The quotation marks that have opened and not closed, innermost last. Each mark costs a constant over a whole text.
struct OpenMarks {
  private var places: [(mark: UInt32, place: Int)] = []
  /// Of each mark the indices in `places`.
  private var indices: [UInt32: [Int]] = [:]

  mutating func open(_ mark: UInt32, at place: Int) {
    indices[mark, default: []].append(places.count)
    places.append((mark, place))
  }

  func contains(_ mark: UInt32) -> Bool { indices[mark]?.isEmpty == false }

  /// Of two marks the first is open, and the other is not or further out.
  func isInnermost(_ mark: UInt32, or other: UInt32) -> Bool {
    guard let index = indices[mark]?.last else { return false }
    return index > indices[other]?.last ?? -1
  }

  /// Closes the innermost of a mark and all that opened inside it; where it opened, nil when it did not.
  mutating func close(_ mark: UInt32) -> Int? {
    guard let index = indices[mark]?.last else { return nil }
    let place = places[index].place
    while places.count > index { indices[places.removeLast().mark]?.removeLast() }
    return place
  }
}
