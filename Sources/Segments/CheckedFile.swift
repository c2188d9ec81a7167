import Glibc
import Synchronization

/// A mapped file whose pages are checked against their CRC32C when they are first touched.
///
/// All raw access to mapped bytes begins in `bytes(at:count:)`, which checks the range against the file's bounds and the
/// pages against their checksums, and only then gives a pointer; the pointer lives as long as the file.
final class CheckedFile: @unchecked Sendable {
  // Sendable: the mapping is read-only and lives until deinit; `verified` holds atomics; all else is constant. Two
  // threads that touch a page first at once both check it and set the same bit.
  let path: String
  let reference: FileReference
  private let base: UnsafeRawPointer
  private let mappedLength: Int
  private let bodyLength: Int
  private let pageCount: Int
  private let verified: UnsafeMutablePointer<Atomic<UInt64>>
  private var sections: [(offset: Int, count: Int)] = []

  /// Maps the file and checks header, footer and checksum table; O(size / 1024).
  init(path: String, kind: FileKind) throws(SegmentError) {
    self.path = path
    let file = try OpenFile(path, flags: O_RDONLY)
    let size = try file.size()
    let least = FileKind.headerLength + FileKind.footerLength
    guard size >= least else {
      throw .damaged(path: path, place: "its end", expected: "at least \(least) bytes", found: "\(size) bytes")
    }
    guard let map = mmap(nil, size, PROT_READ, MAP_SHARED, file.descriptor, 0), map != MAP_FAILED else {
      throw .ioFailure(path: path, operation: "mmap", errno: errno)
    }
    do throws(SegmentError) {
      let opened = try CheckedFile.readFooter(UnsafeRawBufferPointer(start: map, count: size), path: path, kind: kind)
      (bodyLength, pageCount, sections) = (opened.bodyLength, opened.pageCount, opened.sections)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      reference = FileReference(name: name, byteCount: UInt64(size), checksum: opened.checksum)
    } catch {
      munmap(map, size)
      throw error
    }
    base = UnsafeRawPointer(map)
    mappedLength = size
    verified = .allocate(capacity: (pageCount + 63) / 64)
    for word in 0..<(pageCount + 63) / 64 { (verified + word).initialize(to: Atomic(0)) }
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: base), mappedLength)
    verified.deinitialize(count: (pageCount + 63) / 64)
    verified.deallocate()
  }

  private struct Footer {
    var bodyLength: Int
    var pageCount: Int
    var checksum: UInt32
    var sections: [(offset: Int, count: Int)]
  }

  private static func readFooter(
    _ bytes: UnsafeRawBufferPointer, path: String, kind: FileKind
  ) throws(SegmentError) -> Footer {
    func damaged(_ place: String, _ expected: String, _ found: String) -> SegmentError {
      .damaged(path: path, place: place, expected: expected, found: found)
    }
    let magic = String(decoding: bytes[..<8], as: UTF8.self)
    guard magic == kind.rawValue else {
      throw .notASegment(
        path: path, expected: "a file that begins with \(kind.rawValue)", found: String(reflecting: magic))
    }
    let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard version <= FileKind.formatVersion else {
      throw .newerFormat(path: path, supported: FileKind.formatVersion, found: version)
    }
    let start = bytes.count - FileKind.footerLength
    let stored = bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self)
    let checksum = CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[start..<bytes.count - 4]))
    guard checksum == stored else { throw damaged("the footer", "checksum \(stored)", "\(checksum)") }
    guard version == FileKind.formatVersion else { throw damaged("the header", "format version 1", "\(version)") }
    let tableEnd = bytes.count - FileKind.footerLength
    let fields = start + FileKind.sectionCount * 16
    let body = bytes.loadUnaligned(fromByteOffset: fields, as: UInt64.self)
    let pages = Int(bytes.loadUnaligned(fromByteOffset: fields + 8, as: UInt32.self))
    guard body >= UInt64(FileKind.headerLength), body <= UInt64(tableEnd),
      pages == (Int(body) + FileKind.pageLength - 1) / FileKind.pageLength, Int(body) + pages * 4 == tableEnd
    else { throw damaged("the footer", "\(tableEnd) bytes of pages and checksums", "\(body) bytes in \(pages) pages") }
    let endMagic = String(decoding: bytes[fields + 16..<fields + 24], as: UTF8.self)
    let endVersion = bytes.loadUnaligned(fromByteOffset: fields + 24, as: UInt32.self)
    guard endMagic == kind.rawValue, endVersion == version else {
      throw damaged("the footer", "\(kind.rawValue) version \(version)", "\(endMagic) version \(endVersion)")
    }
    let tableStored = bytes.loadUnaligned(fromByteOffset: fields + 12, as: UInt32.self)
    let table = CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[Int(body)..<tableEnd]))
    guard table == tableStored else { throw damaged("the checksum table", "checksum \(tableStored)", "\(table)") }
    var sections: [(offset: Int, count: Int)] = []
    for index in 0..<FileKind.sectionCount {
      let offset = bytes.loadUnaligned(fromByteOffset: start + index * 16, as: UInt64.self)
      let count = bytes.loadUnaligned(fromByteOffset: start + index * 16 + 8, as: UInt64.self)
      guard offset <= body, count <= body - offset else {
        throw damaged("the section table", "section \(index) within \(body) bytes", "\(count) bytes at \(offset)")
      }
      sections.append((Int(offset), Int(count)))
    }
    return Footer(bodyLength: Int(body), pageCount: pages, checksum: checksum, sections: sections)
  }

  /// One section of the file.
  func section(_ index: Int) -> Section {
    Section(file: self, start: sections[index].offset, count: sections[index].count)
  }

  /// The bytes at `offset`, once their pages are known to be whole.
  @inline(__always)
  func bytes(at offset: Int, count: Int) throws(SegmentError) -> UnsafeRawPointer {
    guard offset >= 0, count >= 0, offset <= bodyLength, count <= bodyLength - offset else {
      throw outOfBounds(offset, count)
    }
    if count > 0 {
      var page = UInt(bitPattern: offset) / UInt(FileKind.pageLength)
      let last = UInt(bitPattern: offset &+ count &- 1) / UInt(FileKind.pageLength)
      repeat {
        // The pages of this range that stand in one word.
        let end = min(last, page | 63)
        let wanted = UInt64.max &<< UInt64(page & 63) & (.max &>> UInt64(63 &- (end & 63)))
        if verified[Int(page / 64)].load(ordering: .relaxed) & wanted != wanted { try verify(pages: page...end) }
        page = end &+ 1
      } while page <= last
    }
    return base + offset
  }

  private func outOfBounds(_ offset: Int, _ count: Int) -> SegmentError {
    damaged("byte \(offset)", expected: "\(count) bytes within \(bodyLength)", found: "the end")
  }

  @inline(never)
  private func verify(pages: ClosedRange<UInt>) throws(SegmentError) {
    for page in pages where verified[Int(page / 64)].load(ordering: .relaxed) & (1 << UInt64(page % 64)) == 0 {
      try verify(page: Int(page))
    }
  }

  /// Relaxed order is enough: the bit says that bytes which never change were whole; nothing is published by it.
  @inline(never)
  private func verify(page: Int) throws(SegmentError) {
    let start = page * FileKind.pageLength
    let count = min(FileKind.pageLength, bodyLength - start)
    let expected = base.loadUnaligned(fromByteOffset: bodyLength + page * 4, as: UInt32.self)
    let found = CRC32C.checksum(UnsafeRawBufferPointer(start: base + start, count: count))
    guard expected == found else {
      throw damaged("page \(page) at byte \(start)", expected: "checksum \(expected)", found: "\(found)")
    }
    verified[page / 64].bitwiseOr(1 << UInt64(page % 64), ordering: .relaxed)
  }

  /// Checks every page, those already checked too. O(size).
  func verifyAllPages() throws(SegmentError) {
    for page in 0..<pageCount { try verify(page: page) }
  }

  /// The pages that were touched so far, and found whole. O(pages).
  var checkedPages: [Int] {
    (0..<pageCount).filter { verified[$0 / 64].load(ordering: .relaxed) & (1 << UInt64($0 % 64)) != 0 }
  }

  func damaged(_ place: String, expected: String, found: String) -> SegmentError {
    .damaged(path: path, place: place, expected: expected, found: found)
  }
}
