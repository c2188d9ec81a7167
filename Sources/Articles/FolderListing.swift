import Glibc

/// The names in a folder, without the hidden ones, in the order of their bytes. A million take some thirty megabytes.
struct FolderListing {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = []

  /// - Throws: `unreadable`.
  init(_ path: [UInt8]) throws(ArticleError) {
    let opened = (path + [0]).withUnsafeBytes { opendir($0.bindMemory(to: CChar.self).baseAddress!) }
    guard let stream = opened else { throw .unreadable(errno: errno) }
    defer { closedir(stream) }
    errno = 0
    while let entry = readdir(stream) {
      guard entry.pointee.d_name.0 != CChar(bitPattern: UInt8(ascii: ".")) else { continue }
      starts.append(UInt32(bytes.count))
      withUnsafeBytes(of: &entry.pointee.d_name) { name in bytes.append(contentsOf: name.prefix { $0 != 0 }) }
      bytes.append(0)
      errno = 0
    }
    if errno != 0 { throw .unreadable(errno: errno) }
    let names = bytes
    starts.sort { left, right in
      // A zero ends each name, so no comparison leaves the array, and a name that another begins with comes first.
      var (left, right) = (Int(left), Int(right))
      while names[left] == names[right], names[left] != 0 { (left, right) = (left + 1, right + 1) }
      return names[left] < names[right]
    }
  }

  var count: Int { starts.count }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])...].prefix { $0 != 0 } }
}
