import Analysis

/// Brings the forms of the names of one text together, a person each: forms have a key or a surname in common, and are near each
/// other, too. Ann Pell and Ian Foley have one key.
struct NamedPeople {
  private struct Named {
    /// The one that was met first.
    let form: NameForm
    var forms: [(name: ExactText, count: Int)]
  }

  private let parser: NameParser
  private let matcher: NameMatcher
  private var named: [Named] = []
  private var numbers: [ExactText: Int] = [:]
  /// Of each key the numbers of those who have it.
  private var numbersOfKey: [String: [Int]] = [:]
  /// The same of what their last parts may be forms of: Сомовым has another key than Сомов.
  private var numbersOfLastForm: [ExactText: [Int]] = [:]

  init(parser: NameParser) {
    self.parser = parser
    matcher = NameMatcher(costs: parser.reader.table.costs)
  }

  /// Takes a form of a full name, inflected or not, and gives the number of whose it is; nil for a name that has no key.
  mutating func number(of name: String) -> Int? {
    let form = ExactText(name)
    if let number = numbers[form] {
      let place = named[number].forms.firstIndex { $0.name == form }!
      named[number].forms[place].count += 1
      return number
    }
    let key = parser.clusterKey(of: name)
    guard !key.isEmpty else { return nil }
    let nameForm = NameForm(name, parser: parser)
    let candidates = (numbersOfKey[key] ?? []) + nameForm.lastForms.flatMap { numbersOfLastForm[$0] ?? [] }
    let known = candidates.filter { named[$0].form.isSame(as: nameForm, matcher) }.min()
    if let known {
      named[known].forms.append((form, 1))
      numbers[form] = known
      return known
    }
    let number = named.count
    named.append(Named(form: nameForm, forms: [(form, 1)]))
    numbers[form] = number
    numbersOfKey[key, default: []].append(number)
    for form in nameForm.lastForms { numbersOfLastForm[form, default: []].append(number) }
    return number
  }

  /// By their numbers, each under the first of the forms met most often: an inflected form is rarer than the name itself.
  var people: [TextPeople.Person] {
    named.map { person in
      let best = person.forms.enumerated().max { ($0.element.count, -$0.offset) < ($1.element.count, -$1.offset) }!
      let name = best.element.name.text
      return TextPeople.Person(name: name, key: parser.clusterKey(of: name))
    }
  }
}
