import CICU

/// One message as a pack has it: text with named arguments, in the syntax of ICU's MessageFormat
/// (https://unicode-org.github.io/icu/userguide/format_parse/messages/).
package struct MessagePattern: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case text, number, plural, select
  }

  package let text: String

  package init(_ text: String) { self.text = text }

  /// The message with its arguments filled in; nil when the pattern is malformed. An argument that is not given stays as
  /// `{name}`.
  ///
  /// - Parameter locale: `en`, `ru`, `kk`: whose numbers and plural forms to use.
  package func formatted(locale: String, _ arguments: [(name: String, value: MessageArgument)]) -> String? {
    // Most messages are plain text, and need no ICU.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "'") }) { return text }
    return filled(arguments) ?? byICU(locale: locale, arguments)
  }

  /// The same by ICU alone.
  func byICU(locale: String, _ arguments: [(name: String, value: MessageArgument)]) -> String? {
    let names = arguments.map { Array($0.name.utf8CString) }
    let texts = arguments.map { argument -> [UInt8] in
      if case .text(let text) = argument.value { return Array(text.utf8) }
      return []
    }
    return withPointers(names) { names in
      withPointers(texts.map { $0.isEmpty ? [0] : $0 }) { pointers in
        var list: [CICUMessageArgument] = []
        for (index, argument) in arguments.enumerated() {
          var one = CICUMessageArgument(
            name: names[index], text: nil, text_length: 0, is_real: false, integer: 0, real: 0)
          switch argument.value {
          case .text:
            one.text = pointers[index]
            one.text_length = Int64(texts[index].count)
          case .number(let number): one.integer = Int64(number)
          case .real(let number):
            one.is_real = true
            one.real = number
          }
          list.append(one)
        }
        return growing { out, capacity in
          let pattern = Array(text.utf8)
          return cicu_format_message(
            locale, pattern, Int64(pattern.count), list, Int32(list.count), out, capacity)
        }
      }
    }
  }

  /// The message where each of its arguments is a bare name of a text that is given; nil where ICU must be asked.
  func filled(_ arguments: [(name: String, value: MessageArgument)]) -> String? {
    let pattern = Array(text.utf8)
    var filled: [UInt8] = []
    var place = 0
    while place < pattern.count {
      let byte = pattern[place]
      place += 1
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "}"): return nil
      case UInt8(ascii: "{"):
        guard let end = pattern[place...].firstIndex(of: UInt8(ascii: "}")),
          let argument = arguments.first(where: { $0.name.utf8.elementsEqual(pattern[place..<end]) }),
          case .text(let text) = argument.value
        else { return nil }
        filled += text.utf8
        place = end + 1
      default: filled.append(byte)
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }

  /// The arguments that the pattern names, in its order, as often as it names them; nil when it is malformed.
  package var arguments: [(name: String, kind: Kind)]? {
    let pattern = Array(text.utf8)
    guard
      let list = growing({ cicu_message_arguments(pattern, Int64(pattern.count), $0, $1) })
    else { return nil }
    return list.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t")
      return Kind(rawValue: String(cells[1])).map { (String(cells[0]), $0) }
    }
  }

  /// What `write` writes into a buffer that grows until it is large enough; nil when it fails.
  private func growing(_ write: (UnsafeMutablePointer<UInt8>, Int64) -> Int64) -> String? {
    var capacity = text.utf8.count + 256
    while true {
      var needed: Int64 = 0
      let result = String(unsafeUninitializedCapacity: capacity) { buffer in
        needed = write(buffer.baseAddress!, Int64(capacity))
        return needed >= 0 && needed <= capacity ? Int(needed) : 0
      }
      if needed < 0 { return nil }
      if needed <= capacity { return result }
      capacity = Int(needed)
    }
  }

  private func withPointers<Element, Result>(
    _ lists: [[Element]], _ body: ([UnsafePointer<Element>]) -> Result
  ) -> Result {
    func next(_ index: Int, _ pointers: [UnsafePointer<Element>]) -> Result {
      if index == lists.count { return body(pointers) }
      return lists[index].withUnsafeBufferPointer { next(index + 1, pointers + [$0.baseAddress!]) }
    }
    return next(0, [])
  }
}
