import Glibc
import Synchronization

/// The file of `--report`: a JSON object a line, written as the work goes on.
final class ReportFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let state = Mutex<(buffer: [UInt8], failure: Int32)>(([], 0))

  /// - Throws: an I/O failure.
  init(_ path: String) throws(CommandFailure) {
    let opened = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard opened >= 0 else { throw Self.failure(path, errno) }
    self.path = path
    descriptor = opened
  }

  func line(_ text: String) {
    state.withLock { state in
      state.buffer.append(contentsOf: text.utf8)
      state.buffer.append(0x0A)
      if state.buffer.count > 1 << 16 { flush(&state) }
    }
  }

  /// - Throws: an I/O failure when a line could not be written.
  func close() throws(CommandFailure) {
    let failure = state.withLock { state in
      flush(&state)
      if Glibc.close(descriptor) != 0, state.failure == 0 { state.failure = errno }
      return state.failure
    }
    guard failure == 0 else { throw Self.failure(path, failure) }
  }

  private func flush(_ state: inout (buffer: [UInt8], failure: Int32)) {
    var written = 0
    while written < state.buffer.count, state.failure == 0 {
      let count = state.buffer.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { state.failure = errno } else { written += count }
    }
    state.buffer = []
  }

  private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
    CommandFailure(.reportFailed(path: path, errno: code), code: .inputOutput)
  }
}
