import CArchive

/// Packs archives for tests, by LibArchive's writer.
struct ArchiveMaker {
  enum Form { case zip, tar, gzipTar, zstdTar, gzip, zstd, encryptedZip }

  struct Entry {
    var name: [UInt8]
    var bytes: [UInt8]
    var linksTo: String?

    init(_ name: String, _ text: String) { (self.name, self.bytes) = (Array(name.utf8), Array(text.utf8)) }

    init(_ name: [UInt8], _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

    init(_ name: String, linkTo target: String) {
      self.name = Array(name.utf8)
      bytes = []
      linksTo = target
    }
  }

  static func pack(_ form: Form, _ entries: [Entry]) -> [UInt8] {
    let archive = archive_write_new()!
    defer { archive_write_free(archive) }
    switch form {
    case .zip, .encryptedZip: archive_write_set_format_zip(archive)
    case .tar, .gzipTar, .zstdTar: archive_write_set_format_ustar(archive)
    case .gzip, .zstd: archive_write_set_format_raw(archive)
    }
    switch form {
    case .gzipTar, .gzip: archive_write_add_filter_gzip(archive)
    case .zstdTar, .zstd: archive_write_add_filter_zstd(archive)
    default: break
    }
    if form == .encryptedZip {
      archive_write_set_options(archive, "zip:encryption=traditional")
      archive_write_set_passphrase(archive, "secret")
    }
    archive_write_set_bytes_in_last_block(archive, 1)
    let capacity = entries.reduce(1 << 20) { $0 + $1.bytes.count * 2 + 4096 }
    var used = 0
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      let opened = archive_write_open_memory(archive, buffer.baseAddress, capacity, &used)
      precondition(opened == ARCHIVE_OK)
      for entry in entries { write(entry, to: archive) }
      archive_write_close(archive)
      filled = used
    }
  }

  private static func write(_ entry: Entry, to archive: OpaquePointer) {
    let header = archive_entry_new()!
    defer { archive_entry_free(header) }
    (entry.name + [0]).withUnsafeBytes {
      archive_entry_set_pathname(header, $0.bindMemory(to: CChar.self).baseAddress)
    }
    archive_entry_set_perm(header, 0o644)
    if let target = entry.linksTo {
      archive_entry_set_filetype(header, 0o120000)
      archive_entry_set_symlink(header, target)
    } else {
      archive_entry_set_filetype(header, 0o100000)
      archive_entry_set_size(header, Int64(entry.bytes.count))
    }
    archive_write_header(archive, header)
    if entry.linksTo == nil {
      _ = entry.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    }
  }
}
