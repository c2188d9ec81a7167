import Fixtures
import Testing

/// What the command prints is what the README says it prints.
struct SchemaTests {
  private static let commands = [
    "search Tokayev --limit 200", "search date:2022 --count", "search Tokayev --explain",
    "search tenge --facets", "quotes --limit 500", "speakers", "sources", "stats",
    "entities", "entities Tokayev", "name Тоқаевтың", "name 托卡耶夫", "show ef0fe7efdadec664",
    "extract '\(Checkout.sources)'", "export --format jsonl", "check", "tokens 'Тоқаевтың сөзі 5 рет.'",
    "translit --to kk-Latn Қазақстан", "verify 'Долг записывают в тетрадь'",
    "verify 'Долг записывают в синюю тетрадь. Я такой тетради никогда видел' --by Байбосын",
    "verify 'nobody has ever said such a thing in this town'", "verify debt",
    "verify --document '\(Checkout.sources)/en/2022-01-20-csto-request.txt'",
    "add '\(Checkout.sources)/en/2022-01-20-csto-request.txt' --index fresh",
  ]

  @Test func `every object printed conforms to the README, and every object of the README is printed`() throws {
    let schema = try JSONSchema()
    let program = try SampleIndex.built()
    var printed: Set<String> = []
    for command in Self.commands {
      let run = try program.shell("daiek \(command) --json")
      #expect(run.status <= 1, "\(command): \(run.errors)")
      let objects = try run.objects()
      #expect(!objects.isEmpty, "\(command)")
      for object in objects {
        #expect(schema.mistakes(in: object) == [], "\(command)")
        if let type = object["type"] as? String { printed.insert(type) }
      }
    }
    let batch = try program.shell(
      #"""
      printf '%s\n' '{"command":"search","query":"tenge","id":{"a":1}}' '{"command":"quotes","limit":3}' \
        '{"command":"verify","text":"Долг записывают в тетрадь"}' '{' | daiek batch
      """#)
    let answers = try batch.objects()
    #expect(answers.count == 4)
    for answer in answers {
      #expect(schema.mistakes(in: answer) == [])
      if let type = answer["type"] as? String { printed.insert(type) }
    }
    #expect(printed == schema.names.filter { $0.first?.isLowercase == true })
  }

  @Test func `the schema refuses what it does not list`() throws {
    let schema = try JSONSchema()
    #expect(schema.mistakes(in: ["type": "count", "version": 1, "quotations": 3]) == [])
    #expect(!schema.mistakes(in: ["type": "count", "version": 1, "quotations": "3"]).isEmpty)
    #expect(!schema.mistakes(in: ["type": "count", "version": 1, "quotations": 3, "more": 1]).isEmpty)
    #expect(!schema.mistakes(in: ["type": "count", "version": 2, "quotations": 3]).isEmpty)
    #expect(!schema.mistakes(in: ["type": "count", "version": 1]).isEmpty)
    #expect(!schema.mistakes(in: ["type": "none", "version": 1]).isEmpty)
  }
}
