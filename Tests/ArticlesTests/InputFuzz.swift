import Fixtures
import Foundation
import Testing

@testable import Articles

/// Valid inputs of every format, changed at random: whatever comes of it, nothing crashes, nothing is lost without a word, and
/// what is read is whole. `tools/fuzz/inputs` runs it for as long as wanted.
@Suite(.serialized) struct InputFuzz {
  /// Rounds a format, and the seed: the short form, unless `DAIEK_FUZZ_ROUNDS` and `DAIEK_FUZZ_SEED` say otherwise.
  private static let rounds = number("DAIEK_FUZZ_ROUNDS") ?? 60
  private static let seed = UInt64(number("DAIEK_FUZZ_SEED") ?? 814)

  private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

  /// Bounds that bombs meet at once.
  private static let limits: InputLimits = {
    var limits = InputLimits()
    limits.documentBytes = 1 << 20
    limits.partBytes = 1_000
    limits.harmlessBytes = 1 << 21
    return limits
  }()

  private static let page = """
    <!doctype html><html lang="kk"><head><meta charset=utf-8><title>T — S</title><meta property="og:title" content="T">
    <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"H","author":[{"name":"A"}]}]}</script></head>
    <body class="page"><nav><a href=/>Басты</a></nav><table><tr><td><div itemprop="articleBody"><p>«Иә», – деді ол&nbsp;кеше.<br>Тағы.
    <blockquote>Цитата</blockquote><pre>a\nb</pre></div></td></tr></table><div id=comments><p>Жоқ.</p></div><!-- c --></body></html>
    """

  private static let container =
    "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"
  private static let package = """
    <package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>B</dc:title></metadata><manifest><item id="a" \
    href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>
    """
  private static let word = """
    <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Сөз бар.</w:t><w:br/></w:r></w:p></w:body></w:document>
    """

  private static let valid: [(name: String, bytes: [UInt8])] = {
    let text = "Тақырып\n\nБірінші абзац: “yes”.\nЕкінші абзац – «иә».\n"
    let markdown =
      "---\ntitle: T\nauthor: [A, B]\ndate: 2022-03-02\n---\n# T\n\nHe *said* “[yes](https://x.example)”.\n\n> quoted\n"
    let lines = "{\"title\": \"T\", \"text\": \"One.\\n\\nTwo.\", \"date\": 20220302}\n{\"text\": [\"a\", \"ә\"]}\n"
    let entries: [ArchiveMaker.Entry] = [
      .init("a.txt", text), .init("d/b.html", page), .init("c.jsonl", lines), .init("e.md", markdown),
    ]
    let wide = Array("\u{FEFF}Тоқаев айтты: yes.\n".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return [
      ("a.txt", Array(text.utf8)), ("wide.txt", wide), ("a.md", Array(markdown.utf8)), ("a.html", Array(page.utf8)),
      ("a.jsonl", Array(lines.utf8)), ("a.json", Array("[\(lines.dropLast().replacing("\n", with: ","))]".utf8)),
      ("a.zip", ArchiveMaker.pack(.zip, entries)), ("a.tar", ArchiveMaker.pack(.tar, entries)),
      ("a.tar.gz", ArchiveMaker.pack(.gzipTar, entries)), ("a.tar.zst", ArchiveMaker.pack(.zstdTar, entries)),
      ("a.html.gz", ArchiveMaker.pack(.gzip, [.init("a", page)])),
      (
        "a.epub",
        ArchiveMaker.pack(
          .zip, [.init("META-INF/container.xml", container), .init("b.opf", package), .init("a.xhtml", page)])
      ),
      ("a.docx", ArchiveMaker.pack(.zip, [.init("word/document.xml", word)])),
      // The parts of packages, which packing would hide from the changes.
      ("container.epub", Array(container.utf8)), ("part.docx", Array(word.utf8)),
    ]
  }()

  private static let pieces: [[UInt8]] =
    [
      "<div>", "</div>", "<p", "<table>", "<!--", "<![CDATA[", "&amp;", "&#x110000;", "<script>", "{", "}", "[", "\"",
      "\\u0000",
      "\\ud800", "---\n", "> ", "`", "\r", "\u{0}", "\u{FEFF}", "«", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "PK\u{3}\u{4}",
      "PK\u{1}\u{2}",
    ].map { Array($0.utf8) } + [[0xFF], [0x80], [0xD8, 0x00], [0xFF, 0xFF, 0xFF, 0x7F]]

  private static func changed(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: bytes.indices, using: &generator)
      let length = min(Int.random(in: 1...40, using: &generator), bytes.count - place)
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: bytes.removeSubrange(place..<place + length)
      case 3: bytes.insert(contentsOf: pieces.randomElement(using: &generator)!, at: place)
      case 4:
        bytes.insert(contentsOf: bytes[place..<place + length], at: Int.random(in: 0...bytes.count, using: &generator))
      case 5: bytes.removeSubrange(place...)
      default:
        for index in place..<place + length { bytes[index] = UInt8.random(in: .min ... .max, using: &generator) }
      }
    }
    return bytes
  }

  private static func expectSound(_ document: SourceDocument, _ note: String) {
    switch document.read() {
    case .refused(let error): #expect(!error.description.isEmpty)
    case .read(let result, _):
      #expect(
        !result.articles.isEmpty || !result.problems.isEmpty || document.linesBefore > 0 || !document.isLast, "\(note)")
      for article in result.articles {
        #expect(!article.text.isEmpty && !article.title.isEmpty && !article.outlet.isEmpty, "\(note)")
        #expect(String(validating: article.text, as: UTF8.self) != nil, "\(note)")
        #expect(article.text.count <= limits.textBytes)
      }
    }
  }

  @Test(arguments: valid.indices)
  func `a valid input changed at random is read or refused`(_ index: Int) throws {
    let (name, valid) = Self.valid[index]
    var generator = SeededGenerator(seed: Self.seed &+ UInt64(index), of: name)
    let folder = try TemporaryFolder()
    for round in 0..<Self.rounds {
      let bytes = Self.changed(valid, &generator)
      let path = try folder.write(bytes, to: name)
      let items = SourceItem.items([path], limits: Self.limits)
      #expect(!items.isEmpty, "\(name), round \(round)")
      for case .document(let document) in items { Self.expectSound(document, "\(name), round \(round)") }
    }
  }

  @Test func `the XML of a package changed at random is read or refused`() {
    var generator = SeededGenerator(seed: Self.seed &+ 100)
    for round in 0..<Self.rounds {
      func part(_ text: String) -> [UInt8] {
        Bool.random(using: &generator) ? Self.changed(Array(text.utf8), &generator) : Array(text.utf8)
      }
      let book = ArchiveMaker.pack(
        .zip,
        [
          .init(Array("META-INF/container.xml".utf8), part(Self.container)),
          .init(Array("b.opf".utf8), part(Self.package)),
          .init(Array("a.xhtml".utf8), part(Self.page)),
        ])
      let text = ArchiveMaker.pack(.zip, [.init(Array("word/document.xml".utf8), part(Self.word))])
      for (bytes, format) in [(book, SourceFormat.epub), (text, .docx)] {
        let document = SourceDocument(
          path: "a", name: "a", format: format, bytes: bytes, linesBefore: 0, isLast: true, losses: [],
          limits: Self.limits)
        Self.expectSound(document, "\(format), round \(round)")
      }
    }
  }
}
