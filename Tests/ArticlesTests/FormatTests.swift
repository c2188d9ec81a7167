import Fixtures
import Testing

@testable import Articles

/// What each format gives.
struct FormatTests {
  private func read(_ text: String, as name: String) throws -> ReadResult {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: name)
    guard case .read(let result, let encoding) = SourceItem.onlyOutcome(path) else {
      throw Unexpected.outcome
    }
    #expect(encoding == .utf8)
    return result
  }

  private enum Unexpected: Error { case outcome }

  private func article(_ text: String, as name: String) throws -> Article {
    let result = try read(text, as: name)
    #expect(result.problems.isEmpty)
    #expect(result.articles.count == 1)
    return try #require(result.articles.first)
  }

  private func text(_ article: Article) -> String { String(decoding: article.text, as: UTF8.self) }

  // MARK: Plain text

  @Test func `the first line of plain text is its title when an empty line follows`() throws {
    let article = try article("Теңге туралы\n\nБірінші абзац.\nЕкінші абзац.\n", as: "tenge.txt")
    #expect(article.title == "Теңге туралы")
    #expect(text(article) == "Бірінші абзац.\n\nЕкінші абзац.")
    #expect(article.outlet == "tenge")
  }

  @Test func `plain text without a title takes its first words`() throws {
    let article = try article("One line here.\nAnother line.\n\nLast.", as: "a.txt")
    #expect(article.title == "One line here.")
    #expect(text(article) == "One line here.\n\nAnother line.\n\nLast.")
  }

  @Test func `a title alone is the text too`() throws {
    let article = try article("Only a title\n\n\n", as: "a.txt")
    #expect(article.title == "Only a title")
    #expect(text(article) == "Only a title")
  }

  @Test func `front matter before plain text gives its metadata, and a line of hyphens is a line`() throws {
    let article = try article("---\ntitle: T\noutlet: O\n---\nT\n\nFirst.\n\nSecond.", as: "a.txt")
    #expect(article.title == "T")
    #expect(article.outlet == "O")
    #expect(text(article) == "First.\n\nSecond.")
    #expect(try text(self.article("---\njust words\n---\nText.", as: "a.txt")) == "---\n\njust words\n\n---\n\nText.")
  }

  @Test func `wrapped lines of plain text are joined into one paragraph`() throws {
    let article = try article(
      """
      Title

      The president said on Wednesday that the country would
      keep its obligations, and that nobody should doubt
      them. Reporters asked when.

      A short line.
      Another short line.
      """, as: "a.txt")
    #expect(
      text(article) == """
        The president said on Wednesday that the country would keep its obligations, and that nobody should doubt them. \
        Reporters asked when.

        A short line.

        Another short line.
        """)
  }

  @Test(arguments: ["a\r\nb\r\n", "a\rb\r", "a\nb\n"])
  func `line ends of every system are one`(_ text: String) throws {
    #expect(try self.text(article(text, as: "a.txt")) == "a\n\nb")
  }

  // MARK: Markdown

  @Test func `front matter gives the metadata and the marks-up is left out`() throws {
    let article = try article(
      """
      ---
      title: "Two: Calls"
      outlet: Steppe Courier
      author: [A. First, B. Second]
      date: 2022-03-02
      url: https://sample.example/calls
      language: en
      ---
      # Two: Calls

      He *said* “[yes](https://x.example)”,
      and `left`.

      * one
      * two

      > quoted
      """, as: "a.md")
    #expect(article.title == "Two: Calls")
    #expect(article.outlet == "Steppe Courier")
    #expect(article.author == "A. First, B. Second")
    #expect(article.date == ArticleDate(year: 2022, month: 3, day: 2))
    #expect(article.url == "https://sample.example/calls")
    #expect(article.declaredLanguage == "en")
    #expect(text(article) == "He said “yes”, and left.\n\none\n\ntwo\n\nquoted")
  }

  @Test func `a first heading is the title where the front matter has none`() throws {
    let article = try article("---\noutlet: O\n---\n# Heading\n\n## Second\n\nText.", as: "a.md")
    #expect(article.title == "Heading")
    #expect(text(article) == "Second\n\nText.")
  }

  @Test func `front matter that is empty is none`() throws {
    #expect(try text(article("---\n---\nText.", as: "a.md")) == "Text.")
  }

  @Test func `an alias in front matter does not shift the keys after it`() throws {
    let article = try article("---\ntitle: &t Name\nid: *t\noutlet: O\nauthor: A\n---\nText.", as: "a.md")
    #expect(article.outlet == "O")
    #expect(article.author == "A")
  }

  @Test(arguments: [
    ("---\ntitle: x\nText.", 1), ("---\ntitle: x\nouter: 'y\n---\nText.", 3), ("---\njust words\n---\nText.", 2),
    ("---\na: b\n\tc: d\n---\nText.", 3),
  ])
  func `broken front matter names its line`(_ text: String, _ line: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "a.md")
    guard case .refused(.badFrontMatter(let found, _)) = SourceItem.onlyOutcome(path) else {
      Issue.record("expected a refusal")
      return
    }
    // LibYAML reports an open quotation where its text ends.
    #expect((line...line + 2).contains(found))
  }

  // MARK: HTML

  @Test func `a page gives its metadata and its article without what stands around it`() throws {
    let article = try article(
      """
      <!doctype html><html lang="kk"><head><title>Page — Site</title>
      <meta property="og:title" content="Headline"><meta property="og:site_name" content="Site">
      <meta name="author" content="A. Author"><meta property="article:published_time" content="2022-03-02T10:00:00+06:00">
      <link rel="canonical" href="https://site.example/1"><style>p { color: red }</style></head>
      <body><nav><a href="/">Home</a></nav><header>Banner</header>
      <article><h1>Headline</h1><p>First &laquo;words&raquo;<br>second line.</p><script>var x = "<p>no</p>"</script>
      <ul><li>one<li>two</ul><aside>Read also</aside><form><label>Subscribe</label></form><template><p>hidden</p></template></article>
      <footer>Copyright</footer></body></html>
      """, as: "page.html")
    #expect(article.title == "Headline")
    #expect(article.outlet == "Site")
    #expect(article.author == "A. Author")
    #expect(article.date?.description == "2022-03-02")
    #expect(article.url == "https://site.example/1")
    #expect(article.declaredLanguage == "kk")
    #expect(text(article) == "First «words»\n\nsecond line.\n\none\n\ntwo")
  }

  @Test func `of several articles on a page the longest is taken`() throws {
    let page = "<main><article><p>Teaser.</p></article><article><p>The long story itself.</p></article></main>"
    #expect(try text(article(page, as: "a.htm")) == "The long story itself.")
  }

  @Test func `a page without an article element gives its body`() throws {
    let article = try article("<title>T</title><body><p>One.<p>Two.</body>", as: "a.html")
    #expect(article.title == "T")
    #expect(text(article) == "One.\n\nTwo.")
  }

  // MARK: JSON lines

  @Test func `JSON lines give an article each, by any of the usual names`() throws {
    let result = try read(
      """
      {"title": "T", "text": "One.\\r\\n\\r\\nTwo.", "source": "S", "date": "2022-01-05", "lang": "ru"}

      {"headline": "H", "body": "B «ә»", "publisher": "P", "published": "20220106", "link": "u", "extra": [1, {"a": null}]}
      """, as: "a.jsonl")
    #expect(result.problems.isEmpty)
    #expect(result.articles.map(\.title) == ["T", "H"])
    #expect(result.articles.map(\.outlet) == ["S", "P"])
    #expect(result.articles.map { String(decoding: $0.text, as: UTF8.self) } == ["One.\n\nTwo.", "B «ә»"])
    #expect(result.articles.map { $0.date?.description } == ["2022-01-05", "2022-01-06"])
    #expect(result.articles.map(\.declaredLanguage) == ["ru", nil])
  }

  @Test func `JSON names people and outlets as objects and lists too`() throws {
    let article = try article(
      #"""
      {"authors": [{"name": "A"}, "B"], "source": {"id": 1, "name": "S"}, "published_at": 1646222400, "pubDate": "x",
       "content": ["One.", "Two."], "canonical_url": "https://s.example/1", "locale": "kk_KZ", "title": null}
      """#, as: "a.json")
    #expect(article.author == "A, B")
    #expect(article.outlet == "S")
    #expect(article.date?.description == "2022-03-02")
    #expect(article.url == "https://s.example/1")
    #expect(article.declaredLanguage == "kk-KZ")
    #expect(text(article) == "One.\n\nTwo.")
  }

  @Test func `a JSON file is an object, a list, or lines after all`() throws {
    #expect(try read(#"[{"text": "a"}, {"text": "b"}]"#, as: "a.json").articles.count == 2)
    #expect(try read("{\"text\": \"a\"}\n{\"text\": \"b\"}", as: "a.json").articles.count == 2)
    let broken = try read(#"[{"text": "a"}, 7, {"title": "b"}]"#, as: "a.json")
    #expect(broken.articles.count == 1)
    #expect(broken.problems.map(\.description).allSatisfy { $0.hasPrefix("object ") })
    #expect(broken.problems.count == 2)
  }

  @Test func `a broken JSON line is refused with line and column and the others are read`() throws {
    let result = try read(
      "{\"text\": \"a\"}\n{\"text\": \"b\", }\n[1]\n{\"title\": \"no text\"}\n{\"text\": 5}\n{\"text\": \"c\"}\n{\"text\": \"d",
      as: "a.ndjson")
    #expect(result.articles.map { String(decoding: $0.text, as: UTF8.self) } == ["a", "c"])
    #expect(result.problems.count == 5)
    guard case .badJSON(line: 2, let column, let reason) = result.problems[0] else {
      Issue.record("expected a broken line 2, found \(result.problems[0])")
      return
    }
    #expect(column == 15)
    #expect(!reason.isEmpty)
    #expect(result.problems[1] == .badJSON(line: 3, column: 1, reason: "another kind of value"))
    #expect(result.problems[2] == .missingField(line: 4, field: "text"))
    #expect(result.problems[3] == .missingField(line: 5, field: "text"))
    guard case .badJSON(line: 7, _, _) = result.problems[4] else {
      Issue.record("expected a broken line 7, found \(result.problems[4])")
      return
    }
  }
}
