import Segments

/// Checks every checksum and invariant of an index, file by file, and goes on after a damaged one.
public enum IndexCheck {
  public struct File: Sendable, Equatable {
    public let path: String
    /// What is wrong; nil for a sound file.
    public let problem: Problem?
  }

  /// The manifest and every file that it lists. Linear in their size.
  ///
  /// - Throws: `noIndex` when there is none at all.
  public static func run(home: IndexHome) throws(IndexError) -> [File] {
    let directory = home.segments
    let manifestPath = directory.path(of: "manifest")
    let read: Manifest?
    do throws(SegmentError) { read = try directory.manifest() } catch {
      return [File(path: manifestPath, problem: Problem(error))]
    }
    guard let manifest = read else { throw .noIndex(path: home.path) }
    var files = [File(path: manifestPath, problem: nil)]
    for segment in manifest.segments {
      for file in segment.files {
        let path = directory.path(of: file.file.name)
        files.append(
          File(
            path: path,
            problem: problem { () throws(SegmentError) in
              let reader = try SegmentReader(path)
              guard reader.reference == file.file else {
                throw .damaged(
                  path: path, place: "the whole file", expected: "the checksum in the manifest", found: "another")
              }
              guard reader.documentCount == file.documentCount else {
                throw .damaged(
                  path: path, place: "the summary", expected: "\(file.documentCount) documents, as in the manifest",
                  found: "\(reader.documentCount)")
              }
              try reader.verify()
            }))
        guard let deletions = file.deletions else { continue }
        let deletionsPath = directory.path(of: deletions.name)
        files.append(
          File(
            path: deletionsPath,
            problem: problem { () throws(SegmentError) in
              let set = try DeletionSet(deletionsPath)
              guard set.count == file.deletedCount, set.documentCount == file.documentCount else {
                throw .damaged(
                  path: deletionsPath, place: "the summary",
                  expected: "\(file.deletedCount) of \(file.documentCount) documents deleted, as in the manifest",
                  found: "\(set.count) of \(set.documentCount)")
              }
            }))
      }
    }
    return files
  }

  private static func problem(_ check: () throws(SegmentError) -> Void) -> Problem? {
    do throws(SegmentError) {
      try check()
      return nil
    } catch {
      return Problem(error)
    }
  }
}
