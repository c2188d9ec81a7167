/// From a file to the documents in it: one, the entries of an archive, or the parts of long JSON lines.
final class SourceUnpacker {
  let file: SourceFile
  private let limits: InputLimits
  private var isOpened = false
  private var stream: ByteStream?
  /// The archive that the file is, between two of its entries.
  private var archive: ArchiveStream?
  /// JSON lines of which parts are still to come, and where they come from.
  private var lines: (parts: JSONParts, place: Place, read: Bytes)?
  private var waiting: [SourceItem] = []

  /// How bytes are asked for: some of the next, at most so many; none at the end.
  typealias Bytes = (Int) throws(ArticleError) -> [UInt8]

  /// Where a document stands, and what it is.
  private struct Place {
    let path: String
    let name: String
    let format: SourceFormat
  }

  init(file: SourceFile, limits: InputLimits) {
    self.file = file
    self.limits = limits
  }

  /// Bytes of the file that have been read, as they are on disk.
  var bytesRead: Int { min(stream?.bytesRead ?? 0, file.size ?? .max) }

  /// The next item; nil at the end.
  func next() -> SourceItem? {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      do throws(ArticleError) {
        if !isOpened {
          isOpened = true
          try open()
        } else if lines != nil {
          try giveLines()
        } else if let archive {
          guard let entry = try archive.next() else {
            self.archive = nil
            if archive.entryCount == 0 { throw .empty }
            continue
          }
          try take(entry, of: archive)
        } else {
          return nil
        }
      } catch {
        (archive, lines) = (nil, nil)
        waiting.append(.refused(path: file.path, error))
      }
    }
  }

  private func open() throws(ArticleError) {
    let named = file.format ?? SourceFormat(name: file.name)
    if named == nil, !file.isStandardInput {
      let error = ArticleError.unknownFormat(extension: SourceFormat.ending(file.name))
      waiting.append(
        file.isNamed ? .refused(path: file.path, error) : .skipped(path: file.path, error))
      return
    }
    let stream = file.isStandardInput ? ByteStream() : try ByteStream(path: file.pathBytes)
    self.stream = stream
    let start = try stream.peek(1024)
    guard !start.isEmpty else { throw .empty }
    let place = Place(path: file.path, name: file.name, format: named ?? SourceFormat(content: start))
    switch place.format {
    case .archive: archive = try ArchiveStream(ArchiveSource(stream), isSingle: false, limits: limits)
    case .compressed: try takeCompressed(ArchiveSource(stream), place)
    default: try take(place, size: stream.size) { count throws(ArticleError) in try stream.read(count) }
    }
  }

  private func take(_ entry: ArchiveEntry, of archive: ArchiveStream) throws(ArticleError) {
    if entry.kind == .folder { return }
    let path = "\(file.path)!\(entry.name)"
    if let reason = Self.reasonToSkip(entry) {
      waiting.append(.skipped(path: path, reason))
      return try archive.skip(entry)
    }
    if entry.isEncrypted {
      waiting.append(.refused(path: path, .encrypted))
      return try archive.skip(entry)
    }
    let place = Place(path: path, name: "\(file.name)!\(entry.name)", format: SourceFormat(name: entry.name)!)
    let read: Bytes = { count throws(ArticleError) in try archive.read(count) }
    do throws(ArticleError) {
      if place.format == .compressed {
        let bytes = try whole(size: entry.declaredSize, read)
        guard !bytes.isEmpty else { throw .empty }
        try takeCompressed(ArchiveSource(bytes), place)
      } else {
        try take(place, size: entry.declaredSize, read)
      }
    } catch {
      waiting.append(.refused(path: path, error.ofEntry))
      if error.isTooLarge { try archive.skip(entry) }
      if error.endsArchive, place.format != .compressed { throw error }
    }
  }

  private static func reasonToSkip(_ entry: ArchiveEntry) -> ArticleError? {
    if entry.kind != .file { return .linkInArchive }
    if entry.isHidden { return .hidden }
    switch SourceFormat(name: entry.name) {
    case nil: return .unknownFormat(extension: SourceFormat.ending(entry.name))
    case .archive: return .archiveInArchive
    default: return nil
    }
  }

  private func takeCompressed(_ source: ArchiveSource, _ place: Place) throws(ArticleError) {
    let inner = try ArchiveStream(source, isSingle: true, limits: limits)
    guard let entry = try inner.next() else { throw .empty }
    if inner.isTar {
      guard archive == nil else { throw .archiveInArchive }
      // Standard input has no name that says tar.
      archive = inner
      return try take(entry, of: inner)
    }
    var ahead = try inner.read(1024)
    guard !ahead.isEmpty else { throw .empty }
    let format = SourceFormat(name: SourceFormat.withoutEnding(place.name)) ?? SourceFormat(content: ahead)
    guard format != .archive, format != .compressed else {
      throw .unknownFormat(extension: SourceFormat.ending(SourceFormat.withoutEnding(place.name)))
    }
    try take(Place(path: place.path, name: place.name, format: format), size: nil) { count throws(ArticleError) in
      if ahead.isEmpty { return try inner.read(count) }
      defer { ahead = [] }
      return ahead
    }
  }

  private func take(_ place: Place, size: Int?, _ read: @escaping Bytes) throws(ArticleError) {
    if place.format == .jsonl {
      lines = (JSONParts(limits: limits), place, read)
    } else {
      waiting.append(.document(document(place, JSONParts.Part(bytes: try whole(size: size, read)))))
    }
  }

  private func giveLines() throws(ArticleError) {
    guard let (_, place, read) = lines else { return }
    do throws(ArticleError) {
      guard let part = try lines?.parts.next(read) else { return }
      if part.isLast { lines = nil }
      waiting.append(.document(document(place, part)))
      // What broke off the lines has broken off the archive.
      if archive != nil, let end = part.losses.first(where: \.endsArchive) { throw end }
    } catch {
      lines = nil
      guard archive != nil else { throw error }
      if waiting.isEmpty { waiting.append(.refused(path: place.path, error.ofEntry)) }
      if error.endsArchive { throw error }
    }
  }

  private func document(_ place: Place, _ part: JSONParts.Part) -> SourceDocument {
    SourceDocument(
      path: place.path, name: place.name, format: place.format, bytes: part.bytes, linesBefore: part.linesBefore,
      isLast: part.isLast, losses: part.losses.map(\.ofEntry), limits: limits)
  }

  /// All the bytes of a document.
  ///
  /// - Throws: `tooLarge`, as soon as that is known.
  private func whole(size: Int?, _ read: Bytes) throws(ArticleError) -> [UInt8] {
    if let size, size > limits.documentBytes { throw .tooLarge(bytes: size, limit: limits.documentBytes) }
    var bytes: [UInt8] = []
    while true {
      let more = try read(min(max(size ?? 0, 1 << 16), limits.documentBytes) + 1)
      if more.isEmpty { return bytes }
      if bytes.isEmpty { bytes = more } else { bytes.append(contentsOf: more) }
      guard bytes.count <= limits.documentBytes else { throw .tooLarge(bytes: nil, limit: limits.documentBytes) }
    }
  }
}

extension ArticleError {
  /// Nothing behind it can be read.
  fileprivate var endsArchive: Bool {
    switch self {
    case .brokenArchive, .expandsTooFar: true
    default: false
    }
  }

  fileprivate var isTooLarge: Bool {
    if case .tooLarge = self { return true }
    return false
  }

  /// As it is said of one entry.
  fileprivate var ofEntry: ArticleError {
    if case .brokenArchive(_, let reason) = self { return .brokenEntry(reason: reason) }
    return self
  }
}
