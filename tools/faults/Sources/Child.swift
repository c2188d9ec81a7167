import Glibc

/// A program run beside this one.
struct Child {
  /// How it ended, and what it used.
  struct End {
    /// The exit code, or 128 and the signal's number.
    let status: Int32
    let output: String
    let errors: String
    let peakMegabytes: Int
    let seconds: Double
    /// Of the processor, in the program and in the system.
    let processorSeconds: Double

    var wasKilled: Bool { status > 128 }
    /// Died of a fault of its own, as a Swift trap, a stray pointer or an abort is.
    var crashed: Bool { [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE].contains(status - 128) }
  }

  let process: pid_t
  private let scratch: String
  private let began: timespec

  private nonisolated(unsafe) static var count = 0

  /// Starts it. `scratch` is a folder for what it prints; parts use one thread.
  init(
    _ words: [String], environment: [String: String] = [:], input: String = "/dev/null", scratch: String
  ) throws(FaultsFailure) {
    Child.count += 1
    self.scratch = "\(scratch)/child-\(getpid())-\(Child.count)"
    began = Child.now
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, self.scratch + ".out", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, self.scratch + ".err", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var arguments = words.map { strdup($0) } + [nil]
    var variables = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": scratch]
    variables.merge(environment) { $1 }
    var block = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in arguments + block { free(word) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, &block)
    guard code == 0 else { throw FaultsFailure("\(words[0]): cannot be run: \(String(cString: strerror(code)))") }
    self.process = process
  }

  /// Monotonic.
  static var now: timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time
  }

  static func seconds(since start: timespec) -> Double {
    let end = now
    return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// What this process has used of the processor.
  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits until it stops itself; nil when it does, its end when it ends.
  func waitForStop() -> End? {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, WUNTRACED, &usage) < 0 {}
    return status & 0xFF == 0x7F ? nil : end(status, usage)
  }

  /// Waits for the end; kills it after `limit` seconds, which shows as signal 9 and no crash.
  func wait(limit: Double = 600) -> End {
    var status: Int32 = 0
    var usage = rusage()
    var pause: UInt32 = 200
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      if Child.seconds(since: began) > limit {
        kill(process, SIGKILL)
        while wait4(process, &status, 0, &usage) < 0 {}
        break
      }
      usleep(pause)
      pause = min(pause * 2, 5_000)
    }
    return end(status, usage)
  }

  /// The end, if it has come.
  func endIfEnded() -> End? {
    var status: Int32 = 0
    var usage = rusage()
    return wait4(process, &status, WNOHANG, &usage) == 0 ? nil : end(status, usage)
  }

  private func end(_ status: Int32, _ usage: rusage) -> End {
    let signal = status & 0x7F
    let (output, errors) = (scratch + ".out", scratch + ".err")
    defer {
      unlink(output)
      unlink(errors)
    }
    return End(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: Disk.text(output), errors: Disk.text(errors),
      peakMegabytes: usage.ru_maxrss / 1024, seconds: Child.seconds(since: began),
      processorSeconds: Child.seconds(usage.ru_utime) + Child.seconds(usage.ru_stime))
  }

  /// Runs a program to its end, which must be a good one.
  @discardableResult
  static func run(_ words: String..., scratch: String) throws(FaultsFailure) -> String {
    let end = try Child(words, scratch: scratch).wait()
    guard end.status == 0 else {
      throw FaultsFailure("\(words.joined(separator: " ")): ended with \(end.status): \(end.errors)")
    }
    return end.output
  }
}
