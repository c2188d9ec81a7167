import Testing

@testable import Presentation

/// Messages filled in without ICU, beside ICU.
struct MessageFillingTests {
  @Test(arguments: [
    "{name}", "«{name}» and {other}", "{other}{name}{other}", "no argument }", "it''s {name}", "{ name }", "{name",
    "{missing} {name}", "{number} of {name}", "{number, plural, one {# day} other {# days}}", "{}", "a#b {name}",
    "'{name}'", "{name, select, x {y} other {z}}", "",
  ])
  func `a message that is filled in without ICU is what ICU makes of it`(text: String) {
    let pattern = MessagePattern(text)
    let values: [(name: String, value: MessageArgument)] = [
      ("name", .text("Тоқаев {x} 'y'")), ("other", .text("")), ("number", .number(2)),
    ]
    guard let filled = pattern.filled(values) else { return }
    #expect(filled == pattern.byICU(locale: "en", values), "\(text)")
  }

  @Test func `bare names of texts are filled in without ICU, and nothing else is`() {
    let values: [(name: String, value: MessageArgument)] = [("name", .text("A")), ("number", .number(2))]
    #expect(MessagePattern("«{name}»").filled(values) == "«A»")
    for text in ["{number}", "{name, select, other {z}}", "it's {name}", "{missing}", "}"] {
      #expect(MessagePattern(text).filled(values) == nil, "\(text)")
    }
  }
}
