import Fixtures
import Foundation
import FoundationXML
import Testing

/// Each format of `daiek export`, read by a parser that is not ours.
struct ExportTests {
  /// An archive of one article that means harm.
  private static let hostile: Result<Program, any Error> = Result {
    let program = try Program()
    let quotation = #"“It is <b>5 & 6</b>, \"so\" ]]> they say, \u001b[31mred\u202e 🐎 ещё,” said Ada Vormel.\n"#
    try program.folder.write(
      #"{"title":"=HYPERLINK(\"http://x\",\"a,b\")","outlet":"@cmd & co","date":"2022-03-02","url":"http://x.example/?a=1&b=<2>","lang":"en","text":"Emoji first 🐎🐎.\n"#
        + quotation + "\"}\n", to: "hostile.jsonl")
    _ = try program.run("--index", "home", "rebuild", "hostile.jsonl")
    return program
  }

  private func export(_ format: String) throws -> (sample: Program.Run, hostile: Program.Run) {
    let sample = try SampleIndex.built().run("export", "--format", format)
    let hostile = try Self.hostile.get().run("--index", "home", "export", "--format", format)
    #expect(sample.status == 0 && hostile.status == 0, "\(hostile.errors)")
    for run in [sample, hostile] {
      #expect(!run.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E }, "\(format)")
    }
    return (sample, hostile)
  }

  private func object(_ run: Program.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
  }

  private func quotations() throws -> [[String: Any]] {
    try SampleIndex.built().run("quotes", "--json", "--limit", "1000").objects()
  }

