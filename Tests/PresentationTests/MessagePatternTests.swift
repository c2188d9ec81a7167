import Presentation
import Testing

/// Patterns, filled in by the rules of a language.
struct MessagePatternTests {
  static let articles = MessagePattern(
    "{n, plural, one {# статья} few {# статьи} many {# статей} other {# статьи}}")

  @Test(arguments: [
    (0, "0 статей"), (1, "1 статья"), (2, "2 статьи"), (5, "5 статей"), (11, "11 статей"), (21, "21 статья"),
    (111, "111 статей"), (122, "122 статьи"), (1_000_000, "1\u{A0}000\u{A0}000 статей"),
  ])
  func `a number takes the form of the word that Russian gives it`(_ number: Int, _ says: String) {
    #expect(Self.articles.formatted(locale: "ru", [("n", .number(number))]) == says)
  }

  @Test func `numbers are written as the language writes them`() {
    let pattern = MessagePattern("{n, number}; {d, number, ::.00}; {line, number, ::group-off}")
    func text(_ locale: String) -> String? {
      pattern.formatted(
        locale: locale, [("n", .number(1_234_567)), ("d", .real(0.456)), ("line", .number(12345))])
    }
    #expect(text("en") == "1,234,567; 0.46; 12345")
    #expect(text("ru") == "1\u{A0}234\u{A0}567; 0,46; 12345")
    #expect(text("kk") == "1\u{A0}234\u{A0}567; 0,46; 12345")
  }

  @Test func `text goes in as it is, whatever is in it`() {
    let pattern = MessagePattern("«{word}»{hint, select, none {} other {: {hint}?}} {a}")
    for word in ["", "{x}", "it’s '{", "Тоқаев", "توقايەۆ", "a\u{0}b", String(repeating: "ы", count: 5000)] {
      let text = pattern.formatted(
        locale: "kk", [("word", .text(word)), ("hint", .text("none")), ("a", .text("z"))])
      #expect(text == "«\(word)» z")
    }
    let hinted = pattern.formatted(
      locale: "en", [("word", .text("serach")), ("hint", .text("search")), ("a", .text(""))])
    #expect(hinted == "«serach»: search? ")
    #expect(MessagePattern("none of it, don't").formatted(locale: "en", []) == "none of it, don't")
  }

  @Test(arguments: ["{", "{n, plural, one {x}}", "{n, plurals, other {x}}", "a } {b", "{n, plural, other {#}"])
  func `a malformed pattern is none`(_ text: String) {
    #expect(MessagePattern(text).formatted(locale: "en", [("n", .number(1))]) == nil || text == "a } {b")
  }

  @Test func `a pattern tells its arguments`() throws {
    let pattern = MessagePattern("{a}: {n, plural, one {# {b}} other {# {c, select, x {y} other {z}}}} {d, number}")
    let arguments = try #require(pattern.arguments)
    #expect(arguments.map(\.name) == ["a", "n", "b", "c", "d"])
    #expect(arguments.map(\.kind) == [.text, .plural, .text, .select, .number])
    #expect(MessagePattern("{n, plural, one").arguments == nil)
  }
}
