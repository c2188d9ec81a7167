/// Reads the query language. Columns count characters from 1.
///
///     query   = any
///     any     = all { "OR" all }
///     all     = one { ["AND"] one }
///     one     = "NOT" one | "(" any ")" | field ":" value | mark text mark | word
///
/// `script:same` is said of all that stands beside it in the same brackets and between the same ORs.
struct QueryParser {
  private let characters: [Character]
  private var place = 0
  private var depth = 0

  /// Brackets and NOT nest at most so deep.
  private static let deepest = 64

  /// The marks that may close what a mark opens; nil for any other character.
  private static func closing(_ mark: Character) -> String? {
    switch mark {
    case "\"": "\""
    case "«": "»"
    case "“": "”“"
    case "„": "“”"
    case "”": "”"
    case "‹": "›"
    default: nil
    }
  }

  /// What `script:same` is until the words beside it are known: a node that nothing else gives.
  private static let sameScript = Query.Node.sameScript(.all([]))

  private static let fields = ["speaker", "source", "lang", "date", "title", "script"]

  init(_ text: String) { characters = Array(text) }

  mutating func parse() throws(IndexError) -> Query.Node {
    skipSpaces()
    guard place < characters.count else { throw mistake(.empty) }
    let node = try any()
    skipSpaces()
    guard place == characters.count else { throw mistake(.unopenedBracket) }
    guard Self.finds(node) else {
      throw IndexError.badQuery(column: 1, mistake: .onlyExcludes)
    }
    return node
  }

  /// Whether a node can find anything by itself.
  private static func finds(_ node: Query.Node) -> Bool {
    switch node {
    case .not: false
    case .sameScript(let inner): finds(inner)
    case .all(let nodes): nodes.contains(where: finds)
    case .any(let nodes): nodes.allSatisfy(finds)
    default: true
    }
  }

  private func mistake(_ mistake: QueryMistake, at column: Int? = nil) -> IndexError {
    .badQuery(column: (column ?? place) + 1, mistake: mistake)
  }

  private mutating func skipSpaces() {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
  }

  /// Takes an operator word that stands alone.
  private mutating func take(_ word: String) -> Bool {
    skipSpaces()
    let end = place + word.count
    guard end <= characters.count, String(characters[place..<end]) == word,
      end == characters.count || characters[end].isWhitespace || "()".contains(characters[end])
        || Self.closing(characters[end]) != nil
    else { return false }
    place = end
    return true
  }

  /// Refuses an operator without something after it: the end, a bracket, or another operator that needs a word before it.
  private mutating func expectOperand(after word: String) throws(IndexError) {
    skipSpaces()
    let start = place
    let isOperator = take("AND") || take("OR")
    place = start
    guard !isOperator, place < characters.count, characters[place] != ")" else {
      throw mistake(.nothingAfter(operator: word))
    }
  }

  private mutating func any() throws(IndexError) -> Query.Node {
    var nodes = [try all()]
    while take("OR") {
      try expectOperand(after: "OR")
      nodes.append(try all())
    }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func all() throws(IndexError) -> Query.Node {
    var nodes: [Query.Node] = []
    while true {
      skipSpaces()
      if place == characters.count || characters[place] == ")" { break }
      let start = place
      if take("OR") {
        place = start
        break
      }
      if take("AND") {
        guard !nodes.isEmpty else { throw mistake(.nothingBefore(operator: "AND"), at: start) }
        try expectOperand(after: "AND")
        continue
      }
      nodes.append(try one())
    }
    let isSameScript = nodes.contains(Self.sameScript)
    nodes.removeAll { $0 == Self.sameScript }
    guard !nodes.isEmpty else { throw mistake(.nothingHere) }
    let node: Query.Node = nodes.count == 1 ? nodes[0] : .all(nodes)
    return isSameScript ? .sameScript(node) : node
  }

  private mutating func one() throws(IndexError) -> Query.Node {
    let start = place
    if take("NOT") {
      try expectOperand(after: "NOT")
      depth += 1
      guard depth <= Self.deepest else { throw mistake(.tooDeep(limit: Self.deepest), at: start) }
      defer { depth -= 1 }
      let inner = try one()
      guard inner != Self.sameScript else { throw mistake(.nothingAfter(operator: "NOT")) }
      return .not(inner)
    }
    if characters[place] == "(" {
      place += 1
      depth += 1
      guard depth <= Self.deepest else { throw mistake(.tooDeep(limit: Self.deepest), at: start) }
      skipSpaces()
      if place < characters.count, characters[place] == ")" { throw mistake(.nothingInBrackets) }
      let node = try any()
      skipSpaces()
      guard place < characters.count, characters[place] == ")" else { throw mistake(.unclosedBracket, at: start) }
      place += 1
      depth -= 1
      return node
    }
    if Self.closing(characters[place]) != nil { return .phrase(try quoted()) }
    return try word()
  }

  private mutating func quoted() throws(IndexError) -> String {
    let start = place
    let closing = Self.closing(characters[place])!
    place += 1
    while place < characters.count, !closing.contains(characters[place]) { place += 1 }
    guard place < characters.count else { throw mistake(.unclosedMark, at: start) }
    defer { place += 1 }
    let text = String(characters[(start + 1)..<place])
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw mistake(.noWordInMarks, at: start)
    }
    return text
  }

