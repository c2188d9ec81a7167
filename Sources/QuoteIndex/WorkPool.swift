import Dispatch
import Synchronization

/// Does independent pieces of work on several threads and gives the results in the order of the pieces, whatever thread
/// did which: the same result for any number of threads.
final class WorkPool<Worker>: Sendable {
  private final class Place: Sendable {
    let worker: Mutex<Worker>

    init(_ worker: sending Worker) { self.worker = Mutex(worker) }
  }

  private let places: [Place]

  /// Makes one worker a thread.
  init<Failure>(threads: Int, makeWorker: (_ number: Int) throws(Failure) -> sending Worker) throws(Failure) {
    var places: [Place] = []
    for number in 0..<max(1, threads) { places.append(Place(try makeWorker(number))) }
    self.places = places
  }

  /// Calls a body with each worker, one after another.
  func forEachWorker(_ body: (inout Worker) -> Void) {
    for place in places { place.worker.withLock { body(&$0) } }
  }

  /// Results in the order of `pieces`. A worker is used by one thread at a time.
  ///
  /// - Parameter beside: work of other kinds to be done meanwhile; begun first.
  func map<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], beside: [@Sendable () -> Void] = [], _ body: @Sendable (inout Worker, Piece) -> Result
  ) -> [Result] {
    let next = Mutex(0)
    let results = Mutex([Result?](repeating: nil, count: pieces.count))
    let total = pieces.count + beside.count
    DispatchQueue.concurrentPerform(iterations: max(1, min(places.count, total))) { number in
      places[number].worker.withLock { worker in
        while true {
          let index = next.withLock { next in
            defer { next += 1 }
            return next
          }
          guard index < total else { return }
          if index < beside.count {
            beside[index]()
          } else {
            let result = body(&worker, pieces[index - beside.count])
            results.withLock { $0[index - beside.count] = result }
          }
        }
      }
    }
    return results.withLock { results in results.map { $0! } }
  }
}
