import Dispatch
import Synchronization

/// Does independent pieces of work on several threads and gives the results in the order of the pieces, whatever thread
/// did which: the same result for any number of threads.
struct WorkPool<Worker> {
  let threads: Int
  let makeWorker: @Sendable () -> Worker

  /// Results in the order of `pieces`. Each thread makes a worker of its own and uses no other's.
  func map<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], _ body: @Sendable (Worker, Piece) -> Result
  ) -> [Result] {
    let next = Mutex(0)
    let results = Mutex([Result?](repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, pieces.count))) { _ in
      let worker = makeWorker()
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < pieces.count else { return }
        let result = body(worker, pieces[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { results in results.map { $0! } }
  }
}
