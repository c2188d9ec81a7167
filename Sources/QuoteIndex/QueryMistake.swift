/// What is wrong with a question at some column of it.
public enum QueryMistake: Error, Sendable, Equatable {
  case empty
  case unopenedBracket
  case onlyExcludes
  case nothingAfter(operator: String)
  case nothingBefore(operator: String)
  case nothingHere
  case nothingInBrackets
  case unclosedBracket
  case tooDeep(limit: Int)
  case unclosedMark
  case noWordInMarks
  case misplacedStar
  case noLettersBeforeTilde
  case badDistance(found: String)
  /// A word with a minus sign before it.
  case minusSign(word: String)
  case noWordAfterEquals
  case noWord(found: String)
  /// `suggestion` is the field that was meant, when one is near.
  case unknownField(found: String, fields: String, suggestion: String?)
  case noValue(field: String)
  case starInField(field: String)
  case badLanguage(found: String)
  case badDate(found: String)
  case badScript(found: String)
}

extension QueryMistake: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "expected something to search for, found nothing"
    case .unopenedBracket: "found «)» without its «(»"
    case .onlyExcludes: "a query, or one side of OR, that only excludes finds nothing; add a word to search for"
    case .nothingAfter(let name): "expected a word after \(name)"
    case .nothingBefore(let name): "expected a word before \(name)"
    case .nothingHere: "expected a word here"
    case .nothingInBrackets: "expected a word between the brackets"
    case .unclosedBracket: "this «(» has no «)»"
    case .tooDeep(let limit): "brackets and NOT nest more than \(limit) deep"
    case .unclosedMark: "this quotation mark is not closed"
    case .noWordInMarks: "expected words between the quotation marks"
    case .misplacedStar: "expected letters and then one «*» at the end of the word"
    case .noLettersBeforeTilde: "expected letters before «~»"
    case .badDistance(let found): "expected ~1 or ~2, found «~\(found)»"
    case .minusSign(let word): "to leave a word out, write NOT \(word)"
    case .noWordAfterEquals: "expected a word after «=»"
    case .noWord(let found): "expected a word, found «\(found)»; put it into quotation marks with words around it"
    case .unknownField(let found, let fields, let suggestion):
      "there is no field «\(found)»\(suggestion.map { "; did you mean «\($0):»? The" } ?? "; the") fields are \(fields). "
        + "To search for the text itself, put it into quotation marks"
    case .noValue(let field): "expected a value after «\(field):»"
    case .starInField(let field): "«*» means nothing after «\(field):»; write the whole word"
    case .badLanguage(let found): "expected the code of a language, such as en, ru, kk or kk-Latn, found «\(found)»"
    case .badDate(let found):
      "expected a date such as 2022, 2022-01, 2022-01-05 or 2022-01..2022-03, found «\(found)»"
    case .badScript(let found): "expected script:same, found «\(found)»"
    }
  }
}

extension QueryMistake {
  /// The mistake as data.
  public var problem: Problem {
    let (name, values): (String, [String: Problem.Value]) =
      switch self {
      case .empty: ("empty", [:])
      case .unopenedBracket: ("unopenedBracket", [:])
      case .onlyExcludes: ("onlyExcludes", [:])
      case .nothingAfter(let name): ("nothingAfter", ["operator": .text(name)])
      case .nothingBefore(let name): ("nothingBefore", ["operator": .text(name)])
      case .nothingHere: ("nothingHere", [:])
      case .nothingInBrackets: ("nothingInBrackets", [:])
      case .unclosedBracket: ("unclosedBracket", [:])
      case .tooDeep(let limit): ("tooDeep", ["limit": .number(limit)])
      case .unclosedMark: ("unclosedMark", [:])
      case .noWordInMarks: ("noWordInMarks", [:])
      case .misplacedStar: ("misplacedStar", [:])
      case .noLettersBeforeTilde: ("noLettersBeforeTilde", [:])
      case .badDistance(let found): ("badDistance", ["found": .text(found)])
      case .minusSign(let word): ("minusSign", ["word": .text(word)])
      case .noWordAfterEquals: ("noWordAfterEquals", [:])
      case .noWord(let found): ("noWord", ["found": .text(found)])
      case .unknownField(let found, let fields, let suggestion):
        ("unknownField", ["found": .text(found), "fields": .text(fields), "suggestion": .text(suggestion ?? "none")])
      case .noValue(let field): ("noValue", ["field": .text(field)])
      case .starInField(let field): ("starInField", ["field": .text(field)])
      case .badLanguage(let found): ("badLanguage", ["found": .text(found)])
      case .badDate(let found): ("badDate", ["found": .text(found)])
      case .badScript(let found): ("badScript", ["found": .text(found)])
      }
    return Problem("query.\(name)", values, description: description)
  }
}
