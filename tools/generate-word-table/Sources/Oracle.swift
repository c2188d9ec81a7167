/// ICU's root word iterator as a black box that answers one question: is this text one segment, and with which status?
///
/// Questions are asked in batches, each followed by U+0085, on both sides of which ICU always has a boundary (UAX #29,
/// WB3a and WB3b), so one pass over one buffer answers thousands.
final class Oracle {
  /// 0 when the text is more than one segment (or empty), else 1 plus ICU's rule status divided by 100.
  typealias Answer = UInt8

  private let breaker: OpaquePointer
  private var buffer: [UInt8] = []
  private var bounds: [(start: Int32, end: Int32)] = []

  init() { breaker = cicu_breaker_open(CICU_BREAK_WORD, "root")! }

  deinit { cicu_breaker_close(breaker) }

  /// Adds a question to the batch.
  func ask(_ text: [UInt32]) {
    let start = Int32(buffer.count)
    for codePoint in text { append(codePoint) }
    bounds.append((start, Int32(buffer.count)))
    append(0x85)
  }

  /// The answers to the batch, in order; the batch is empty afterwards.
  func answers() -> [Answer] {
    var answers = [Answer](repeating: 0, count: bounds.count)
    buffer.withUnsafeBufferPointer { text in
      guard cicu_breaker_set_text(breaker, text.baseAddress!, Int64(text.count)) else { return }
      var question = 0
      var last: Int32 = 0
      var status: Int32 = 0
      while question < bounds.count {
        let end = cicu_breaker_next(breaker, &status)
        if end < 0 { break }
        while question < bounds.count, bounds[question].end < end { question += 1 }
        if question < bounds.count, bounds[question].start == last, bounds[question].end == end {
          answers[question] = 1 + Answer(status / 100)
        }
        last = end
      }
    }
    buffer.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    return answers
  }

  private func append(_ codePoint: UInt32) {
    switch codePoint {
    case 0..<0x80: buffer.append(UInt8(codePoint))
    case 0x80..<0x800:
      buffer.append(0xC0 | UInt8(codePoint >> 6))
      buffer.append(0x80 | UInt8(codePoint & 0x3F))
    case 0x800..<0x10000:
      buffer.append(0xE0 | UInt8(codePoint >> 12))
      buffer.append(0x80 | UInt8(codePoint >> 6 & 0x3F))
      buffer.append(0x80 | UInt8(codePoint & 0x3F))
    default:
      buffer.append(0xF0 | UInt8(codePoint >> 18))
      buffer.append(0x80 | UInt8(codePoint >> 12 & 0x3F))
      buffer.append(0x80 | UInt8(codePoint >> 6 & 0x3F))
      buffer.append(0x80 | UInt8(codePoint & 0x3F))
    }
  }
}
