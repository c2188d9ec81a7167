/// Cuts JSON lines of any length into parts that fit in memory, each of whole lines.
struct JSONParts {
  struct Part {
    var bytes: [UInt8]
    var linesBefore = 0
    var isLast = true
    /// What of it could not be taken.
    var losses: [ArticleError] = []
  }

  private let limits: InputLimits
  private var rest: [UInt8] = []
  /// Where the last whole line of `rest` ends; 0 when it has none. Kept, so that a long line is not searched again at each
  /// reading.
  private var wholeLines = 0
  private var lines = 0
  private var losses: [ArticleError] = []
  private var isInsideLongLine = false
  private var isAtEnd = false

  init(limits: InputLimits) { self.limits = limits }

  /// The next part, until one is the last.
  ///
  /// - Throws: what the source throws before it has given anything. Later, it is a loss of the last part.
  mutating func next(_ read: SourceUnpacker.Bytes) throws(ArticleError) -> Part {
    while !isAtEnd, rest.count < limits.partBytes || !canCut {
      do throws(ArticleError) {
        let more = try read(limits.partBytes)
        isAtEnd = more.isEmpty
        take(more)
      } catch {
        if rest.isEmpty, lines == 0 { throw error }
        // A line that was cut off is no line.
        rest.removeLast(rest.count - wholeLines)
        losses.append(error)
        isAtEnd = true
      }
      if !isAtEnd, rest.count > limits.documentBytes, !canCut { try refuseLongLine() }
    }
    return cut()
  }

  /// UTF-16 and UTF-32 are held whole: a byte 0x0A is half a letter in them.
  private var isWide: Bool { lines == 0 && rest.prefix(4).contains { $0 == 0 || $0 >= 0xFE } }

  private var canCut: Bool { !isWide && wholeLines > 0 }

  private mutating func take(_ more: [UInt8]) {
    var more = more[...]
    if isInsideLongLine {
      guard let end = more.firstIndex(of: 0x0A) else { return }
      isInsideLongLine = false
      lines += 1
      more = more[(end + 1)...]
    }
    if let last = more.lastIndex(of: 0x0A) { wholeLines = rest.count + last + 1 - more.startIndex }
    rest.append(contentsOf: more)
  }

  /// A line may be as long as a document; of a longer one nothing is kept.
  private mutating func refuseLongLine() throws(ArticleError) {
    if isWide { throw .tooLarge(bytes: nil, limit: limits.documentBytes) }
    losses.append(.lineTooLong(line: lines + 1, limit: limits.documentBytes))
    isInsideLongLine = true
    rest = []
  }

  private mutating func cut() -> Part {
    let end = isAtEnd ? rest.count : wholeLines
    let bytes = Array(rest[..<end])
    let part = Part(bytes: bytes, linesBefore: lines, isLast: isAtEnd, losses: losses)
    lines += bytes.count { $0 == 0x0A }
    rest.removeFirst(end)
    wholeLines = 0
    losses = []
    return part
  }
}
