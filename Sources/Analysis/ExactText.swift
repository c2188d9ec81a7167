import Glibc

/// A text as a key that is the same only byte for byte. Terms are in one normal form, so they need no canonical equivalence,
/// which makes Swift normalise a text of other than ASCII letters each time that it is looked up.
package struct ExactText: Hashable, Sendable {
  package let text: String

  @inline(__always) package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    let (left, right) = (left.text.utf8, right.text.utf8)
    guard left.count == right.count else { return false }
    let isEqual: Bool?? = left.withContiguousStorageIfAvailable { left in
      right.withContiguousStorageIfAvailable { right in
        left.isEmpty || memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0
      }
    }
    return (isEqual ?? nil) ?? left.elementsEqual(right)
  }

  package func hash(into hasher: inout Hasher) {
    let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    // What was bridged from elsewhere has no bytes of its own, and must still have the hash of its equal.
    if isContiguous == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
  }
}
