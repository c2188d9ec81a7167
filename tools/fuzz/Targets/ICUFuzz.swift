import CICU

/// The functions over ICU, on bytes that are no text and with room that is too small.
enum ICUFuzz {
  private static let encodings = [
    "windows-1251", "KOI8-R", "UTF-16LE", "UTF-32BE", "Shift_JIS", "GB18030", "ISO-2022-JP",
  ]

  static func run(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    let count = Int64(text.count)
    var out = [UInt8](repeating: 0, count: Int(choice) * 2)
    let room = Int64(out.count)
    for form in [CICU_NFC, CICU_NFD, CICU_NFKC_CASEFOLD] {
      let needed = cicu_normalize(form, text, count, &out, room)
      guard needed > room else { continue }
      var whole = [UInt8](repeating: 0, count: Int(needed))
      precondition(cicu_normalize(form, text, count, &whole, needed) == needed, "the size that it asked for")
    }
    var replaced: Int64 = 0
    _ = cicu_decode(encodings[Int(choice) % encodings.count], text, count, &out, room, &replaced)
    var name = [CChar](repeating: 0, count: Int(choice % 16))
    var confidence: Int32 = 0
    _ = cicu_detect_encoding(text, count, &name, Int32(name.count), &confidence)
    if let sentences = cicu_breaker_open(CICU_BREAK_SENTENCE, "ru@ss=standard") {
      defer { cicu_breaker_close(sentences) }
      guard cicu_breaker_set_text(sentences, text, count) else { return }
      var (last, status): (Int32, Int32) = (0, 0)
      while true {
        let next = cicu_breaker_next(sentences, &status)
        if next < 0 { break }
        precondition(next > last && Int64(next) <= count, "boundaries ascend within the text")
        last = next
      }
    }
    if choice % 8 == 0, text.count < 256, let transliterator = cicu_transliterator_open("Any-Latin") {
      defer { cicu_transliterator_close(transliterator) }
      _ = cicu_transliterate(transliterator, text, count, &out, room)
    }
    if choice % 64 == 1, !text.contains(0) {
      var line: Int32 = 0
      var message = [CChar](repeating: 0, count: 64)
      let rules = String(decoding: text, as: UTF8.self)
      if let made = cicu_transliterator_compile("fuzz", rules, choice > 128, &line, &message, 64) {
        cicu_transliterator_close(made)
      }
    }
  }
}
