import Fixtures
import Testing

@testable import Articles

/// Bytes in old encodings, made by hand: no library that Daiek reads with has made them.
struct EncodingTests {
  private static let russian = """
    Президент Казахстана заявил, что страна выполнит все свои обязательства перед партнёрами.
    «Мы не собираемся отступать», — сказал он журналистам в четверг. Министр добавил, что переговоры продолжатся.
    """

  /// Letters of the alphabet from 0xC0 on.
  private static let koi8 = Array("юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ")
  private static let windows = Array("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя")

  private func encode(_ text: String, _ letters: [Character], _ others: [Character: UInt8]) -> [UInt8] {
    text.map { character in
      if let ascii = character.asciiValue { return ascii }
      if let place = letters.firstIndex(of: character) { return 0xC0 + UInt8(place) }
      return others[character] ?? UInt8(ascii: "?")
    }
  }

  @Test func `Windows-1251 is told and read`() throws {
    let bytes = encode(Self.russian, Self.windows, ["ё": 0xB8, "«": 0xAB, "»": 0xBB, "—": 0x97])
    let decoder = try TextDecoder(bytes)
    #expect(decoder.encoding.name == "windows-1251")
    #expect(String(decoding: decoder.text, as: UTF8.self) == Self.russian)
  }

  @Test func `KOI8-R is told and read`() throws {
    let plain = Self.russian.replacing("«", with: "\"").replacing("»", with: "\"").replacing("—", with: "-")
    let decoder = try TextDecoder(encode(plain, Self.koi8, ["ё": 0xA3]))
    #expect(decoder.encoding.name == "KOI8-R")
    #expect(String(decoding: decoder.text, as: UTF8.self) == plain)
  }

  private static let kazakh = """
    Аудан басшысы жиналыста ауылдың жолы аязға дейін салынады деп айтты. Тыңдаушылар үнсіз отырды, кейін сауалдар бастады.
    Жиналыс кешке дейін созылды да, ешкім шешім шығара алмады. Жол сол бойда калды, ал аяз басталып кетті.
    """

  /// The letters of Russian from 0xB0 on, as ISO 8859-5 has them.
  @Test func `ISO-8859-5 is told and read`() throws {
    let plain = Self.russian.replacing("«", with: "\"").replacing("»", with: "\"").replacing("—", with: "-")
    let bytes = plain.map { letter -> UInt8 in
      if let ascii = letter.asciiValue { return ascii }
      return Self.windows.firstIndex(of: letter).map { 0xB0 + UInt8($0) } ?? 0xF1
    }
    let decoder = try TextDecoder(bytes)
    #expect(decoder.encoding.name == "ISO-8859-5")
    #expect(String(decoding: decoder.text, as: UTF8.self) == plain)
  }

  /// The code page of DOS, which ICU's detector does not know.
  @Test func `IBM866 is told by its letters and the doubt is said`() throws {
    let plain = Self.russian.replacing("«", with: "\"").replacing("»", with: "\"").replacing("—", with: "-")
    let bytes = plain.map { letter -> UInt8 in
      if let ascii = letter.asciiValue { return ascii }
      guard let place = Self.windows.firstIndex(of: letter) else { return 0xF1 }
      return place < 48 ? 0x80 + UInt8(place) : 0xE0 + UInt8(place - 48)
    }
    let decoder = try TextDecoder(bytes)
    #expect(decoder.encoding == SourceEncoding(name: "IBM866", basis: .guessed))
    #expect(String(decoding: decoder.text, as: UTF8.self) == plain)
    #expect(decoder.encoding.doubt == "decoded as IBM866 by its letters; ICU could not tell")
  }

