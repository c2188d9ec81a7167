import SeededRandom

/// The same numbers for the same seed, which is printed so that a failure can be met again.
public struct SeededGenerator: RandomNumberGenerator {
  private var numbers: RandomNumbers

  public init(seed: UInt64, of test: String = #function) {
    print("\(test): seed \(seed)")
    numbers = RandomNumbers(seed: seed)
  }

  public mutating func next() -> UInt64 { numbers.next() }
}
