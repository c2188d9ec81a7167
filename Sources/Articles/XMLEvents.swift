import CExpat

/// Reads XML and tells what it meets, element by element. Expat reads it.
///
/// A document that defines entities of its own is refused: no article does, and a few lines of them make gigabytes.
struct XMLEvents {
  enum Event {
    /// The name without its prefix, and the attributes by such names.
    case start(String, [String: String])
    case text([UInt8])
    case end(String)
  }

  /// - Parameter part: what the document is called in an error.
  /// - Throws: `badXML` with its line. Linear in the bytes.
  static func read(_ bytes: [UInt8], part: String, _ body: (Event) -> Void) throws(ArticleError) {
    guard let parser = XML_ParserCreateNS(nil, CChar(bitPattern: UInt8(ascii: "|"))) else {
      throw .badXML(part: part, line: 0, reason: "no memory")
    }
    defer { XML_ParserFree(parser) }
    var failure: ArticleError?
    withoutActuallyEscaping(body) { body in
      let receiver = Receiver(parser: parser, body: body)
      XML_SetUserData(parser, Unmanaged.passUnretained(receiver).toOpaque())
      XML_SetElementHandler(parser, Receiver.start, Receiver.end)
      XML_SetCharacterDataHandler(parser, Receiver.text)
      XML_SetEntityDeclHandler(parser, Receiver.entity)
      XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER)
      let status = bytes.withUnsafeBytes {
        XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), 1)
      }
      if status != XML_STATUS_OK {
        let reason =
          receiver.definesEntities
          ? "it defines entities of its own"
          : XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
        failure = .badXML(part: part, line: Int(XML_GetCurrentLineNumber(parser)), reason: reason)
      }
      withExtendedLifetime(receiver) {}
    }
    if let failure { throw failure }
  }

  /// What Expat's callbacks are given.
  private final class Receiver {
    let parser: XML_Parser
    let body: (Event) -> Void
    var definesEntities = false

    init(parser: XML_Parser, body: @escaping (Event) -> Void) {
      self.parser = parser
      self.body = body
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> Receiver {
      Unmanaged<Receiver>.fromOpaque(context!).takeUnretainedValue()
    }

    /// The name behind the namespace.
    static func name(_ text: UnsafePointer<CChar>?) -> String {
      guard let text else { return "" }
      let whole = String(cString: text)
      return whole.split(separator: "|").last.map(String.init) ?? whole
    }

    static let start: XML_StartElementHandler = { context, name, attributes in
      var values: [String: String] = [:]
      var place = 0
      while let attributes, let key = attributes[place], let value = attributes[place + 1] {
        values[Receiver.name(key)] = String(cString: value)
        place += 2
      }
      of(context).body(.start(Receiver.name(name), values))
    }

    static let end: XML_EndElementHandler = { context, name in of(context).body(.end(Receiver.name(name))) }

    static let text: XML_CharacterDataHandler = { context, text, length in
      guard let text else { return }
      let bytes = UnsafeBufferPointer(start: text, count: Int(length)).map { UInt8(bitPattern: $0) }
      of(context).body(.text(bytes))
    }

    static let entity: XML_EntityDeclHandler = { context, _, _, _, _, _, _, _, _ in
      let receiver = of(context)
      receiver.definesEntities = true
      XML_StopParser(receiver.parser, XML_Bool(XML_FALSE))
    }
  }
}
