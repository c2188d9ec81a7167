import Glibc
import Segments

/// What a build that was cut short leaves behind.
public enum UnfinishedBuild {
  /// Removes the files that no manifest lists. Readers and the index are untouched.
  ///
  /// - Throws: `damagedOrLocked` when somebody else is writing, `system`.
  public static func remove(from home: IndexHome) throws(IndexError) {
    // A build that was cut short before it made the folder has left nothing, and opening for writing would make one.
    guard access(home.path + "/segments", F_OK) == 0 else { return }
    // Opening for writing does it, before anything else.
    _ = try bridging { () throws(SegmentError) in try home.segments.openForWriting() }
  }
}
