import Articles
import Segments
import Synchronization

/// Articles from files into the files of a segment, on several threads: while some batches are prepared, the ones before
/// are gathered and the next are read.
final class SegmentBuild: Sendable {
  /// Most bytes of text in a batch; fewer where there is little memory.
  private static let longestBatch = 1 << 16
  /// Batches that a thread prepares between two gatherings.
  private static let batchesOfThread = 16

  private let batches: Int
  private let batchLength: Int
  private let pool: WorkPool<BatchPreparer>
  private let reading: Mutex<SourceReading>
  private let gatherer: Mutex<ArticleGatherer>
  private let ready = Mutex<[[Article]]>([])
  private let failure = Mutex<IndexError?>(nil)

  /// - Parameters:
  ///   - memory: bytes that builders and preparers may hold.
  ///   - path: of the segment, without the names of its collections.
  init(_ reading: sending SourceReading, to path: String, tables: PreparerTables, threads: Int, memory: Int) {
    batches = threads * Self.batchesOfThread
    batchLength = max(1 << 12, min(Self.longestBatch, memory >> 8))
    self.reading = Mutex(reading)
    gatherer = Mutex(ArticleGatherer(path: path, memoryLimit: memory / 8 * 3, threads: threads))
    // Preparers remember words; the rest is room for the tables, for what is on its way and for sorting.
    let preparerMemory = memory / 4 / threads
    pool = WorkPool(threads: threads) { number in
      BatchPreparer(number: number, tables: tables, memoryLimit: preparerMemory)
    }
  }

  /// Reads all articles and writes the segment's files; none when there is nothing to be in them. Linear.
  func run() throws(IndexError) -> (read: ReadSources, gathered: ArticleGatherer.Gathered?) {
    readMore()
    var prepared: [PreparedBatch] = []
    while true {
      if let failure = failure.withLock({ $0 }) { throw failure }
      let pieces = ready.withLock { $0 }
      let done = prepared
      if pieces.isEmpty, done.isEmpty { break }
      prepared = pool.map(pieces, beside: [{ self.gather(done) }, { self.readMore() }]) { preparer, articles in
        var batch: PreparedBatch?
        self.attempt { () throws(IndexError) in batch = try preparer.prepare(articles) }
        return batch
      }.compactMap { $0 }
    }
    pool.forEachWorker { $0.forget() }
    let read = reading.withLock { $0.readSources }
    let gathered = try bridging { () throws(SegmentError) in
      try gatherer.withLock { (gatherer) throws(SegmentError) in try gatherer.finish(leftOut: read.superseded) }
    }
    return (read, gathered)
  }

  private func readMore() {
    attempt { () throws(IndexError) in
      let more = try reading.withLock { (reading) throws(IndexError) in
        try reading.next(batches: batches, of: batchLength)
      }
      ready.withLock { $0 = more }
    }
  }

  private func gather(_ batches: [PreparedBatch]) {
    attempt { () throws(IndexError) in
      try bridging { () throws(SegmentError) in
        try gatherer.withLock { (gatherer) throws(SegmentError) in
          for batch in batches { try gatherer.add(batch) }
        }
      }
    }
  }

  /// Keeps the first failure, for the thread that waits.
  private func attempt(_ body: () throws(IndexError) -> Void) {
    do throws(IndexError) { try body() } catch { failure.withLock { $0 = $0 ?? error } }
  }
}
