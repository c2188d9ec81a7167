import Glibc

/// Seconds by one of the system's clocks.
enum Clock {
  static func wall() -> Double { seconds(CLOCK_MONOTONIC) }

  /// Of all threads of this process, in user and system together.
  static func processor() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
