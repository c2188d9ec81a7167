/// The line `<?xml … encoding="…"?>` at the start of a document (XML 1.0, 2.8).
enum XMLDeclaration {
  /// The encoding that it names; nil when there is no such line or it names none.
  static func encoding(of bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    let line = String(decoding: bytes.prefix(256).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    guard let place = line.firstRange(of: "encoding=") else { return nil }
    return encodingName(line[place.upperBound...])
  }

  /// The name at the start of a text, with or without a mark of quotation before it.
  static func encodingName(_ text: Substring) -> String? {
    let value = text.drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let name = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_:.".contains($0) }
    return name.isEmpty ? nil : String(name)
  }
}