  @Test func `JSON lines are the objects of quotes`() throws {
    let exported = try export("jsonl").sample.objects()
    let listed = try quotations().map { $0.filter { !["score", "matches"].contains($0.key) } }
    #expect(exported.count == listed.count)
    #expect(
      Set(exported.map { NSDictionary(dictionary: $0) }) == Set(listed.map { NSDictionary(dictionary: $0) }))
    let some = try SampleIndex.built().run("export", "--format", "jsonl", "--by", "Байбосын", "--lang", "ru")
    let same = try SampleIndex.built().run("quotes", "--by", "Байбосын", "--lang", "ru", "--json", "--limit", "999")
    #expect(
      Set(try some.objects().compactMap { $0["id"] as? String })
        == Set(try same.objects().compactMap { $0["id"] as? String }))
    #expect(try SampleIndex.built().run("export", "--format", "jsonl", "--by", "Nobody Atall").status == 1)
  }

  /// RFC 4180 from its grammar.
  private func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if isQuoted {
        if scalar == "\"" {
          if place + 1 < scalars.count, scalars[place + 1] == "\"" {
            rows[rows.count - 1][rows.last!.count - 1].unicodeScalars.append(scalar)
            place += 1
          } else {
            isQuoted = false
          }
        } else {
          rows[rows.count - 1][rows.last!.count - 1].unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        rows[rows.count - 1].append("")
      } else if scalar == "\r", place + 1 < scalars.count, scalars[place + 1] == "\n" {
        rows.append([""])
        place += 1
      } else {
        rows[rows.count - 1][rows.last!.count - 1].unicodeScalars.append(scalar)
      }
      place += 1
    }
    #expect(rows.last == [""], "the last line ends")
    return rows.dropLast()
  }

  @Test func `CSV has a row a quotation, as wide as its head, and no formula`() throws {
    let (sample, hostile) = try export("csv")
    let rows = rows(sample.text)
    #expect(rows.allSatisfy { $0.count == 16 })
    let texts = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[0], $0[7]) })
    let listed = try quotations()
    #expect(texts.count == listed.count)
    for quotation in listed {
      let text = quotation["text"] as? String ?? ""
      let found = texts[quotation["id"] as? String ?? ""] ?? ""
      #expect(found == text || found == "'" + text)
    }
    let cells = self.rows(hostile.text)[1]
    #expect(cells[2] == "'@cmd & co" && cells[3] == #"'=HYPERLINK("http://x","a,b")"#)
    #expect(cells[7].contains(#"<b>5 & 6</b>, "so" ]]> they say"#))
  }

  @Test func `JSON-LD is one document of quotations, each part of an article`() throws {
    let (sample, hostile) = try export("jsonld")
    for (run, count) in [(sample, try quotations().count), (hostile, 1)] {
      let document = try object(run)
      #expect(document["@context"] as? String == "https://schema.org")
      let graph = try #require(document["@graph"] as? [[String: Any]])
      #expect(graph.count == count)
      #expect(Set(graph.compactMap { $0["@id"] as? String }).count == count)
      for node in graph {
        #expect(node["@type"] as? String == "Quotation" && node["text"] is String)
        #expect((node["isPartOf"] as? [String: Any])?["@type"] as? String == "NewsArticle")
      }
    }
    let empty = try SampleIndex.built().run("export", "--format", "jsonld", "--by", "Nobody Atall")
    #expect(try object(empty)["@graph"] as? [String] == [])
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var path: [String] = []
    var counts: [String: Int] = [:]
    var identifiers: Set<String> = []
    var quotes: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      path.append(name)
      counts[path.joined(separator: "/"), default: 0] += 1
      if let identifier = attributes["xml:id"] { identifiers.insert(identifier) }
      if name == "quote" { quotes.append("") }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      path.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if path.last == "quote" { quotes[quotes.count - 1] += string }
    }
  }

  @Test func `TEI is well formed, and has each quotation with its words and its source`() throws {
    let (sample, hostile) = try export("tei")
    for (run, count) in [(sample, try quotations().count), (hostile, 1)] {
      let (parser, reader) = (XMLParser(data: Data(run.output)), Reader())
      parser.delegate = reader
      #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
      #expect(reader.counts["TEI/teiHeader/fileDesc/titleStmt/title"] == 1)
      #expect(reader.counts["TEI/text/body/cit"] == count && reader.identifiers.count == count)
      #expect(reader.counts["TEI/text/body/cit/quote"] == count)
      #expect(reader.counts["TEI/text/body/cit/bibl/biblScope"] == count)
      if count == 1 { #expect(reader.quotes[0].contains(#"<b>5 & 6</b>, "so" ]]> they say"#)) }
    }
    let empty = try SampleIndex.built().run("export", "--format", "tei", "--by", "Nobody Atall")
    #expect(XMLParser(data: Data(empty.output)).parse())
  }

  @Test func `annotations select exactly the quotation in the stored text, counted in code points`() throws {
    let (sample, hostile) = try export("webannotation")
    for (run, program, options) in [
      (sample, try SampleIndex.built(), [String]()), (hostile, try Self.hostile.get(), ["--index", "home"]),
    ] {
      let items = try #require(try object(run)["items"] as? [[String: Any]])
      #expect(!items.isEmpty)
      var texts: [String: [Unicode.Scalar]] = [:]
      for item in items {
        let targets = try #require(item["target"] as? [[String: Any]])
        let source = try #require((targets[0]["source"] as? [String: Any])?["id"] as? String)
        let identifier = String(source.split(separator: ":").last ?? "")
        if texts[identifier] == nil {
          let shown = try program.shell("daiek \(options.joined(separator: " ")) show \(identifier) --json").objects()
          texts[identifier] = Array((shown[0]["text"] as? String ?? "").unicodeScalars)
        }
        let text = texts[identifier]!
        let selectors = try #require(targets[0]["selector"] as? [[String: Any]])
        let (start, end) = (selectors[1]["start"] as? Int ?? 0, selectors[1]["end"] as? Int ?? 0)
        func string(_ range: Range<Int>) -> String {
          String(String.UnicodeScalarView(text[range.clamped(to: 0..<text.count)]))
        }
        let (prefix, suffix) = (selectors[0]["prefix"] as? String ?? "-", selectors[0]["suffix"] as? String ?? "-")
        #expect(string(start..<end) == selectors[0]["exact"] as? String)
        #expect(string(start - prefix.unicodeScalars.count..<start) == prefix)
        #expect(string(end..<end + suffix.unicodeScalars.count) == suffix)
      }
    }
    #expect(try object(hostile)["type"] as? String == "AnnotationPage")
  }
}
