/// All that one term has: what builder and merger hand to `SegmentWriter`. Plain memory that is used again for every term.
struct TermPostings: ~Copyable {
  /// Ascending document numbers.
  private(set) var documents = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
  /// One for each document.
  private(set) var frequencies = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
  private(set) var documentCount = 0
  private var documentCapacity = 1024
  var hasPositions = false
  /// A document's first position, each other's distance from the one before less one, document after document.
  private(set) var distances = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
  private(set) var positionCount = 0
  private var positionCapacity = 1024
  private var expected: UInt32 = 0

  deinit {
    documents.deallocate()
    frequencies.deallocate()
    distances.deallocate()
  }

  mutating func removeAll() {
    documentCount = 0
    positionCount = 0
  }

  /// Makes room for so many documents and positions in all.
  mutating func reserve(documents wanted: Int, positions wantedPositions: Int) {
    if wanted > documentCapacity {
      let capacity = max(wanted, documentCapacity * 2)
      documents = Self.grown(documents, documentCount, capacity)
      frequencies = Self.grown(frequencies, documentCount, capacity)
      documentCapacity = capacity
    }
    if wantedPositions > positionCapacity {
      let capacity = max(wantedPositions, positionCapacity * 2)
      distances = Self.grown(distances, positionCount, capacity)
      positionCapacity = capacity
    }
  }

  private static func grown(
    _ old: UnsafeMutablePointer<UInt32>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<UInt32> {
    let new = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }

  /// Adds a document, for which room must have been made, without occurrences yet.
  @inline(__always)
  mutating func begin(document: UInt32) {
    documents[documentCount] = document
    frequencies[documentCount] = 0
    documentCount &+= 1
    expected = 0
  }

  /// Adds an occurrence in the last document, for which room must have been made; false if it is not after the one before.
  @inline(__always)
  mutating func add(position: UInt32) -> Bool {
    guard position >= expected else { return false }
    distances[positionCount] = position &- expected
    positionCount &+= 1
    expected = position &+ 1
    frequencies[documentCount &- 1] &+= 1
    return true
  }

  /// Gives the last document, of a term without positions, its frequency.
  mutating func setFrequency(_ frequency: UInt32) { frequencies[documentCount - 1] = frequency }
}
