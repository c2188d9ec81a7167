/// Who holds the write lock of an index, as the holder wrote it down.
package struct LockHolder: Hashable, Sendable, CustomStringConvertible {
  package let process: Int32
  package let host: String
  /// When the lock was taken, ISO 8601 in UTC.
  package let since: String

  package var description: String {
    process == 0 ? "a process that has not signed yet" : "process \(process) on \(host) since \(since)"
  }
}
