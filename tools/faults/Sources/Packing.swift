/// Archives made by hand, as no honest program makes them.
enum Packing {
  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// A tar file of one entry.
  static func tar(name: String, _ content: String) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ place: Int) {
      for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
    }
    func octal(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 8)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    put(name, 0)
    put("0000644\0", 100)
    put("0000000\0", 108)
    put("0000000\0", 116)
    put(octal(content.utf8.count, 11), 124)
    put(octal(0, 11), 136)
    put("        ", 148)
    put("0", 156)
    put("ustar\u{0}00", 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", 148)
    let body = Array(content.utf8)
    return header + body + [UInt8](repeating: 0, count: (512 - body.count % 512) % 512 + 1024)
  }

  /// A zip file whose entries all say that they are the one deflated stream that is in it: a bomb, after Fifield, "A Better
  /// Zip Bomb" (WOOT 2019), by its plain idea.
  static func zip(names: [String], deflated: [UInt8], size: Int, checksum: UInt32) -> [UInt8] {
    func fields(_ name: String) -> [UInt8] {
      number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + number(Int(checksum), 4) + number(deflated.count, 4)
        + number(size, 4) + number(name.utf8.count, 2) + number(0, 2)
    }
    var bytes = [0x50, 0x4B, 3, 4] + fields(names[0]) + Array(names[0].utf8) + deflated
    let start = bytes.count
    for name in names {
      bytes +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + fields(name) + number(0, 2 + 2 + 2 + 4) + number(0, 4) + Array(name.utf8)
    }
    let length = bytes.count - start
    return bytes + [0x50, 0x4B, 5, 6] + number(0, 4) + number(names.count, 2) + number(names.count, 2)
      + number(length, 4) + number(start, 4) + number(0, 2)
  }
}
