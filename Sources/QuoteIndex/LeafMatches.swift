import Glibc

/// The documents of one file that one word, phrase or name of a question matches.
final class LeafMatches {
  private(set) var bits: DocumentBits
  /// How often it stands in each document, and 0 in those that it does not match; nil where nobody asks for scores.
  private let frequencies: UnsafeMutablePointer<UInt32>?

  init(documents: UInt32, countsFrequencies: Bool) {
    bits = DocumentBits(documents: documents)
    if countsFrequencies {
      // Zeros of the system's, of which only the pages that a match stands on are ever made.
      guard let table = calloc(max(1, Int(documents)), MemoryLayout<UInt32>.stride) else {
        preconditionFailure("no memory for \(documents) documents")
      }
      frequencies = table.bindMemory(to: UInt32.self, capacity: max(1, Int(documents)))
    } else {
      frequencies = nil
    }
  }

  deinit { free(frequencies) }

  var countsFrequencies: Bool { frequencies != nil }

  /// Adds one of the file's documents. Forms of one thing count as one: the most frequent decides, so a question gives the
  /// same ranking in whatever script it was typed.
  @inline(__always)
  func add(_ document: UInt32, _ frequency: UInt32) {
    bits.insert(document)
    if let frequencies { frequencies[Int(document)] = max(frequencies[Int(document)], frequency) }
  }

  /// Adds the documents of a bitmap of all of the file's.
  func add(bitmap: UnsafeRawPointer) { bits.formUnion(bitmap) }

  /// Of one of the file's documents.
  @inline(__always)
  func frequency(_ document: UInt32) -> UInt32 { frequencies?[Int(document)] ?? 0 }
}
