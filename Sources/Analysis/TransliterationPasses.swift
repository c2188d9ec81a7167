/// The passes of a text of transliteration rules, told apart: what ICU does one after another, each over the whole text.
struct TransliterationPasses {
  enum Pass {
    case compose
    /// Rules in ICU's syntax, with the variables that they may name.
    case rules(String)
  }

  private(set) var passes: [Pass] = []

  /// Nil for rules that only ICU can take apart: a line that holds no whole statement, a transliterator other than NFC and
  /// Null, or a rule that calls one. Linear.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var variables: [UInt8] = []
    var rules: [UInt8] = []
    func close(_ passes: inout [Pass]) {
      if !rules.isEmpty { passes.append(.rules(String(decoding: variables + rules, as: UTF8.self))) }
      rules = []
    }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let statement = Self.statement(line) else { return nil }
      if statement.isEmpty { continue }
      if statement.starts(with: "::".utf8) {
        close(&passes)
        switch String(decoding: statement.dropFirst(2).dropLast().filter { $0 > 0x20 }, as: UTF8.self) {
        case "Null": break
        case "NFC": passes.append(.compose)
        default: return nil
        }
      } else if Self.isDefinition(statement) {
        variables += statement + [UInt8(ascii: "\n")]
      } else {
        rules += statement + [UInt8(ascii: "\n")]
      }
    }
    close(&passes)
  }

  /// The statement of a line, without its comment and the spaces around it; empty for a line without one, nil for a line that
  /// holds more or less than one, or a call.
  private static func statement(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var (isQuoted, isEscaped) = (false, false)
    var end: Int?
    scan: for (index, byte) in zip(line.indices, line) {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "'"): isQuoted.toggle()
      case _ where isQuoted: continue
      case UInt8(ascii: "#"): break scan
      case UInt8(ascii: "&"): return nil
      case 0x00...0x20: continue
      case _ where end != nil: return nil
      case UInt8(ascii: ";"): end = index
      default: continue
      }
    }
    let start = line.drop { $0 <= 0x20 }
    if let end { return start[...end] }
    return start.isEmpty || start.first == UInt8(ascii: "#") ? [] : nil
  }

  /// `$name = …`
  private static func isDefinition(_ statement: ArraySlice<UInt8>) -> Bool {
    guard statement.first == UInt8(ascii: "$") else { return false }
    let rest = statement.dropFirst().drop {
      $0 >= 0x80 || $0 == UInt8(ascii: "_") || 0x30...0x39 ~= $0 || $0 >= 0x41 && $0 < 0x7B
    }
    return rest.first { $0 > 0x20 } == UInt8(ascii: "=")
  }
}
