import Segments

extension Indexer {
  /// Joins the segments of indexes made elsewhere, by the same program and packs, into one segment with this index's own:
  /// the same bytes as a rebuild from all their articles gives. Of two versions of an article, the one in the index named
  /// later stays.
  ///
  /// - Parameter others: homes of indexes; they are only read.
  /// - Returns: how many articles the index holds now.
  /// - Throws: `badData` for an index whose terms were made by another version of ICU.
  public func merge(_ others: [IndexHome]) throws(IndexError) -> Int {
    try FolderMaker.make(home.segments.path)
    let writer = try bridging { () throws(SegmentError) in try home.segments.openForWriting() }
    var join = SegmentJoin()
    var manifest = Manifest()
    manifest.properties = IndexProperties.current
    if !writer.manifest.segments.isEmpty {
      try IndexProperties.expect(writer.manifest.properties, home.path)
      let own = try bridging { () throws(SegmentError) in try home.segments.openForReading() }
      manifest.segments = own.manifest.segments.filter { !Self.hasArticles($0) }
      for segment in own.manifest.segments { try join.add(own.files.filter { $0.segment == segment.name }) }
    } else {
      manifest.segments = [try namesSegment(writer)]
    }
    for other in others {
      let snapshot = try bridging { () throws(SegmentError) in try other.segments.openForReading() }
      try IndexProperties.expect(snapshot.manifest.properties, other.path)
      for segment in snapshot.manifest.segments {
        try join.add(snapshot.files.filter { $0.segment == segment.name })
      }
    }
    if let joined = try join.write(named: writer.freshName(""), writer) { manifest.segments.append(joined) }
    try commit(manifest, writer)
    return Int(manifest.segments.filter { Self.hasArticles($0) }.reduce(0) { $0 + $1.files[0].documentCount })
  }

  /// Joins segments, after a commit, while there are too many of one size, or too much of one is deleted. Each step is a
  /// commit of its own: what happens to the process in between costs nothing but the step.
  ///
  /// - Throws: `system` when the system refused a step, saying that what was committed before it stands.
  func mergeTiers(_ writer: IndexWriter) throws(IndexError) {
    do throws(IndexError) { try joinTiers(writer) } catch {
      guard case .system(let problem) = error else { throw error }
      // A full disk need not wait for the next writer to get back what was half written.
      writer.removeReplacedFiles()
      throw .system(Problem.unjoined(after: problem))
    }
  }

  private func joinTiers(_ writer: IndexWriter) throws(IndexError) {
    while true {
      let segments = writer.manifest.segments.filter { Self.hasArticles($0) }
      let chosen = SegmentTiers.choose(segments.map { Self.measure($0) }).map { segments[$0].name }
      if chosen.isEmpty { return }
      let snapshot = try bridging { () throws(SegmentError) in try writer.directory.openForReading() }
      var join = SegmentJoin()
      for name in chosen { try join.add(snapshot.files.filter { $0.segment == name }) }
      var manifest = writer.manifest
      manifest.segments.removeAll { chosen.contains($0.name) }
      if let joined = try join.write(named: writer.freshName(""), writer) { manifest.segments.append(joined) }
      try commit(manifest, writer)
    }
  }

  private static func hasArticles(_ segment: Manifest.Segment) -> Bool {
    segment.files.first?.collection == CollectionName.articles.rawValue
  }

  private static func measure(_ segment: Manifest.Segment) -> SegmentTiers.Segment {
    let articles = segment.files[0]
    return SegmentTiers.Segment(
      bytes: segment.files.reduce(0) { $0 + Int($1.file.byteCount) },
      deletedShare: Double(articles.deletedCount) / Double(max(1, articles.documentCount)))
  }

  /// Makes a manifest the index and removes the files that it no longer lists.
  func commit(_ manifest: Manifest, _ writer: IndexWriter) throws(IndexError) {
    try bridging { () throws(SegmentError) in try writer.commit(manifest) }
    writer.removeReplacedFiles()
  }
}
