import Fixtures
import Foundation
import Testing

/// What is printed, and that it is true.
struct OutputTests {
  private func bytes(_ article: [String: Any]) throws -> [UInt8] {
    Array(try #require(article["text"] as? String).utf8)
  }

  /// Whether an object's `start` and `end` cut its text out of the article.
  private func slices(_ object: [String: Any], _ key: String, _ text: [UInt8]) -> Bool {
    guard let start = object["start"] as? Int, let end = object["end"] as? Int, let part = object[key] as? String,
      start >= 0, start <= end, end <= text.count
    else { return false }
    return Array(text[start..<end]) == Array(part.utf8)
  }

  @Test func `every offset of every hit cuts exactly its text out of the article`() throws {
    let program = try SampleIndex.built()
    var articles: [String: [UInt8]] = [:]
    func text(of identifier: String) throws -> [UInt8] {
      if let known = articles[identifier] { return known }
      let shown = try #require(try program.run("show", identifier, "--json").objects().first)
      articles[identifier] = try bytes(shown)
      return articles[identifier]!
    }
    var checked = 0
    for query in ["Tokayev", "Тоқаев теңге OR тенге OR tenge", "date:2022"] {
      for hit in try program.run("search", query, "--json", "--limit", "1000").objects() {
        let isQuotation = hit["type"] as? String == "quotation"
        let identifier = try #require(hit[isQuotation ? "article" : "id"] as? String)
        let article = try text(of: identifier)
        if isQuotation {
          #expect(slices(hit, "text", article), "\(hit)")
          let places = [hit["speaker"], hit["cue"]].compactMap { $0 as? [String: Any] }
          let others = ["via", "with"].flatMap { hit[$0] as? [[String: Any]] ?? [] }
          for place in places + others { #expect(slices(place, "text", article), "\(place)") }
        } else {
          #expect(slices(try #require(hit["passage"] as? [String: Any]), "text", article), "\(hit)")
        }
        for match in try #require(hit["matches"] as? [[String: Any]]) {
          #expect(slices(match, "form", article), "\(match)")
        }
        checked += 1
      }
    }
    #expect(checked > 40)
  }

  @Test func `the sample articles give quotations whose speakers are named`() throws {
    let program = try SampleIndex.built()
    let quotations = try program.run("quotes", "--json", "--limit", "1000").objects()
    #expect(quotations.count > 10)
    #expect(Set(quotations.compactMap { $0["kind"] as? String }).isSubset(of: ["direct", "indirect", "mixed"]))
    let named = quotations.compactMap { ($0["speaker"] as? [String: Any])?["text"] as? String }
    #expect(named.count > quotations.count / 2)
    let count = try #require(try program.run("quotes", "--count", "--json").objects().first?["quotations"] as? Int)
    #expect(count == quotations.count)
    let statistics = try #require(try program.run("stats", "--json").objects().first)
    #expect(statistics["quotations"] as? Int == count)
  }

  @Test func `fifteen forms of one name find the same articles and none of another`() throws {
    let program = try SampleIndex.built()
    func articles(_ query: String) throws -> Set<String> {
      let run = try program.run("search", query, "--json", "--limit", "1000")
      return Set(
        try run.objects().compactMap { ($0["type"] as? String == "quotation" ? $0["article"] : $0["id"]) as? String })
    }
    let expected = try articles("Tokayev")
    #expect(expected.count > 10)
    for form in [
      "Tokaev", "Tokajew", "Токаев", "Токаеву", "Токаевым", "Тоқаев", "Тоқаевтың", "Toqaev", "Toqayev", "توقايەۆ",
      "توكاييف",
      "Τοκάγιεφ", "托卡耶夫", "トカエフ",
    ] { #expect(try articles(form) == expected, "\(form)") }
    // The sample articles about the city name nobody.
    let tokyo = try program.run("search", "=Tokyo OR =Токио OR =Токиода OR =Tokio", "--json", "--limit", "1000")
      .objects()
    let city = Set(tokyo.filter { $0["type"] as? String == "article" }.compactMap { $0["id"] as? String })
    #expect(!city.isEmpty)
    for form in ["Tokyo", "Токио"] {
      #expect(try articles(form).isDisjoint(with: expected.subtracting(city)), "\(form)")
    }
  }

  @Test func `an entity is listed with its counts and found by any of its forms`() throws {
    let program = try SampleIndex.built()
    let all = try program.run("entities", "--json").objects()
    let counts = all.compactMap { $0["articles"] as? Int }
    #expect(counts.count == all.count && counts == counts.sorted(by: >))
    let president = try #require(all.first { $0["id"] as? String == "daiek:kassym-jomart-tokayev" })
    for form in ["Тоқаевқа", "توقايەۆ", "Kassym-Jomart Tokayev"] {
      let found = try program.run("entities", form, "--json").objects()
      #expect(found.count == 1)
      #expect(found.first?["id"] as? String == president["id"] as? String)
      #expect(found.first?["articles"] as? Int == president["articles"] as? Int)
    }
    #expect(try program.run("entities", "Zyxwv").status == 1)
  }

  @Test func `every line of --json is an object`() throws {
    let program = try SampleIndex.built()
    for line in [
      "search Tokayev", "search tenge --count", "quotes --by Тоқаев", "speakers", "sources", "stats", "check",
      "extract '\(Checkout.sources)'",
    ] {
      let run = try program.shell("daiek \(line) --json")
      #expect(run.status == 0, "\(line): \(run.errors)")
      #expect(try !run.objects().isEmpty, "\(line)")
    }
  }

  @Test func `control characters and marks of direction never reach the output alive`() throws {
    let program = try Program()
    let evil = "\u{1B}[31mred\u{7}\u{8}\u{9B}2J\u{202E}desrever\u{2066}x\u{2069}\u{200F}\u{7F}\u{85}\u{FEFF}\u{2028}"
    let text = "\(evil) plums said, “Yes, \(evil) plums,” said Tokayev \(evil)."
    let object: [String: String] = [
      "title": "T \(evil)", "text": text, "source": "S \(evil)", "author": evil, "url": "u\(evil)", "language": "en",
    ]
    try program.folder.write([UInt8](try JSONSerialization.data(withJSONObject: object)), to: "in/a\u{1B}[2J.jsonl")
    try program.folder.write("x", to: "in/b.\u{1B}[31mx\u{202E}")
    try program.folder.write("", to: "in/c\u{9B}31m.txt")
    let build = try program.run("rebuild", "in")
    #expect(build.errors.contains("1 indexed, 0 unchanged, 1 skipped, 1 refused"))
    let found = try program.run("search", "plums", "--json").objects()
    let identifier = try #require(found.last?["id"] as? String)
    // What is in the JSON is the text itself, escaped.
    #expect(
      (try program.run("show", identifier, "--json").objects().first?["text"] as? String)?.contains("\u{1B}[31m")
        == true)
    var runs = [build]
    for line in [
      "search plums", "search plums --json", "quotes", "quotes --json", "speakers", "sources", "sources --json",
      "show \(identifier)", "show \(identifier) --json", "extract in", "add in --json", "check",
      "search 'no\u{1B}[31m:x'",
      "\u{1B}[31m", "search x --\u{202E}x", "show \u{202E}", "tokens '\(evil)'", "tokens '\(evil)' --json",
    ] { runs.append(try program.shell("daiek \(line)")) }
    for run in runs {
      for scalar in (run.text + run.errors).unicodeScalars {
        switch scalar.value {
        case 0x0A, 0x09: break
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
          Issue.record("U+\(String(scalar.value, radix: 16)) in \(run.text + run.errors)")
        default: break
        }
      }
    }
  }

  @Test func `colour lights the match and only when it is asked for`() throws {
    let program = try SampleIndex.built()
    #expect(try program.run("search", "Tokayev", "--color", "always").text.contains("\u{1B}[1;31mTokayev\u{1B}[0m"))
    #expect(try !program.run("search", "Tokayev").text.contains("\u{1B}"))
  }

  @Test func `the index is found by option, then variable, then the folder`() throws {
    var program = try Program()
    for name in ["one", "two", "index"] {
      let path = try program.folder.write("Title \(name)\n\nPlums of \(name).", to: "\(name).txt")
      #expect(try program.run("rebuild", path, "--index", name).status == 0)
    }
    #expect(try program.run("search", "plums").text.contains("Title index"))
    program.environment["DAIEK_INDEX"] = "two"
    #expect(try program.run("search", "plums").text.contains("Title two"))
    #expect(try program.run("search", "plums", "--index", "one/").text.contains("Title one"))
  }
}
