/// What each token of a passage may be inside a noun phrase, each decided once.
final class UnitMemo {
  private var units: [UInt8]
  private let start: Int

  /// - Parameter tokens: the passage's.
  init(_ tokens: Range<Int>) {
    start = tokens.lowerBound
    units = [UInt8](repeating: 0, count: tokens.count)
  }

  @inline(__always)
  subscript(_ token: Int) -> NounPhraseReader.Unit? {
    get {
      let index = token - start
      guard index >= 0, index < units.count, units[index] != 0 else { return nil }
      return NounPhraseReader.Unit(rawValue: units[index])
    }
    set {
      let index = token - start
      if index >= 0, index < units.count, let newValue { units[index] = newValue.rawValue }
    }
  }
}
