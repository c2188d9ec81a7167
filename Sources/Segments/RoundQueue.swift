import Synchronization

/// Takes rounds of encoded postings as threads have made them and writes them in their order, so that some are made while
/// others are written.
final class RoundQueue: Sendable {
  private struct State {
    var ready: [Int: TermRound] = [:]
    var next = 0
    var isWriting = false
    var failure: SegmentError?
  }

  private let state = Mutex(State())
  private let writer: Mutex<SegmentWriter?>
  private let order: TermOrder

  init(_ writer: consuming sending SegmentWriter, _ order: TermOrder) {
    self.writer = Mutex(consume writer)
    self.order = order
  }

  /// Adds a round; writes it, and those after it that wait, if all before it are written and nobody else is writing.
  func add(_ round: TermRound, number: Int) {
    state.withLock { $0.ready[number] = round }
    while let next = takeNext() {
      do throws(SegmentError) {
        try writer.withLock { (writer) throws(SegmentError) in try writer?.append(next) { order.bytes($0) } }
      } catch { fail(error) }
      state.withLock { $0.isWriting = false }
    }
  }

  private func takeNext() -> TermRound? {
    state.withLock { state in
      guard !state.isWriting, let round = state.ready.removeValue(forKey: state.next) else { return nil }
      state.next += 1
      state.isWriting = true
      return round
    }
  }

  /// Remembers why no more rounds are wanted.
  func fail(_ error: SegmentError) { state.withLock { $0.failure = $0.failure ?? error } }

  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// The writer back, when all rounds were added.
  func finish() throws(SegmentError) -> SegmentWriter {
    if let failure = state.withLock({ $0.failure }) { throw failure }
    guard let writer = writer.withLock({ $0.take() }) else { preconditionFailure("a queue is finished once") }
    return writer
  }
}
