import Glibc

/// What is typed or piped into the command.
enum StandardInput {
  private static let chunkLength = 1 << 16

  /// Calls `body` with each line, without its end, as soon as it is there.
  static func forEachLine(
    _ wording: Wording, _ body: ([UInt8]) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var line: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: chunkLength)
    while true {
      let count = try read(&chunk, wording)
      if count == 0 { break }
      var rest = chunk[..<count]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        try body(line)
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
    }
    if !line.isEmpty { try body(line) }
  }

  private static func read(_ chunk: inout [UInt8], _ wording: Wording) throws(CommandFailure) -> Int {
    while true {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count >= 0 { return count }
      if errno != EINTR { throw CommandFailure(.readFailed(reason: wording.systemError(errno)), code: .inputOutput) }
    }
  }
}
