import Glibc

/// One file of an archive, found but not read.
package struct SourceFile: Sendable, Equatable {
  /// The path as it is shown; bytes that are no UTF-8 are U+FFFD in it.
  package let path: String
  /// The path as it is opened.
  let pathBytes: [UInt8]
  /// Its path below the folder that was named, or its own name: what an index keeps of it, which says nothing of the
  /// machine.
  package let name: String
  /// Named by the user, not met in a folder: then an unknown format is an error and not passed over.
  package let isNamed: Bool
  /// What the user says it is; else its name or content tells.
  package let format: SourceFormat?
  /// Bytes on disk; nil when nobody knows.
  package let size: Int?
  /// When its content was last written, in nanoseconds since 1970; nil when nobody knows.
  package let modifiedNanoseconds: Int?

  package init(path: String, name: String? = nil, isNamed: Bool, format: SourceFormat? = nil) {
    self.init(pathBytes: Array(path.utf8), name: name, isNamed: isNamed, format: format, status: nil)
  }

  init(pathBytes: [UInt8], name: String?, isNamed: Bool, format: SourceFormat?, status: stat?) {
    let path = String(decoding: pathBytes, as: UTF8.self)
    self.path = path
    self.pathBytes = pathBytes
    self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    self.isNamed = isNamed
    self.format = format
    size = status.map { Int($0.st_size) }
    modifiedNanoseconds = status.map { $0.st_mtim.tv_sec * 1_000_000_000 + $0.st_mtim.tv_nsec }
  }

  /// Standard input, which is named `-` and is what it looks like, or what the user says.
  package static func standardInput(format: SourceFormat?) -> SourceFile {
    SourceFile(path: standardInputPath, isNamed: true, format: format)
  }

  package static let standardInputPath = "-"

  package var isStandardInput: Bool { path == Self.standardInputPath && isNamed }
}
