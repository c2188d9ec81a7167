/// The first byte of a term: what the rest of it is. FORMAT.md lists them; Segments knows none.
enum TermKind: UInt8 {
  /// A folded word, with positions.
  case word = 0x77  // w
  /// The code of a language, a colon, and a stem in it.
  case stem = 0x73  // s
  /// A folded word of a title.
  case title = 0x74  // t
  /// The identifier of an entity that is named; with positions.
  case entity = 0x65  // e
  /// A capitalised word by its sound: key, zero byte, sounds, zero byte, script.
  case name = 0x6E  // n
  /// The identifier of an article.
  case article = 0x69  // i
  /// An article's address: outlet and place.
  case address = 0x61  // a
  /// A quotation's speaker: an entity's identifier.
  case speaker = 0x70  // p
  /// A word of a speaker's name by its sound, as `name`.
  case speakerName = 0x71  // q
  /// A folded word of how a speaker is written.
  case speakerWord = 0x75  // u
  /// A messenger: an entity's identifier.
  case via = 0x76  // v
  /// A folded word of an outlet's name.
  case outletWord = 0x6F  // o

  func term(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = [rawValue]
    bytes.append(contentsOf: text)
    return bytes
  }

  func term(_ text: String) -> [UInt8] { term(text.utf8) }
}
