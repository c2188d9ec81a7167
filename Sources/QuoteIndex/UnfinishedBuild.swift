import Segments

/// What a build that was cut short leaves behind.
public enum UnfinishedBuild {
  /// Removes the files that no manifest lists. Readers and the index are untouched.
  ///
  /// - Throws: `damagedOrLocked` when somebody else is writing, `system`.
  public static func remove(from home: IndexHome) throws(IndexError) {
    // Opening for writing does it, before anything else.
    _ = try bridging { () throws(SegmentError) in try home.segments.openForWriting() }
  }
}
