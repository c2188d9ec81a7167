import Glibc

/// Standard output and standard error: results to the one, everything else to the other.
struct Output {
  let isJSON: Bool
  let isQuiet: Bool
  /// Matched words may be lit.
  let hasColor: Bool

  init(_ arguments: Arguments) throws(CommandFailure) {
    isJSON = arguments.has(.json)
    isQuiet = arguments.has(.quiet)
    switch try arguments.choice(.color) ?? "auto" {
    case "always": hasColor = true
    case "never": hasColor = false
    default:
      hasColor =
        isatty(STDOUT_FILENO) == 1 && Surroundings.variable("NO_COLOR") == nil
        && Surroundings.variable("TERM") != "dumb"
    }
  }

  /// A line of results.
  func line(_ text: String = "") { Self.write(text + "\n", STDOUT_FILENO) }

  /// A line for the person, unless they asked for quiet.
  func note(_ text: String) {
    if !isQuiet { Self.write(text + "\n", STDERR_FILENO) }
  }

  var showsProgress: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// Progress that the next one writes over; only on a terminal.
  func progress(_ text: String) {
    if showsProgress { Self.write("\r\u{1B}[K" + text, STDERR_FILENO) }
  }

  static func error(_ text: String) { write("daiek: " + Safe.lines(text.utf8) + "\n", STDERR_FILENO) }

  /// Ends the program: what it has to say cannot be said in full, and must not be taken for the whole.
  private static func end(_ descriptor: Int32, _ code: Int32) -> Never {
    if descriptor != STDERR_FILENO {
      error(
        "standard output: expected to write, found: \(String(cString: strerror(code))); make room, or write elsewhere")
    }
    exit(ExitCode.inputOutput.rawValue)
  }

  private static func write(_ text: String, _ descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { end(descriptor, errno) }
        written += count
      }
    }
  }
}
