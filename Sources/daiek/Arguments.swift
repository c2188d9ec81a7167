/// The command line, taken apart.
struct Arguments {
  private(set) var command: CommandName?
  private(set) var values: [Option: String] = [:]
  private(set) var rest: [String] = []

  /// - Throws: a usage failure that names the word at fault and, where one is near, what was meant.
  init(_ words: [String]) throws(CommandFailure) {
    var place = 0
    var optionsEnd = false
    while place < words.count {
      let word = words[place]
      place += 1
      // What follows is the line that a shell completes, and no line of ours.
      if command == .complete {
        rest.append(word)
        continue
      }
      if optionsEnd || !word.hasPrefix("-") || word == "-" {
        if command == nil {
          guard let known = CommandName.allCases.first(where: { $0.rawValue == word }) else {
            throw .usage(
              .unknownCommand(word: word, suggestion: Self.suggestion(word, CommandName.visible.map(\.rawValue))))
          }
          command = known
        } else {
          rest.append(word)
        }
        continue
      }
      if word == "--" {
        optionsEnd = true
        continue
      }
      try takeOption(word, words, &place)
    }
    guard let command else { return }
    for option in values.keys where !Option.everywhere.contains(option) && !command.options.contains(option) {
      throw .usage(.foreignOption(option: "--\(option.rawValue)", command: command.rawValue))
    }
  }

  private mutating func takeOption(_ word: String, _ words: [String], _ place: inout Int) throws(CommandFailure) {
    var name = word
    var given: String?
    switch word {
    case "-h": name = "--help"
    case "-n": name = "--limit"
    case "-q": name = "--quiet"
    default:
      if let equals = word.firstIndex(of: "=") {
        name = String(word[..<equals])
        given = String(word[word.index(after: equals)...])
      }
    }
    // `rawValue:` makes a table of all names first, which takes longer than to look through them once.
    let bare = name.dropFirst(2)
    guard name.hasPrefix("--"), let option = Option.allCases.first(where: { $0.rawValue == bare }) else {
      let near = Self.suggestion(String(name.drop { $0 == "-" }), Option.allCases.map(\.rawValue))
      throw .usage(.unknownOption(word: word, suggestion: near.map { "--" + $0 }))
    }
    if let value = option.value {
      if given == nil, place < words.count, !words[place].hasPrefix("--") {
        given = words[place]
        place += 1
      }
      guard let given, !given.isEmpty else { throw .usage(.missingValue(option: name, value: value)) }
      values[option] = given
    } else {
      guard given == nil else { throw .usage(.noValueTaken(option: name)) }
      values[option] = ""
    }
  }

  /// The nearest of some words, when one is near.
  private static func suggestion(_ word: String, _ known: [String]) -> String? {
    let near = known.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    guard let near, near.1 <= max(1, near.0.count / 3) else { return nil }
    return near.0
  }

  /// Slips of the pen between two words; exchanging two neighbours is one (Damerau 1964, restricted).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  func has(_ option: Option) -> Bool { values[option] != nil }

  subscript(option: Option) -> String? { values[option] }

  /// A whole number not below `least`.
  func number(_ option: Option, default standard: Int, least: Int) throws(CommandFailure) -> Int {
    guard let text = values[option] else { return standard }
    guard let number = Int(text), number >= least else {
      throw .usage(.badNumber(option: "--\(option.rawValue)", least: least, found: text))
    }
    return number
  }

  /// Bytes, written as a whole number with or without K, M or G behind it (powers of 1024); not below `least`.
  func size(_ option: Option, default standard: Int, least: Int) throws(CommandFailure) -> Int {
    guard let text = values[option] else { return standard }
    let units: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let unit = text.last.flatMap { units[Character($0.uppercased())] }
    let number = Int(unit == nil ? text[...] : text.dropLast())
    guard let number, number <= Int.max >> 30, number << (unit ?? 0) >= least else {
      throw .usage(.badSize(option: "--\(option.rawValue)", least: least >> 20, found: text))
    }
    return number << (unit ?? 0)
  }

  /// One of the words that an option's value names.
  func choice(_ option: Option) throws(CommandFailure) -> String? {
    guard let text = values[option] else { return nil }
    let choices = (option.value ?? "").split(separator: "|").map(String.init)
    guard choices.contains(text) else {
      throw .usage(
        .badChoice(option: "--\(option.rawValue)", choices: choices.joined(separator: ", "), found: text))
    }
    return text
  }
}
