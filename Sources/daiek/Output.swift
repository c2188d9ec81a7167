import Glibc
import Presentation

/// Standard output and standard error: results to the one, everything else to the other.
struct Output {
  let isJSON: Bool
  let isQuiet: Bool
  /// Matched words may be lit.
  let hasColor: Bool
  /// The columns of the terminal; nil when the output goes elsewhere.
  let columns: Int?
  private let wording: Wording
  private let pager: Pager?
  /// Nil where a person looks on: a terminal shows every line as soon as there is one.
  private let buffer: ResultBuffer?

  init(_ arguments: Arguments, _ wording: Wording) throws(CommandFailure) {
    self.wording = wording
    isJSON = arguments.has(.json)
    isQuiet = arguments.has(.quiet)
    let terminal = Terminal()
    columns = terminal?.columns
    switch try arguments.choice(.color) ?? "auto" {
    case "always": hasColor = true
    case "never": hasColor = false
    default:
      hasColor =
        terminal != nil && Surroundings.variable("NO_COLOR") == nil && Surroundings.variable("TERM") != "dumb"
    }
    let pages = arguments.command?.isPaged == true && !isJSON && !arguments.has(.noPager) && !arguments.has(.help)
    pager = pages ? terminal.flatMap { Pager(terminal: $0) } : nil
    buffer = terminal == nil ? ResultBuffer() : nil
  }

  /// A line of results.
  func line(_ text: String = "") { self.text(text + "\n") }

  /// Results as they are.
  func text(_ text: String) {
    if let pager { return write(pager.take(text)) }
    let bytes = Array(text.utf8)
    write(buffer?.take(bytes) ?? bytes)
  }

  /// Lines of results that are JSON, each with its end; no pager shows them.
  func lines(of objects: [JSONObject]) {
    var lines: [UInt8] = []
    for object in objects { object.appendLine(to: &lines) }
    if !lines.isEmpty { write(buffer?.take(lines) ?? lines) }
    flush()
  }

  func line(_ text: StyledText) { line(text.rendered(hasColor: hasColor)) }

  func line(_ message: Message) { line(wording.text(message)) }

  /// A paragraph, cut into lines that fit the terminal.
  ///
  /// - Parameters:
  ///   - indent: the columns before each line.
  ///   - first: the columns before the first line, when they differ.
  func paragraph(_ text: StyledText, indent: Int = 0, first: Int? = nil) {
    for line in LineWrapper(columns: columns).lines(text, indent: indent, first: first) { self.line(line) }
  }

  /// Gives out what was held back: for whoever waits for it, and before anything is said beside the results.
  func flush() { if let buffer { write(buffer.takeAll()) } }

  /// Ends the results: waits for a pager.
  func finish() {
    flush()
    if let pager { write(pager.finish()) }
  }

  private func write(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    guard let code = Self.write(bytes, STDOUT_FILENO) else { return }
    if code == EPIPE, let pager, pager.isRunning {
      _ = pager.finish()
      exit(ExitCode.done.rawValue)
    }
    // What it has to say cannot be said in full, and must not be taken for the whole.
    Self.error(wording.text(.writeFailed(reason: wording.systemError(code))))
    exit(ExitCode.inputOutput.rawValue)
  }

  /// A line for the person, unless they asked for quiet. On a terminal with a pager it stands where it was said, behind the
  /// results that came before it.
  func note(_ text: String) {
    if !isQuiet, pager != nil {
      line(text)
    } else if !isQuiet {
      flush()
      _ = Self.write(Array((text + "\n").utf8), STDERR_FILENO)
    }
  }

  func note(_ message: Message) { note(wording.text(message)) }

  var showsProgress: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// Progress that the next one writes over; only on a terminal.
  func progress(_ text: String) {
    if showsProgress { _ = Self.write(Array(("\r\u{1B}[K" + text).utf8), STDERR_FILENO) }
  }

  /// An error that is told between results.
  func error(_ text: String) {
    flush()
    Self.error(text)
  }

  static func error(_ text: String) { _ = write(Array(("daiek: " + Safe.lines(text.utf8) + "\n").utf8), STDERR_FILENO) }

  /// Writes all of it.
  ///
  /// - Returns: the system's error when it could not.
  private static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return errno }
        written += count
      }
      return nil
    }
  }
}
