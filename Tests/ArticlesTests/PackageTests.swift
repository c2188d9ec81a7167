import Fixtures
import Testing

@testable import Articles

/// Books and Word documents.
struct PackageTests {
  private func read(_ entries: [ArchiveMaker.Entry], as name: String) throws -> SourceDocument.Outcome? {
    let folder = try TemporaryFolder()
    return SourceItem.onlyOutcome(try folder.write(ArchiveMaker.pack(.zip, entries), to: name))
  }

  private func articles(_ outcome: SourceDocument.Outcome?) throws -> [Article] {
    guard case .read(let result, _)? = outcome else {
      Issue.record("expected articles, found \(String(describing: outcome))")
      return []
    }
    return result.articles
  }

  private func text(_ article: Article) -> String { String(decoding: article.text, as: UTF8.self) }

  // MARK: EPUB

  private static let container = ArchiveMaker.Entry(
    "META-INF/container.xml",
    """
    <?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
    <rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
    """)

  private static let package = ArchiveMaker.Entry(
    "OEBPS/book.opf",
    """
    <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>
    <dc:title>Дала хаттары</dc:title><dc:creator>A. First</dc:creator><dc:creator>B. Second</dc:creator>
    <dc:language>kk</dc:language><dc:date>2021-05-06</dc:date><dc:identifier>urn:x:1</dc:identifier></metadata><manifest>
    <item id="c" href="cover.xhtml"/><item id="two" href="text/two%20b.xhtml"/><item id="one" href="text/../text/one.xhtml"/>
    <item id="css" href="a.css"/></manifest><spine><itemref idref="c"/><itemref idref="one"/><itemref idref="two"/>
    <itemref idref="gone"/></spine></package>
    """)

  private static let chapters: [ArchiveMaker.Entry] = [
    .init("OEBPS/cover.xhtml", "<html><body><img src='a.png'/></body></html>"),
    .init(
      "OEBPS/text/one.xhtml",
      "<?xml version='1.0' encoding='UTF-8'?><html><body><h1>Бірінші</h1><p>«Иә», – деді ол.</p><p>Тағы.</p></body></html>"
    ),
    .init("OEBPS/text/two b.xhtml", "<html xml:lang='ru'><body><h2>Вторая</h2><p>Текст.</p></body></html>"),
  ]

  @Test func `each chapter of a book that has text is an article, in the order of the spine`() throws {
    let book = try articles(
      read([.init("mimetype", "application/epub+zip"), Self.package, Self.container] + Self.chapters, as: "b.epub"))
    #expect(book.map(\.title) == ["Бірінші", "Вторая"])
    #expect(book.map(\.outlet) == ["Дала хаттары", "Дала хаттары"])
    #expect(book.map(\.author) == ["A. First, B. Second", "A. First, B. Second"])
    #expect(book.map { $0.date?.description } == ["2021-05-06", "2021-05-06"])
    #expect(book.map(\.declaredLanguage) == ["kk", "ru"])
    #expect(book.map(\.location) == ["b.epub!OEBPS/text/one.xhtml", "b.epub!OEBPS/text/two b.xhtml"])
    #expect(book.map(text) == ["Бірінші\n\n«Иә», – деді ол.\n\nТағы.", "Вторая\n\nТекст."])
    #expect(book[0].address != book[1].address)
  }

  @Test func `a chapter that is missing is told and the others are read`() throws {
    let outcome = try read([Self.package, Self.container, Self.chapters[0], Self.chapters[1]], as: "b.epub")
    guard case .read(let result, _)? = outcome else {
      Issue.record("expected the first chapter")
      return
    }
    #expect(result.articles.map(\.title) == ["Бірінші"])
    #expect(
      result.problems.map(\.description) == [
        "OEBPS/text/two b.xhtml: \(ArticleError.missingPart("OEBPS/text/two b.xhtml"))"
      ])
  }

  @Test func `a book without its container, package or text is refused`() throws {
    for entries in [[Self.package], [Self.container], [Self.container, Self.package, Self.chapters[0]]] {
      switch try read(entries, as: "b.epub") {
      case .refused(.missingPart): break
      case .read(let result, _): #expect(result.articles.isEmpty && !result.problems.isEmpty)
      case let other: Issue.record("expected a refusal, found \(String(describing: other))")
      }
    }
  }

  // MARK: DOCX

  private func word(_ body: String) -> ArchiveMaker.Entry {
    .init(
      "word/document.xml",
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>\(body)</w:body></w:document>
      """)
  }

  private static let core = ArchiveMaker.Entry(
    "docProps/core.xml",
    """
    <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Из свойств</dc:title>\
    <dc:creator>А. Автор</dc:creator><dcterms:created>2022-03-02T10:00:00Z</dcterms:created></cp:coreProperties>
    """)

  @Test func `the paragraphs of a Word document are its text`() throws {
    let body = """
      <w:p><w:r><w:t>«Мы </w:t></w:r><w:r><w:t xml:space="preserve">ждём», — </w:t></w:r><w:del><w:r><w:delText>не </w:delText>\
      </w:r></w:del><w:ins><w:r><w:t>сказал он.</w:t></w:r></w:ins></w:p><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Клетка</w:t>\
      <w:br/><w:t>вторая строка</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """
    let article = try #require(try articles(read([word(body), Self.core], as: "a.docx")).first)
    #expect(text(article) == "«Мы ждём», — сказал он.\n\nКлетка\n\nвторая строка")
    #expect(article.title == "Из свойств")
    #expect(article.author == "А. Автор")
    #expect(article.date?.description == "2022-03-02")
    #expect(article.outlet == "a")
  }

  @Test func `a paragraph in the style Title is the title, and a text box is read once`() throws {
    let box = "<w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent>"
    let body = """
      <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Headline</w:t></w:r></w:p><w:p><w:r><w:t>Before </w:t>\
      <mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent>\
      <w:t>and after.</w:t></w:r></w:p>
      """
    let article = try #require(try articles(read([word(body)], as: "a.docx")).first)
    #expect(article.title == "Headline")
    #expect(text(article) == "Box.\n\nBefore and after.")
  }

  @Test func `broken XML in a Word document is refused with its line`() throws {
    guard case .refused(let error)? = try read([.init("word/document.xml", "<a>\n<b></a>")], as: "a.docx") else {
      Issue.record("expected a refusal")
      return
    }
    #expect(error == .badXML(part: "word/document.xml", line: 2, reason: "mismatched tag"))
    guard case .refused(.missingPart("word/document.xml"))? = try read([.init("a.xml", "<a/>")], as: "a.docx") else {
      Issue.record("expected a refusal for the missing part")
      return
    }
  }
}