  @Test func `UTF-16 without a byte order mark is told by its blanks, in both orders`() throws {
    for text in [Self.russian, Self.kazakh, "Plain English words, and nothing else in them at all."] {
      let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
      for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
        let decoder = try TextDecoder(bytes)
        #expect(decoder.encoding.name == name)
        #expect(String(decoding: decoder.text, as: UTF8.self) == text)
      }
    }
  }

  @Test func `what a document says of its encoding is believed when its letters make words`() throws {
    let others: [Character: UInt8] = ["ё": 0xB8, "«": 0xAB, "»": 0xBB, "—": 0x97]
    let bytes = encode(Self.russian, Self.windows, others)
    #expect(try TextDecoder(bytes, declared: "windows-1251").encoding.basis == .declared)
    // Every byte means something in KOI8-R too, but the capitals stand inside the words.
    let other = try TextDecoder(bytes, declared: "KOI8-R")
    #expect(other.encoding.name == "windows-1251")
    #expect(other.encoding.doubt?.contains("it says KOI8-R, which does not fit") == true)
    #expect(try TextDecoder(Array(Self.russian.utf8), declared: "windows-1251").encoding == .utf8)
    #expect(try TextDecoder(bytes, declared: "no-such-encoding").encoding.name == "windows-1251")
  }

  @Test func `a detected encoding says how sure ICU was`() throws {
    let decoder = try TextDecoder(encode(Self.russian, Self.windows, ["ё": 0xB8, "«": 0xAB, "»": 0xBB, "—": 0x97]))
    guard case .detected(let confidence, nil) = decoder.encoding.basis else {
      Issue.record("expected a detected encoding, found \(decoder.encoding)")
      return
    }
    #expect(decoder.encoding.doubt == "decoded as windows-1251, confidence \(confidence) of 100")
  }

  @Test func `UTF-16 and UTF-32 with a byte order mark are read in both orders`() throws {
    let text = "Тоқаев 😀 said.\nAgain."
    let wide = [0xFEFF] + Array(text.utf16)
    let little = wide.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = wide.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let wider = [0xFEFF] + text.unicodeScalars.map(\.value)
    let little32 = wider.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) } }
    let big32 = wider.flatMap { value in (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) } }
    for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE"), (little32, "UTF-32LE"), (big32, "UTF-32BE")] {
      let decoder = try TextDecoder(bytes)
      #expect(decoder.encoding == SourceEncoding(name: name, basis: .certain))
      #expect(String(decoding: decoder.text, as: UTF8.self) == text)
    }
  }

  @Test func `half a pair or half a unit of UTF-16 is refused`() {
    for tail: [UInt8] in [[0x00, 0xD8], [0x41]] {
      #expect(throws: ArticleError.unknownEncoding(guess: "UTF-16LE", confidence: 0)) {
        try TextDecoder([0xFF, 0xFE, 0x41, 0x00] + tail)
      }
    }
  }

  @Test func `a byte order mark of UTF-8 is no part of the text`() throws {
    #expect(try TextDecoder([0xEF, 0xBB, 0xBF] + Array("ә".utf8)).text == Array("ә".utf8))
    #expect(throws: ArticleError.invalidUTF8(offset: 4)) { try TextDecoder([0xEF, 0xBB, 0xBF, 0x61, 0xFF]) }
  }

  /// UTF-8 for the most part, and one byte sequence that is not.
  @Test(arguments: [
    [0xFF], [0xC0, 0x80], [0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98],
    [0xE0, 0x80, 0x80], [0xC3],
  ])
  func `invalid UTF-8 is refused at the offset of its first bad byte`(_ bad: [UInt8]) {
    let before = Array("Тоқаев айтты: «иә» ".utf8)
    let after = Array("деп жазды газет сол күні кешке.".utf8)
    for end in [after, [UInt8(ascii: ".")] + after, []] {
      #expect(throws: ArticleError.invalidUTF8(offset: before.count)) { try TextDecoder(before + bad + end) }
    }
  }

  @Test func `the offset of the first bad byte is that of Swift's own decoder`() throws {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<2_000 {
      var bytes = Array("aә€😀б".utf8) + Array("ж”c".utf8)
      bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
      // The oracle: the longest valid prefix, found by trying every one.
      let longest = (0...bytes.count).last { String(validating: bytes[..<$0], as: UTF8.self) != nil }!
      let expected = longest == bytes.count ? nil : longest
      #expect(TextDecoder.firstInvalid(bytes) == expected, "\(bytes)")
    }
  }

  @Test func `binary data is refused`() {
    #expect(throws: ArticleError.notText) { try TextDecoder([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1]) }
    let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]
    #expect(throws: ArticleError.self) { try TextDecoder(image + (0..<200).map { UInt8($0) }) }
  }
}
