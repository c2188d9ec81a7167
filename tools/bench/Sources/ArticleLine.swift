/// One line of the corpus: a flat JSON object of strings, read in one pass. Not a JSON reader: it takes what the corpus
/// generator writes and refuses the rest.
struct ArticleLine {
  /// The fields' values, unescaped; kept between lines to save their memory.
  private(set) var id: [UInt8] = []
  private(set) var outlet: [UInt8] = []
  private(set) var language: [UInt8] = []
  /// 20220302.
  private(set) var date: Int64 = 0
  /// Title, line feed, text: the one searchable field.
  private(set) var body: [UInt8] = []
  private var scratch: [UInt8] = []

  /// Reads a line, without its line feed.
  mutating func read(_ line: UnsafeRawBufferPointer) throws(BenchFailure) {
    id.removeAll(keepingCapacity: true)
    body.removeAll(keepingCapacity: true)
    var at = 0
    func skip(_ byte: Character) throws(BenchFailure) {
      while at < line.count, line[at] == 0x20 { at += 1 }
      guard at < line.count, line[at] == byte.asciiValue else { throw BenchFailure("expected \(byte) at \(at)") }
      at += 1
    }
    try skip("{")
    while true {
      try skip("\"")
      let start = at
      while at < line.count, line[at] != 0x22 { at += 1 }
      let name = UnsafeRawBufferPointer(rebasing: line[start..<at])
      try skip("\"")
      try skip(":")
      try skip("\"")
      switch (name.count, name.first) {
      case (2, _): at = try Self.value(line, at, onto: &id)
      case (5, _):
        at = try Self.value(line, at, onto: &body)
        body.append(0x0A)
      case (4, UInt8(ascii: "t")): at = try Self.value(line, at, onto: &body)
      case (6, _):
        outlet.removeAll(keepingCapacity: true)
        at = try Self.value(line, at, onto: &outlet)
      case (4, UInt8(ascii: "l")):
        language.removeAll(keepingCapacity: true)
        at = try Self.value(line, at, onto: &language)
      case (4, UInt8(ascii: "d")):
        scratch.removeAll(keepingCapacity: true)
        at = try Self.value(line, at, onto: &scratch)
        date = scratch.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int64($1 - 0x30) : $0 }
      default:
        scratch.removeAll(keepingCapacity: true)
        at = try Self.value(line, at, onto: &scratch)
      }
      while at < line.count, line[at] == 0x20 { at += 1 }
      guard at < line.count else { throw BenchFailure("the line ends early") }
      if line[at] == 0x7D { return }
      try skip(",")
    }
  }

  /// How many bytes from `at`, which is neither, are neither a quotation mark nor a backslash: at most eight, at least one.
  @inline(__always)
  private static func plainLength(_ line: UnsafeRawBufferPointer, _ at: Int) -> Int {
    guard at + 8 <= line.count else { return 1 }
    let word = line.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 }
    let found = zeros(word ^ 0x2222_2222_2222_2222) | zeros(word ^ 0x5C5C_5C5C_5C5C_5C5C)
    return found == 0 ? 8 : max(1, found.trailingZeroBitCount / 8)
  }

  /// Appends the string that begins at `start` and returns the place after its closing mark.
  private static func value(
    _ line: UnsafeRawBufferPointer, _ start: Int, onto output: inout [UInt8]
  ) throws(BenchFailure) -> Int {
    var at = start
    var from = start
    while at < line.count {
      let byte = line[at]
      if byte == 0x22 {
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: line[from..<at]))
        return at + 1
      }
      guard byte == 0x5C else {
        at &+= plainLength(line, at)
        continue
      }
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: line[from..<at]))
      guard at + 1 < line.count else { break }
      at += 2
      switch line[at - 1] {
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(line[at - 1])
      case UInt8(ascii: "u"):
        let digits = String(decoding: line[at..<min(at + 4, line.count)], as: UTF8.self)
        guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
          throw BenchFailure("an escape this corpus should not have: \(digits)")
        }
        output.append(contentsOf: String(scalar).utf8)
        at += 4
      default: throw BenchFailure("an unknown escape")
      }
      from = at
    }
    throw BenchFailure("a string without an end")
  }
}
