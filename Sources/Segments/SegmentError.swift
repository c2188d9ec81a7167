import Glibc

/// What can go wrong with the files of an index. Every case names the file; `description` says what was expected there,
/// what was found, and the way out.
package indirect enum SegmentError: Error, Equatable, Sendable {
  /// A file that should be there is not.
  case missing(path: String, expected: String)
  /// Bytes are not those that were written.
  case damaged(path: String, place: String, expected: String, found: String)
  /// The file is of another kind altogether.
  case notASegment(path: String, expected: String, found: String)
  /// The file was written by a later version of Daiek.
  case newerFormat(path: String, supported: UInt32, found: UInt32)
  /// Another writer holds the index.
  case locked(path: String, holder: LockHolder)
  /// The system refused an operation; `errno` is its reason.
  case ioFailure(path: String, operation: String, errno: Int32)
  /// A new moment of the index is in its place, but the system did not say that it would survive a power cut.
  case uncertain(path: String, errno: Int32)
  /// The caller asked for what the format cannot hold.
  case unacceptable(place: String, expected: String, found: String)

  /// The file, or for `unacceptable` the argument, at fault.
  package var place: String {
    switch self {
    case .missing(let path, _), .notASegment(let path, _, _), .newerFormat(let path, _, _): path
    case .locked(let path, _), .ioFailure(let path, _, _), .uncertain(let path, _): path
    case .damaged(let path, let place, _, _): "\(path), \(place)"
    case .unacceptable(let place, _, _): place
    }
  }

  package var expected: String {
    switch self {
    case .missing(_, let expected), .damaged(_, _, let expected, _): expected
    case .notASegment(_, let expected, _), .unacceptable(_, let expected, _): expected
    case .newerFormat(_, let supported, _): "format version \(supported) or older"
    case .locked: "an index that nobody else is writing"
    case .ioFailure(_, let operation, _): "\(operation) to succeed"
    case .uncertain: "a new manifest that would survive a power cut"
    }
  }

  package var found: String {
    switch self {
    case .missing: "no such file"
    case .damaged(_, _, _, let found), .notASegment(_, _, let found), .unacceptable(_, _, let found): found
    case .uncertain(_, let code): "error \(code) (\(String(cString: strerror(code))))"
    case .newerFormat(_, _, let version): "format version \(version)"
    case .locked(_, let holder): "a lock held by \(holder)"
    case .ioFailure(_, _, let code): "error \(code) (\(String(cString: strerror(code))))"
    }
  }

  /// What the reader of the message can do.
  package var wayOut: String {
    switch self {
    case .missing, .damaged: "rebuild the index from its sources, or restore the file from a copy"
    case .notASegment: "name a file or folder that Daiek wrote"
    case .newerFormat: "use the version of Daiek that wrote it, or rebuild the index"
    case .locked: "wait until it has finished, or end that process"
    case .ioFailure: "mend the cause, then try again; the index is as it was"
    case .uncertain: "the new index answers already; mend the cause, then run the command again"
    case .unacceptable: "give a value within the limit"
    }
  }
}

extension SegmentError: CustomStringConvertible {
  package var description: String {
    "\(place): expected \(expected); found \(found); \(wayOut)"
  }
}