  private mutating func bareWord() -> String {
    let start = place
    while place < characters.count, !characters[place].isWhitespace, !"()".contains(characters[place]),
      Self.closing(characters[place]) == nil
    { place += 1 }
    return String(characters[start..<place])
  }

  private mutating func word() throws(IndexError) -> Query.Node {
    let start = place
    let text = bareWord()
    if let colon = text.firstIndex(of: ":"), colon != text.startIndex {
      return try field(String(text[..<colon]), String(text[text.index(after: colon)...]), start)
    }
    if text.dropLast().contains("*") || text.hasPrefix("=") && text.hasSuffix("*") {
      throw mistake(.misplacedStar, at: start)
    }
    if text.hasPrefix("~") { throw mistake(.noLettersBeforeTilde, at: start) }
    if text.hasPrefix("-"), text.count > 1 {
      throw mistake(.minusSign(word: String(text.dropFirst())), at: start)
    }
    if text.hasPrefix("=") {
      let form = String(text.dropFirst())
      guard form.contains(where: { $0.isLetter || $0.isNumber }) else {
        throw mistake(.noWordAfterEquals, at: start)
      }
      return .exact(form)
    }
    if text.hasSuffix("*") {
      let beginning = String(text.dropLast())
      guard beginning.contains(where: { $0.isLetter || $0.isNumber }) else {
        throw mistake(.misplacedStar, at: start)
      }
      return .prefix(beginning)
    }
    if let tilde = text.lastIndex(of: "~"), tilde != text.startIndex {
      let number = text[text.index(after: tilde)...]
      guard let distance = number.isEmpty ? 1 : Int(number), (1...2).contains(distance) else {
        throw mistake(.badDistance(found: String(number)), at: start)
      }
      return .fuzzy(String(text[..<tilde]), distance: distance)
    }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw mistake(.noWord(found: text), at: start)
    }
    return .word(text)
  }

  /// Two or three letters, and perhaps a script in four.
  private static func isLanguageCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } }) else { return false }
    return (2...3).contains(parts[0].count) && (parts.count == 1 || parts.count == 2 && parts[1].count == 4)
  }

  private mutating func field(_ name: String, _ bare: String, _ start: Int) throws(IndexError) -> Query.Node {
    guard Self.fields.contains(name.lowercased()) else {
      throw mistake(
        .unknownField(
          found: name, fields: Self.fields.joined(separator: ", "),
          suggestion: Self.fields.first {
            EditDistance.isWithin(2, Array($0.unicodeScalars), Array(name.lowercased().unicodeScalars))
          }), at: start)
    }
    var value = bare
    if bare.isEmpty {
      guard place < characters.count, Self.closing(characters[place]) != nil else {
        throw mistake(.noValue(field: name))
      }
      value = try quoted()
    } else if let star = bare.firstIndex(of: "*") {
      throw mistake(
        .starInField(field: name),
        at: start + name.count + 1 + bare.distance(from: bare.startIndex, to: star))
    }
    switch name.lowercased() {
    case "speaker": return .speaker(value)
    case "source": return .source(value)
    case "title": return .title(value)
    case "script":
      guard value.lowercased() == "same" else { throw mistake(.badScript(found: value), at: start + name.count + 1) }
      return Self.sameScript
    case "lang":
      guard Self.isLanguageCode(value) else {
        throw mistake(.badLanguage(found: value), at: start + name.count + 1)
      }
      return .language(value.lowercased())
    default:
      guard let range = DateRange(value)?.days else {
        throw mistake(.badDate(found: value), at: start + name.count + 1)
      }
      return .date(range)
    }
  }
}
