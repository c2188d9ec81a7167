/// What each token of a passage may be inside a noun phrase, each decided once.
final class UnitMemo {
  // A pointer, not an array: this is read several times a token, and a class checks each access of its variables.
  private let units: UnsafeMutablePointer<UInt8>
  private let start: Int
  private let count: Int

  /// - Parameter tokens: the passage's.
  init(_ tokens: Range<Int>) {
    start = tokens.lowerBound
    count = tokens.count
    units = .allocate(capacity: max(1, tokens.count))
    units.initialize(repeating: 0, count: max(1, tokens.count))
  }

  deinit { units.deallocate() }

  @inline(__always)
  subscript(_ token: Int) -> NounPhraseReader.Unit? {
    get {
      let index = token - start
      guard index >= 0, index < count, units[index] != 0 else { return nil }
      return NounPhraseReader.Unit(rawValue: units[index])
    }
    set {
      let index = token - start
      if index >= 0, index < count, let newValue { units[index] = newValue.rawValue }
    }
  }
}
