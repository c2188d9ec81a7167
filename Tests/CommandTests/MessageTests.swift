import Fixtures
import Foundation
import Presentation
import QuoteIndex
import Testing

@testable import daiek

/// The words of the command: a missing or malformed message fails here, not before a user.
struct MessageTests {
  static let languages = ["en", "ru", "kk"]

  static func catalogue(_ language: String) throws -> MessageCatalogue {
    try #require(MessageCatalogue(locales: Checkout.locales, language: language))
  }

  static func wording(_ language: String) throws -> Wording {
    try #require(Wording(places: [Checkout.locales], language: language))
  }

  private func arguments(_ key: String, _ catalogue: MessageCatalogue) throws -> [String: MessagePattern.Kind] {
    let pattern = try #require(catalogue.pattern(key), "\(catalogue.language): \(key)")
    let arguments = try #require(pattern.arguments, "\(catalogue.language): \(key) is malformed: \(pattern.text)")
    return Dictionary(arguments.map { ($0.name, $0.kind) }) { first, second in first == .text ? second : first }
  }

  /// The cases of an enumeration in a source file, a case a line, and the labels of their values with their types.
  private func cases(_ file: String) throws -> [String: [String: String]] {
    let text = try String(contentsOfFile: Checkout.path + "/Sources/" + file, encoding: .utf8)
    var cases: [String: [String: String]] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("  case ") {
      let rest = line.dropFirst("  case ".count)
      let name = String(rest.prefix { $0.isLetter || $0.isNumber })
      let inside = rest.dropFirst(name.count).drop { $0 == "(" }.prefix { $0 != ")" }
      cases[name] = Dictionary(
        uniqueKeysWithValues: inside.split(separator: ",").map { field in
          let parts = field.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
          // A value without a label has its type alone.
          return (parts[0], parts.last!)
        })
    }
    return cases
  }

