/// What is known of a stretch of postings without decoding it: enough to bound the score of any document in it.
package struct BlockBound: Sendable {
  /// No document of the stretch comes after this one.
  package let lastDocument: DocumentID
  /// No frequency in it is greater; `UInt32.max` where it is 255 or more.
  package let maximumFrequency: UInt32
  /// No document in it is shorter.
  package let minimumLength: LengthCode
}
