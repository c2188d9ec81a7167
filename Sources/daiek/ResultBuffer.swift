import Synchronization

/// Results on their way to standard output, held back until there are enough of them: a call of the system for each line
/// takes longer than to find what stands in it.
final class ResultBuffer: Sendable {
  private let held = Mutex<[UInt8]>([])
  private static let most = 1 << 16

  /// Takes some results.
  ///
  /// - Returns: what is to be written now.
  func take(_ bytes: [UInt8]) -> [UInt8] {
    held.withLock { held in
      held += bytes
      return held.count < Self.most ? [] : Self.emptied(&held)
    }
  }

  /// All that was held back, to be written now.
  func takeAll() -> [UInt8] { held.withLock { Self.emptied(&$0) } }

  private static func emptied(_ held: inout [UInt8]) -> [UInt8] {
    let all = held
    held = []
    return all
  }
}
