import CICU
import Testing

@testable import Analysis

@Suite struct WordTermTests {
  private func foldByICU(_ text: String) -> String {
    let source = Array(text.utf8)
    var target = [UInt8](repeating: 0, count: source.count * 20 + 32)
    let count = cicu_normalize(CICU_NFKC_CASEFOLD, source, Int64(source.count), &target, Int64(target.count))
    return String(decoding: target[..<Int(count)], as: UTF8.self)
  }

  /// Same code points: `==` of two strings also forgives what is canonically equivalent.
  private func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  @Test func `folding is ICU's NFKC_Casefold for every code point`() {
    let differing = (UInt32(0)..<0x110000).filter { codePoint in
      guard let scalar = Unicode.Scalar(codePoint) else { return false }
      let text = String(Character(scalar))
      return !isSame(TermNormalizer.fold(text), foldByICU(text))
    }
    #expect(differing.isEmpty)
  }

  @Test func `folding is ICU's NFKC_Casefold for random strings`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("random strings: seed \(seed)")
    var random = WordStress(seed: seed)
    for _ in 0..<30_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<(1 + random.below(12)) {
        let ranges: [Range<Int>] = [0x400..<0x530, 0x20..<0x7F, 0x300..<0x370, 0x80..<0x250, 0x600..<0x700]
        // Mostly of one or two blocks, so that the fast path is met as often as what spoils it.
        let range = ranges[random.below(4) == 0 ? random.below(ranges.count) : random.below(2)]
        if let scalar = Unicode.Scalar(UInt32(range.lowerBound + random.below(range.count))) { text.append(scalar) }
      }
      let string = String(text)
      if !isSame(TermNormalizer.fold(string), foldByICU(string)) {
        Issue.record("seed \(seed): \(string.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test func `the term of a term is itself`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("random strings: seed \(seed)")
    var random = WordStress(seed: seed)
    for _ in 0..<30_000 {
      let bytes = random.piece(codePoints: 1 + random.below(10))
      let term = Word.term(of: String(decoding: bytes, as: UTF8.self))
      #expect(
        isSame(Word.term(of: term), term), "seed \(seed): \(term.unicodeScalars.map { String($0.value, radix: 16) })")
    }
    let letters: [Unicode.Scalar] = Array(
      "AaBCcEeHhIiJKkMOPTXYyƏəЁёАаВСсЕеНһҺІіѐѝМ’ʼ'`ٴءبḱｅＡ\u{301}\u{300}\u{307}\u{308}".unicodeScalars)
    for _ in 0..<30_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<(1 + random.below(6)) { text.append(letters[random.below(letters.count)]) }
      let term = Word.term(of: String(text))
      #expect(isSame(Word.term(of: term), term), "seed \(seed): \(text.map { String($0.value, radix: 16) })")
    }
  }

  @Test func `the short cut to a term gives what the long way gives`() {
    var random = WordStress(seed: 11)
    for _ in 0..<30_000 {
      var text = String.UnicodeScalarView()
      let ranges: [Range<Int>] = [0x400..<0x4A0, 0x20..<0x7F, 0x400..<0x530]
      let first = random.below(3)
      for _ in 0..<(1 + random.below(6)) {
        let range = ranges[random.below(5) == 0 ? random.below(3) : first]
        if let scalar = Unicode.Scalar(UInt32(range.lowerBound + random.below(range.count))) { text.append(scalar) }
      }
      let form = String(text)
      if !isSame(Word.term(of: form), TermNormalizer.termInSteps(form)) {
        Issue.record("\(form.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test(arguments: [
    ("Королёв", "Королев"), ("ЁЛКА", "елка"), ("за\u{301}мок", "замок"), ("О\u{300}н", "он"), ("вѐсти", "вести"),
    ("O’Brien", "o'brien"), ("OʼBrien", "O'BRIEN"), ("об’явление", "об'явление"), ("İstanbul", "Istanbul"),
    ("пре\u{AD}зидент", "президент"), ("ﬁnance", "Finance"), ("Ｋａｚａｋｈ", "kazakh"), ("ҚАЗАҚСТАН", "қазақстан"),
    ("ءبىر", "ٴبىر"),
    // Latin T, o and a in Cyrillic words; Cyrillic а and о in Latin ones.
    ("Tокаев", "Токаев"), ("Tоқаев", "тоқаев"), ("Kaзахстан", "Казахстан"), ("Hазарбаев", "Назарбаев"),
    ("Tоkаyev", "Tokayev"), ("əлем", "әлем"), ("Қaзaқcтaн", "қазақстан"), ("һalyk", "halyk"),
  ])
  func `two spellings are one term`(first: String, second: String) {
    #expect(isSame(Word.term(of: first), Word.term(of: second)))
  }

  @Test(arguments: [
    ("мой", "мои"), ("ің", "ин"), ("қазы", "казы"), ("COBET", "СОВЕТ"), ("ıs", "is"), ("café", "cafe"), ("і", "и"),
    ("’а", "'а"),
  ])
  func `two spellings stay two terms`(first: String, second: String) {
    #expect(!isSame(Word.term(of: first), Word.term(of: second)))
  }

  @Test(arguments: ["usbшный", "smsкой", "жlf"])
  func `a word of both scripts whose letters have no look-alikes stays as it is`(word: String) {
    #expect(isSame(Word.term(of: word), word))
  }

  @Test func `a number for a term is the same everywhere`() {
    let empty: UInt64 = 0xCBF2_9CE4_8422_2325
    #expect(TermNormalizer.hash("") == empty ^ empty >> 29)
    #expect(TermNormalizer.hash("тоқаев") != TermNormalizer.hash("токаев"))
  }

  @Test func `a word knows its capitals and its script`() {
    let word = Word(form: "ҚР", kind: .word)
    #expect(word.isAllCapitals && word.isCapitalised && word.isCased && word.script == .cyrillic)
    #expect(!Word(form: "iPhone", kind: .word).isCapitalised)
    #expect(Word(form: "توقايەۆ", kind: .word).isCapitalised)
    #expect(Word(form: "ǅ", kind: .word).isCapitalised)
  }
}