  @Test func `every language has the same messages, each once, with the same arguments`() throws {
    let english = try Self.catalogue("en")
    for language in Self.languages {
      let catalogue = try Self.catalogue(language)
      #expect(Set(catalogue.keys) == Set(english.keys), "\(language)")
      #expect(catalogue.keys.count == Set(catalogue.keys).count, "\(language): a key stands twice")
      for key in english.keys {
        #expect(
          Set(try arguments(key, catalogue).keys) == Set(try arguments(key, english).keys), "\(language): \(key)")
      }
    }
  }

  @Test(arguments: languages)
  func `every message formats with sample values, in every plural form`(_ language: String) throws {
    let catalogue = try Self.catalogue(language)
    for key in catalogue.keys {
      let pattern = try #require(catalogue.pattern(key))
      let kinds = try arguments(key, catalogue)
      for number in [0, 1, 2, 5, 21, 1_000_000] {
        let values = kinds.map { name, kind in
          (name: name, value: kind == .plural || kind == .number ? MessageArgument.number(number) : .text("Ұлы «x»"))
        }
        let text = try #require(pattern.formatted(locale: language, values), "\(language): \(key)")
        #expect(!text.isEmpty && !text.contains("{") && !text.contains("}"), "\(language): \(key): \(text)")
        #expect(!text.contains("  ,") && text == text.trimmingCharacters(in: .newlines), "\(language): \(key)")
      }
      // Russian counts in four ways; a message that names fewer says «5 статьи».
      if language == "ru", pattern.text.contains("plural,"), !pattern.text.contains("=0") {
        for form in [" one {", " few {", " many {", " other {"] {
          #expect(pattern.text.contains(form), "\(key) lacks\(form)…}")
        }
      }
    }
  }

  @Test func `what the command says is what the packs have, with the values that it gives`() throws {
    let english = try Self.catalogue("en")
    let said = try cases("daiek/Message.swift")
    #expect(said.count > 50)
    for (key, labels) in said {
      let kinds = try arguments(key, english)
      #expect(Set(kinds.keys).isSubset(of: labels.keys), "\(key) uses \(kinds.keys) of \(labels.keys)")
      for (name, kind) in kinds where kind == .plural || kind == .number {
        #expect(["Int", "Double"].contains(labels[name]), "\(key): \(name) is counted")
      }
    }
    let mistakes = try cases("QuoteIndex/QueryMistake.swift")
    for (name, labels) in mistakes {
      #expect(Set(try arguments("query.\(name)", english).keys).isSubset(of: labels.keys), "\(name)")
    }
    for (file, group) in [
      ("Articles/ArticleError.swift", "article"), ("Segments/SegmentError.swift", "segment"),
      ("Analysis/AnalysisError.swift", "data"),
    ] {
      for name in try cases(file).keys { #expect(english.pattern("\(group).\(name)") != nil, "\(group).\(name)") }
    }
    for command in CommandName.visible {
      #expect(english.pattern("command.\(command.rawValue)") != nil)
      #expect(english.pattern("examples.\(command.rawValue)") != nil)
    }
    for scheme in Match.Scheme.allCases { #expect(english.pattern("scheme.\(scheme.rawValue)") != nil) }
    for option in Option.allCases { #expect(english.pattern("option.\(option.rawValue)") != nil) }
    for pattern in CommandName.visible.map(\.arguments) + Option.allCases.compactMap(\.value) {
      for word in pattern.split(whereSeparator: { !$0.isUppercase }) {
        #expect(english.pattern("value.\(word)") != nil)
      }
    }
  }

  @Test(arguments: languages)
  func `the examples of --help are command lines that daiek takes`(_ language: String) throws {
    let help = Help(wording: try Self.wording(language))
    for command in CommandName.visible {
      for example in help.examples(command) {
        let line = example.split(separator: "|").first { $0.contains("daiek ") }!.split(separator: "<")[0]
        let run = try Program().shell(
          "for word in ${1+\"$@\"}; do :; done; daiek() { printf '%s\\n' \"$@\"; }; \(line)")
        let words = run.lines
        guard words.contains(command.rawValue) else {
          Issue.record("\(language): \(example)")
          continue
        }
        let arguments = try Arguments(words)
        #expect(arguments.command == command)
        if command == .search { _ = try Query(arguments.rest.joined(separator: " ")) }
        if let about = arguments[.about] { _ = try Query(about) }
      }
    }
  }

  @Test func `a message is said in the language of the option, then of the locale`() throws {
    var program = try SampleIndex.built()
    func says(_ words: String...) throws -> String { try program.shell("daiek " + words.joined(separator: " ")).errors }
    #expect(try says("search", "x", "--limt", "1").contains("did you mean «--limit»"))
    #expect(try says("search", "x", "--limt", "1", "--language", "ru").contains("возможно, имелось в виду «--limit»"))
    #expect(try says("serach", "--language=kk").contains("бәлкім, «search» шығар"))
    program.environment["LC_ALL"] = "ru_RU.UTF-8"
    #expect(try says("search", "'a OR'").contains("запрос, знак 5: после OR требуется слово"))
    program.environment["LC_ALL"] = ""
    program.environment["LC_MESSAGES"] = "kk_KZ.UTF-8"
    #expect(try says("search").contains("сұрау көрсетілмеген"))
    #expect(try says("show", "0123").contains("мұндай идентификаторы бар мақала жоқ"))
    program.environment["LC_MESSAGES"] = nil
    program.environment["LANG"] = "de_DE.UTF-8"
    #expect(try says("search").contains("expected a query"))
  }

  @Test func `JSON is the same in every language`() throws {
    let program = try SampleIndex.built()
    for line in ["search Tokayev --json", "quotes --json", "stats --json", "sources --json", "check --json"] {
      let outputs = try Set(Self.languages.map { try program.shell("daiek \(line) --language \($0)").text })
      #expect(outputs.count == 1, "\(line)")
    }
  }

  @Test func `without packs the command says where it looked, and its version`() throws {
    var program = try Program()
    program.common = []
    program.environment["DAIEK_LOCALES"] = nil
    let copy = program.folder.path("elsewhere/bin/daiek")
    try FileManager.default.createDirectory(
      atPath: program.folder.path("elsewhere/bin"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Program.path, toPath: copy)
    let run = try program.shell("\(copy) --help")
    #expect(run.status == 3)
    #expect(run.errors.contains("share/daiek/locales"))
    #expect(try program.shell("\(copy) --version").status == 0)
  }
}
