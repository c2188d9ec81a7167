import Glibc
import Presentation
import Synchronization

/// Shows output that is longer than the screen in `$PAGER`, as git does: what fits is written as it is.
///
/// It holds the first screen back, so that nothing is started for a short answer.
final class Pager: Sendable {
  private struct State {
    /// What was written so far, until it is known whether it fits.
    var held: [UInt8] = []
    var rowsHeld = 0
    var isRunning = false
    var process: pid_t = 0
  }

  private let program: String
  private let terminal: Terminal
  private let state = Mutex(State())

  /// - Returns: nil when there is no pager to be had, or the user wants none (`PAGER=cat`).
  init?(terminal: Terminal) {
    let program = Surroundings.variable("DAIEK_PAGER") ?? Surroundings.variable("PAGER") ?? "less"
    let name = String(program.prefix { $0 != " " })
    guard name != "cat", Self.isThere(name) else { return nil }
    self.program = program
    self.terminal = terminal
  }

  private static func isThere(_ name: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    return (Surroundings.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// Takes a line of output, with its end.
  ///
  /// - Returns: what is to be written now.
  func take(_ text: String) -> [UInt8] {
    state.withLock { state in
      if state.isRunning { return Array(text.utf8) }
      state.held += Array(text.utf8)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        state.rowsHeld += max(1, (Self.width(line) + terminal.columns - 1) / terminal.columns)
      }
      guard state.rowsHeld >= terminal.rows else { return [] }
      state.process = start()
      state.isRunning = true
      let held = state.held
      state.held = []
      return held
    }
  }

  /// The last of the output, when it all fits; else waits until the reader has left the pager.
  func finish() -> [UInt8] {
    let (held, process) = state.withLock { state in
      let result = (state.held, state.isRunning ? state.process : 0)
      state.held = []
      return result
    }
    guard process > 0 else { return held }
    close(STDOUT_FILENO)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return []
  }

  var isRunning: Bool { state.withLock(\.isRunning) }

  /// Puts the pager between us and the terminal.
  private func start() -> pid_t {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return 0 }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // As git has them: colours shown, leave when all fits on a screen, keep the screen.
    setenv("LESS", "FRX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    var process: pid_t = 0
    let line: [String] = ["sh", "-c", program]
    let words = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard posix_spawn(&process, "/bin/sh", &actions, nil, words, environ) == 0 else {
      close(ends[0])
      close(ends[1])
      return 0
    }
    dup2(ends[1], STDOUT_FILENO)
    close(ends[0])
    close(ends[1])
    // Ctrl-C is the pager's; when it leaves before the end, that is no error.
    signal(SIGINT, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    return process
  }

  /// The columns of a line, its colours left out.
  private static func width(_ line: Substring) -> Int {
    var width = 0
    var isSequence = false
    for scalar in line.unicodeScalars {
      if scalar == "\u{1B}" {
        isSequence = true
      } else if isSequence {
        isSequence = scalar != "m"
      } else {
        width += DisplayWidth.of(scalar)
      }
    }
    return width
  }
}
