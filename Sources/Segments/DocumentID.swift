/// The number of a document within one segment file, from 0 in the order in which documents were added.
package struct DocumentID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// What a cursor shows once it is past its last document. It is greater than the number of every document.
  package static let end = DocumentID(.max)

  package static func < (left: DocumentID, right: DocumentID) -> Bool {
    left.rawValue < right.rawValue
  }

  package var description: String { self == .end ? "end" : String(rawValue) }
}
