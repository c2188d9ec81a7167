import Synchronization

/// Some threads that share pieces of work: whichever is free takes the next.
struct WorkSharing: Sendable {
  let threads: Int
  let run: CollectionBuilder.Threads

  /// The thread that asks, alone.
  static let alone = WorkSharing(threads: 1) { count, body in for index in 0..<count { body(index) } }

  /// Calls a body with 0 ..< count, begun in this order, and returns when all calls have.
  func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let next = Mutex(0)
    run(max(1, min(threads, count))) { _ in
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < count else { return }
        body(index)
      }
    }
  }

  /// What a body makes of each of 0 ..< count, in this order.
  func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    let made = Mutex([Result?](repeating: nil, count: count))
    forEach(count) { index in
      let result = body(index)
      made.withLock { $0[index] = result }
    }
    return made.withLock { made in made.map { $0! } }
  }
}
