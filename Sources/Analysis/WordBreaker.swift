import CICU

/// Cuts text into the segments of UAX #29 as ICU's root word iterator does: words, numbers, and all that lies between.
///
/// One a thread: the iterator keeps its place.
package final class WordBreaker {
  /// One segment's end, as a byte offset, and what ICU says it is.
  package struct Segment: Equatable {
    package let end: Int
    package let kind: Kind
  }

  package enum Kind: UInt8 {
    /// Spaces, punctuation, symbols.
    case none
    case number
    case letters
    case kana
    case ideographs

    fileprivate init(status: Int32) {
      switch status {
      case ..<100: self = .none
      case ..<200: self = .number
      case ..<300: self = .letters
      case ..<400: self = .kana
      default: self = .ideographs
      }
    }
  }

  private let breaker: OpaquePointer

  package init() throws(AnalysisError) {
    guard let breaker = cicu_breaker_open(CICU_BREAK_WORD, "root") else { throw .icu(what: "a word iterator") }
    self.breaker = breaker
  }

  deinit { cicu_breaker_close(breaker) }

  /// Appends the segments of `text[range]` to `segments`, ends counted from the start of `text`. Linear.
  package func appendSegments(of text: [UInt8], in range: Range<Int>, to segments: inout [Segment]) {
    text.withUnsafeBufferPointer { buffer in
      guard !range.isEmpty, cicu_breaker_set_text(breaker, buffer.baseAddress! + range.lowerBound, Int64(range.count)) else { return }
      var status: Int32 = 0
      while true {
        let end = cicu_breaker_next(breaker, &status)
        if end < 0 { break }
        segments.append(Segment(end: range.lowerBound + Int(end), kind: Kind(status: status)))
      }
    }
  }
}
