extension SegmentReader {
  /// The pages that the answers so far rest on: tools/faults damages these and expects the next answer to say so. O(pages).
  package var checkedPages: [Int] { file.checkedPages }

  /// Bytes covered by one checksum.
  package static var pageLength: Int { FileKind.pageLength }
}
