import Glibc
import Segments

/// The runs of one collection, to be joined into its file.
struct CollectionJoin: Sendable {
  /// Paths.
  let runs: [String]
  let order: [SegmentMerger.Place]
  let records: RecordFile
  /// By place in the order: the document's record.
  let recordNumbers: [UInt32]
  let path: String

  /// Writes the file and removes the runs.
  func write() throws(SegmentError) -> FileReference {
    var readers: [SegmentReader] = []
    for run in runs { readers.append(try SegmentReader(run)) }
    let file = try SegmentMerger.merge(readers, order: order, records: records, numbers: recordNumbers, to: path)
    // What cannot be removed now is removed as unlisted later.
    for run in runs { unlink(run) }
    return file
  }
}
