import Glibc
import Synchronization

/// Says when progress is due: five times a second, and not more often.
final class ProgressClock: Sendable {
  private let start = ProgressClock.now()
  private let last = Mutex(0)

  /// Seconds since the start when it is time to show them; otherwise nil.
  func secondsIfDue() -> Double? {
    let now = Self.now()
    let isDue = last.withLock { last in
      guard now - last >= 200_000_000 else { return false }
      last = now
      return true
    }
    return isDue ? Double(now - start) / 1_000_000_000 : nil
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
