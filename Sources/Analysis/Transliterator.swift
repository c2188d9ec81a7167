import CICU

/// Text in one script written in another, by ICU's rules or by a rule file of a pack.
///
/// One a thread. ICU runs at 10 to 35 MB/s here, so give it unique words, not text.
package final class Transliterator {
  private let transliterator: OpaquePointer

  /// One that ICU has, by its identifier: `Any-Latin`, `Han-Latin`.
  package init(identifier: String) throws(AnalysisError) {
    guard let transliterator = cicu_transliterator_open(identifier) else {
      throw .icu(what: "the transliterator \(identifier)")
    }
    self.transliterator = transliterator
  }

  /// One compiled from a file of rules in ICU's syntax.
  ///
  /// - Throws: `badLine` with the line that ICU names.
  package init(rulesFile path: String, reverse: Bool = false) throws(AnalysisError) {
    let rules = String(decoding: try PackTable.read(path), as: UTF8.self)
    var line: Int32 = 0
    var error = [CChar](repeating: 0, count: 64)
    guard let transliterator = cicu_transliterator_compile("Daiek", rules, reverse, &line, &error, Int32(error.count)) else {
      let reason = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw .badLine(file: path, line: Int(line), expected: "a transliteration rule in ICU's syntax", found: reason)
    }
    self.transliterator = transliterator
  }

  deinit { cicu_transliterator_close(transliterator) }

  /// The text in the other script; what the rules do not know stays as it is.
  package func transliterate(_ text: String) -> String {
    var text = text
    return text.withUTF8 { source in
      guard let start = source.baseAddress, source.count > 0 else { return "" }
      var capacity = source.count * 4 + 32
      while true {
        var needed: Int64 = 0
        let result = String(unsafeUninitializedCapacity: capacity) { target in
          needed = cicu_transliterate(transliterator, start, Int64(source.count), target.baseAddress!, Int64(capacity))
          return needed >= 0 && needed <= capacity ? Int(needed) : 0
        }
        precondition(needed >= 0, "ICU could not transliterate")
        if needed <= capacity { return result }
        capacity = Int(needed)
      }
    }
  }
}
