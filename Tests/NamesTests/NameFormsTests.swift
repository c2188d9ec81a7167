import Analysis
import Names
import Testing

/// The case forms that a linguist wrote down, each found and each made.
struct NameFormsTests {
  private static let russianCases = ["genitive", "dative", "accusative", "instrumental", "prepositional"]
  private static let kazakhCases = ["genitive", "dative", "accusative", "locative", "ablative", "instrumental"]

  @Test func `Every Russian form of the table is made from its nominative`() throws {
    let inflector = try NameInflector(pack: Locales.pack("ru"))
    let rows = try Locales.pack("ru").table("examples/name-forms.tsv", columns: 8)
    #expect(rows.count >= 30)
    for row in rows {
      let forms = inflector.forms(
        of: row.cells[0], kind: try row.choice(1, of: NameInflector.Kind.self),
        gender: try row.choice(2, of: NameInflector.Gender.self))
      for (name, column) in zip(Self.russianCases, 3...7) {
        let made = forms.filter { $0.name == name }.map(\.text)
        for wanted in row.values(column) {
          #expect(made.contains(wanted), "\(row.file):\(row.line): \(name) of \(row.cells[0])")
        }
      }
    }
  }

  @Test func `Every Russian form of the table leads back to its nominative`() throws {
    let endings = try NameEndings(pack: Locales.pack("ru"))
    for row in try Locales.pack("ru").table("examples/name-forms.tsv", columns: 8) {
      let nominative = Word.term(of: row.cells[0])
      for form in (3...7).flatMap({ row.values($0) }).map({ Word.term(of: $0) }) where form != nominative {
        #expect(endings.nominatives(of: form).contains(nominative), "\(row.file):\(row.line): \(form)")
      }
    }
  }

  @Test func `Every Kazakh form of the table is the first that is made`() throws {
    let inflector = try NameInflector(pack: Locales.pack("kk"))
    let rows = try Locales.pack("kk").table("examples/name-forms.tsv", columns: 7)
    #expect(rows.count >= 30)
    for row in rows {
      let forms = inflector.forms(of: row.cells[0], kind: .given, gender: .masculine)
      for (name, column) in zip(Self.kazakhCases, 1...6) {
        let made = forms.first { $0.name == name }?.text
        #expect(made == row.cells[column], "\(row.file):\(row.line): \(name)")
      }
    }
  }

  @Test func `Every Kazakh form of the table leads back to its nominative`() throws {
    let endings = try NameEndings(pack: Locales.pack("kk"))
    for row in try Locales.pack("kk").table("examples/name-forms.tsv", columns: 7) {
      let nominative = Word.term(of: row.cells[0])
      for form in row.cells[1...].map({ Word.term(of: $0) }) {
        #expect(endings.nominatives(of: form).contains(nominative), "\(row.file):\(row.line): \(form)")
      }
    }
  }

  @Test func `A Kazakh name has possessives, and its last voiceless sound softens before them`() throws {
    let forms = try NameInflector(pack: Locales.pack("kk")).forms(of: "Серік", kind: .given, gender: .masculine)
    let made = Dictionary(forms.map { ($0.name, $0.text) }) { first, _ in first }
    #expect(made["1sg"] == "Серігім")
    #expect(made["1pl"] == "Серігіміз")
    #expect(made["3"] == "Серігі")
    #expect(made["3 dative"] == "Серігіне")
    #expect(made["1pl genitive"] == "Серігіміздің")
  }

  @Test func `The instrumental tells a surname from a given name`() throws {
    let inflector = try NameInflector(pack: Locales.pack("ru"))
    func instrumental(_ name: String, _ kind: NameInflector.Kind) -> [String] {
      inflector.forms(of: name, kind: kind, gender: .masculine).filter { $0.name == "instrumental" }.map(\.text)
    }
    #expect(instrumental("Кунин", .surname) == ["Куниным"])
    #expect(instrumental("Константин", .given) == ["Константином"])
  }
}
