import Analysis
import Dispatch
import Glibc
import Segments
import Synchronization

/// `build`: the corpus into one segment, with the work that the peers do.
struct Build {
  let source: String
  let folder: String
  let threads: Int

  static let schema = CollectionSchema([.init("lang", .string), .init("outlet", .string), .init("date", .number)])
  static let collection = "articles"

  func run() throws {
    let (wall, processor) = (Clock.wall(), Clock.processor())
    try clear()
    let writer = try IndexDirectory(folder).openForWriting()
    let name = writer.freshName(".articles")
    let parts = threads > 1 ? try LineRanges(source, parts: threads) : nil
    let ranges = parts?.ranges ?? [0..<Int.max]
    let (documents, bytes, file) = try write(ranges, parts?.dictionary, to: writer.path(of: name))
    var manifest = writer.manifest
    manifest.segments = [
      .init(name: name, files: [.init(collection: Self.collection, file: file, documentCount: UInt32(documents))])
    ]
    try writer.commit(manifest)
    report(documents, bytes, Clock.wall() - wall, Clock.processor() - processor, Int(file.byteCount))
  }

  /// Each range on a thread of its own, then all into one segment.
  private func write(
    _ ranges: [Range<Int>], _ dictionary: [UInt8]?, to path: String
  ) throws -> (documents: Int, bytes: Int, file: FileReference) {
    let made = Mutex([Result<(part: CollectionPart, bytes: Int), any Error>?](repeating: nil, count: ranges.count))
    let run: CollectionBuilder.Threads = { count, body in
      if count == 1 { body(0) } else { DispatchQueue.concurrentPerform(iterations: count, execute: body) }
    }
    run(ranges.count) { number in
      let result: Result<(part: CollectionPart, bytes: Int), any Error> = Result {
        var lines = try LineReader(source, range: ranges[number])
        let part = CollectionPart(try makeBuilder(number, dictionary, path))
        try add(&lines, to: &part.builder)
        return (part: part, bytes: lines.bytes)
      }
      made.withLock { $0[number] = result }
    }
    var parts: [CollectionPart] = []
    var (documents, bytes) = (0, 0)
    for result in made.withLock({ $0 }) {
      guard let (part, read) = try result?.get() else { continue }
      parts.append(part)
      documents += part.builder.documentCount
      bytes += read
    }
    return (documents, bytes, try CollectionBuilder.write(parts, threads: threads, on: run))
  }

  private func makeBuilder(_ number: Int, _ dictionary: [UInt8]?, _ path: String) throws -> CollectionBuilder {
    if number > 0 { return CollectionBuilder(schema: Self.schema, following: dictionary) }
    var builder = try CollectionBuilder(schema: Self.schema, streamingTo: path)
    if threads > 1 { try builder.lead(with: dictionary) }
    return builder
  }

  /// All articles; whatever analyses them is gone when it returns.
  private func add(_ lines: inout LineReader, to builder: inout CollectionBuilder) throws {
    var words = try WordRuns()
    var line = ArticleLine()
    while let bytes = try lines.next() {
      try bytes.withUnsafeBytes { try line.read($0) }
      try words.read(line.body, &builder)
      try builder.addDocument(
        length: UInt32(words.run.count),
        columns: [.string(line.language), .string(line.outlet), .number(line.date)], stored: bytes)
      try builder.add(run: words.run.span, from: 0)
      try builder.add(term: [UInt8(ascii: "i")] + line.id)
      try builder.add(term: [UInt8(ascii: "l")] + line.language)
    }
  }

  private func clear() throws {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != "..", unlink(folder + "/" + name) != 0 { throw BenchFailure("cannot remove \(name)") }
    }
  }

  private func report(_ documents: Int, _ bytes: Int, _ wall: Double, _ processor: Double, _ size: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let megabytes = Double(bytes) / 1e6
    func rounded(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }
    print(
      "{\"engine\": \"daiek\", \"threads\": \(threads), \"docs\": \(documents), \"bytes\": \(bytes), "
        + "\"secs\": \(rounded(wall)), \"cpu\": \(rounded(processor)), \"docs_s\": \(Int(Double(documents) / wall)), "
        + "\"mb_s\": \(rounded(megabytes / wall)), \"mb_cpu_s\": \(rounded(megabytes / processor)), "
        + "\"rss_mb\": \(rounded(Double(usage.ru_maxrss) / 1024)), \"index_bytes\": \(size), "
        + "\"ratio\": \(rounded(Double(size) / Double(bytes)))}")
  }
}
