import Glibc

/// The terminal that standard output goes to.
struct Terminal {
  let columns: Int
  let rows: Int

  /// Nil when standard output is no terminal.
  init?() {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 && size.ws_row > 0
    // The usual size of a terminal that does not tell its own.
    columns = isKnown ? Int(size.ws_col) : Surroundings.variable("COLUMNS").flatMap { Int($0) } ?? 80
    rows = isKnown ? Int(size.ws_row) : Surroundings.variable("LINES").flatMap { Int($0) } ?? 24
  }
}
