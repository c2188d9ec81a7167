import Analysis
import Articles
import Glibc
import Names
import Segments

/// Builds an index and adds to it: files → segments of an index home.
///
/// The bytes depend on the articles, packs and authority files alone, not on the number of threads or the memory.
public struct Indexer: Sendable {
  public let home: IndexHome
  public let threads: Int
  /// About how many bytes a build may hold at once; what does not fit goes to disk and is joined at the end.
  public let memory: Int
  private let tables: PreparerTables

  /// A build's memory unless it is told another.
  public static let usualMemory = 512 << 20

  /// Reads the language packs and authority files of the home.
  ///
  /// - Throws: `badData` with file and line.
  public init(home: IndexHome, threads: Int, memory: Int = usualMemory) throws(IndexError) {
    self.home = home
    self.threads = threads
    self.memory = memory
    tables = try PreparerTables(home: home)
  }

  /// Builds the index anew from these paths. Readers see the old index until the new one is whole.
  public func rebuild(
    paths: [String], format: InputFormat? = nil, observer: BuildObserver = BuildObserver()
  ) throws(IndexError) -> BuildReport {
    try update(paths, format, isRebuild: true, observer)
  }

  /// Brings articles in. One already held and unchanged is left alone; a new version takes the place of the old.
  ///
  /// - Parameter prunes: whether articles whose file below these folders is there no more are taken out. Known are files
  ///   that were read whole, as long as the index was changed by `add` and `rebuild` alone.
  public func add(
    paths: [String], format: InputFormat? = nil, prunes: Bool = false, observer: BuildObserver = BuildObserver()
  ) throws(IndexError) -> BuildReport {
    try update(paths, format, isRebuild: false, prunes: prunes, observer)
  }

  private func update(
    _ paths: [String], _ format: InputFormat?, isRebuild: Bool, prunes: Bool = false, _ observer: BuildObserver
  ) throws(IndexError) -> BuildReport {
    try FolderMaker.make(home.path)
    // A rebuild needs nothing of the old index, not even a manifest that can be read.
    let writer = try bridging { () throws(SegmentError) in try home.segments.openForWriting(replacing: isRebuild) }
    if !isRebuild, !writer.manifest.segments.isEmpty {
      try IndexProperties.expect(writer.manifest.properties, home.path)
    }
    let held = isRebuild ? HeldArticles() : try HeldArticles(writer)
    let seen = isRebuild ? SeenFiles() : SeenFiles(home.segments, writer.manifest)
    let name = writer.freshName("")
    let build = SegmentBuild(
      SourceReading(paths: paths, format: format, held: held, seen: seen, observer), to: writer.path(of: name),
      tables: tables, threads: threads, memory: memory)
    let (read, gathered) = try build.run()
    var report = read.report
    // A mistyped path must not cost the index that there is.
    if isRebuild, report.articlesRead == 0, report.count(.refused) > 0,
      !writer.manifest.segments.isEmpty || writer.replacesUnreadable
    {
      report.keepsOldIndex = true
      return report
    }
    report.articlesAdded -= read.replaced.count
    report.articlesReplacing = read.replaced.count
    report.quotationsAdded = gathered?.quotationCount ?? 0
    report.textBytes = gathered?.textLength ?? 0
    report.filesGone = read.gone.paths.count
    report.articlesGone = read.gone.addresses.count
    report.isPruned = prunes
    var manifest = isRebuild ? Manifest() : writer.manifest
    if manifest.segments.isEmpty { manifest.properties = IndexProperties.current }
    let deleted = prunes ? read.replaced.union(read.gone.addresses) : read.replaced
    if !isRebuild, !deleted.isEmpty {
      try held.delete(addresses: deleted, from: &manifest, writer)
    }
    if isRebuild || manifest.segments.isEmpty { manifest.segments.append(try namesSegment(writer)) }
    if let gathered { manifest.segments.append(gathered.segment(named: name)) }
    if isRebuild || manifest != writer.manifest {
      try commit(manifest, writer)
      try mergeTiers(writer)
    }
    var stillThere = read.seen
    if prunes { stillThere.forget(read.gone.paths) }
    stillThere.write(to: home.segments, writer.manifest)
    return report
  }

  /// Takes articles out by their identifiers, or beginnings of them that are unique.
  ///
  /// - Returns: how many there were.
  /// - Throws: `unknownIdentifier` or `ambiguousIdentifier`; then nothing is removed.
  public func remove(identifiers: [String]) throws(IndexError) -> Int {
    let searcher = try Searcher(home: home)
    var addresses: Set<UInt64> = []
    for identifier in identifiers { addresses.insert(try searcher.article(identifier).address) }
    let writer = try bridging { () throws(SegmentError) in try home.segments.openForWriting() }
    var manifest = writer.manifest
    try HeldArticles(writer).delete(addresses: addresses, from: &manifest, writer)
    try commit(manifest, writer)
    try mergeTiers(writer)
    return addresses.count
  }

  /// The authority files as a collection of their own, so that a search reads nothing but the index.
  func namesSegment(_ writer: IndexWriter) throws(IndexError) -> Manifest.Segment {
    let packs = tables.packs
    let reader = try bridging { () throws(AnalysisError) in try NameReader(packs: packs) }
    let terms = EntityTerms(reader: reader)
    return try bridging { () throws(SegmentError) in
      let name = writer.freshName("")
      var builder = CollectionBuilder(schema: CollectionName.names.schema)
      for entity in tables.catalogue.entities { try terms.add(entity, to: &builder) }
      let count = UInt32(builder.documentCount)
      let file = try builder.write(to: writer.path(of: name + ".names"))
      return Manifest.Segment(
        name: name, files: [.init(collection: CollectionName.names.rawValue, file: file, documentCount: count)])
    }
  }
}
