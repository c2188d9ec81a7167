import Testing

@testable import Articles

/// Pages as different makers of sites write them: the article is found, what stands around it is not.
struct PageTests {
  private func article(_ page: String) throws -> Article {
    let result = HTMLReader().read(Array(page.utf8), location: "page.html")
    #expect(result.problems.isEmpty)
    return try #require(result.articles.first)
  }

  private func paragraphs(_ page: String) throws -> [String] {
    String(decoding: try article(page).text, as: UTF8.self).components("\n\n")
  }

  private static let russian = [
    "Глава района заявил на встрече с жителями, что дорогу до посёлка отремонтируют ещё до первых морозов.",
    "«Асфальт уже лежит на складе», — сказал он и показал фотографию, на которой виднелся забор.",
    "Жители слушали молча, а потом спросили, чей это склад и почему на фотографии зима.",
  ]
  private static let kazakh = [
    "Аудан әкімі тұрғындармен кездесуде ауылға баратын жол алғашқы аязға дейін жөнделетінін айтты.",
    "«Асфальт қоймада жатыр», – деді ол және қоршауы көрінген суретті көрсетті.",
    "Тұрғындар үнсіз тыңдап, кейін бұл кімнің қоймасы екенін сұрады.",
  ]
  private static let english = [
    "The head of the district told a meeting of residents that the road to the village would be mended before the frost.",
    "“The asphalt is already in the store,” he said, and showed a photograph in which a fence could be seen.",
    "The residents listened in silence and then asked whose store it was.",
  ]

  private func p(_ texts: [String]) -> String { texts.map { "<p>\($0)</p>" }.joined() }

  private static let menu = """
    <div class="top"><ul><li><a href="/">Главная</a></li><li><a href="/p">Политика</a></li><li><a href="/e">Экономика</a></li>
    <li><a href="/s">Спорт</a></li></ul></div>
    """
  private static let related = """
    <div class="block"><h3>Ещё новости</h3><ul><li><a href="/1">В соседнем районе открыли новую школу на триста мест</a></li>
    <li><a href="/2">Цены на картофель выросли второй раз за месяц</a></li></ul></div>
    """
  private static let comments = """
    <div id="comments"><p>Асан: Я живу в этом посёлке сорок лет и слышу про эту дорогу каждый год, и каждый год всё то же самое.</p>
    <p>Гость: А я видел этот склад, там нет никакого асфальта, одни ящики и старый трактор без колёс стоит у ворот.</p>
    <p>Марат: Подождём морозов, тогда и посмотрим, а пока будем ездить по полю, как ездили наши деды и прадеды.</p></div>
    """

  @Test func `boxes without a name: the text decides`() throws {
    let page = """
      <html><head><title>Дорога — Районка</title></head><body><div><div>\(Self.menu)</div><div><div><h1>Дорога</h1>
      \(p(Self.russian))</div>\(Self.related)</div><div class="box">© 2022 Районка. Все права защищены. <a href="/c">Связь</a></div>
      </div>\(Self.comments)</body></html>
      """
    #expect(try paragraphs(page) == Self.russian)
    #expect(try article(page).title == "Дорога")
  }

  @Test func `an old site of nested tables and line breaks`() throws {
    let page = """
      <html><body bgcolor=#ffffff><table width=100%><tr><td colspan=3><img src=logo.gif><font size=5>Аудан үні</font></td></tr>
      <tr><td width=150><table><tr><td><a href=1>Басты бет</a><br><a href=2>Жаңалықтар</a><br><a href=3>Мұрағат</a></td></tr></table></td>
      <td><table><tr><td><font face=Arial>\(Self.kazakh.joined(separator: "<br>&nbsp;<br>"))</font></td></tr></table></td>
      <td width=150><a href=4>Жарнама беру</a><br><a href=5>Байланыс</a></td></tr></table></body></html>
      """
    #expect(try paragraphs(page) == Self.kazakh)
  }

  @Test func `an element that says it is the article is believed, notices and comments inside it are not`() throws {
    let page = """
      <body class="page with-sidebar"><div class="cookie-notice"><p>We use cookies to make the site better for you. Press the button
      to agree to all of them, or read about your choices in our long and winding policy.</p></div>
      <main><article><header><h1>The Road</h1><time datetime="2022-03-02T10:00Z">2 March</time></header>
      <div itemprop="articleBody">\(p(Self.english))<figure><img src=f.jpg><figcaption>The fence, photographed in winter.</figcaption></figure>
      <blockquote><p>“We shall see,” a resident wrote.</p></blockquote><div class="share-buttons">Share this with friends</div></div>
      <section class="relatedPosts"><p>A new school opens in the next district with places for three hundred children.</p></section>
      </article></main>\(Self.comments)</body>
      """
    #expect(
      try paragraphs(page)
        == Self.english + ["The fence, photographed in winter.", "“We shall see,” a resident wrote."])
    #expect(try article(page).date?.description == "2022-03-02")
  }

  @Test func `a page wrapped in one form, as some systems make it`() throws {
    let page = "<body><form action=/>\(Self.menu)<div><h1>T</h1>\(p(Self.russian))</div>\(Self.related)</form></body>"
    #expect(try paragraphs(page) == Self.russian)
  }

  @Test func `a teaser that calls itself an article does not outweigh the text`() throws {
    let page = "<body><article><p>Short teaser.</p></article><div>\(p(Self.russian + Self.kazakh))</div></body>"
    #expect(try paragraphs(page) == Self.russian + Self.kazakh)
  }

  @Test func `a lead in a box of its own is part of the article`() throws {
    let page = """
      <body>\(Self.menu)<div class=story><h1>T</h1><div class=by>2 March, A. Author</div><div class=lead><p>\(Self.english[0])</p></div><div class=text>\(p(Array(Self.english[1...] + Self.english[1...])))
      </div></div></body>
      """
    #expect(try paragraphs(page) == [Self.english[0]] + Self.english[1...] + Self.english[1...])
  }

  @Test func `a paragraph that is little but a link to another story is left out`() throws {
    let page = """
      <article>\(p([Self.russian[0]]))<p>Читайте также: <a href=/x>В соседнем районе открыли новую школу на триста мест</a></p>
      \(p([Self.russian[1]]))<p>Об этом <a href=/y>сообщает</a> районная газета в своём утреннем выпуске.</p></article>
      """
    #expect(
      try paragraphs(page)
        == [Self.russian[0], Self.russian[1], "Об этом сообщает районная газета в своём утреннем выпуске."])
  }

  @Test func `what is hidden is not read, and preformatted lines are joined when they are wrapped`() throws {
    let page = """
      <body><div style="display: none"><p>Hidden words.</p></div><p hidden>Hidden too.</p><pre>
      The president said on Wednesday that the country would
      keep its obligations, and that nobody should doubt them.

      Reporters asked when.</pre></body>
      """
    #expect(
      try paragraphs(page) == [
        "The president said on Wednesday that the country would keep its obligations, and that nobody should doubt them.",
        "Reporters asked when.",
      ])
  }

  @Test func `a page that a script fills gives the text of its metadata`() throws {
    let page = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"H","articleBody":"\(Self.english.joined(separator: "\\n\\n"))"}
      </script><body><div id=root>Loading</div></body>
      """
    #expect(try paragraphs(page) == Self.english)
  }

  // MARK: Metadata

  private static let linked = """
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"W"},
    {"@type":["NewsArticle"],"headline":"From JSON-LD","datePublished":"2022-03-02T23:00:00+06:00","inLanguage":"ru",
    "author":[{"@id":"#a"},{"name":"Б. Второй"}],"publisher":{"@type":"Organization","name":"ООО Издатель"},
    "mainEntityOfPage":{"@id":"https://site.example/ld"}},{"@id":"#a","@type":"Person","name":"А. Первый"}]}</script>
    """

  @Test func `where a page says different things the documented source wins`() throws {
    let page = """
      <html lang="kk"><head>\(Self.linked)<title>From title</title><meta property="og:title" content="From OpenGraph">
      <meta property="og:site_name" content="Сайт"><meta name="author" content="Meta Author"><meta name="date" content="2020-01-01">
      <link rel="canonical" href="https://site.example/canonical"><meta property="og:url" content="https://site.example/og"></head>
      <body><h1>From heading</h1>\(p(Self.russian))</body></html>
      """
    let article = try article(page)
    #expect(article.title == "From JSON-LD")
    #expect(article.author == "А. Первый, Б. Второй")
    #expect(article.date?.description == "2022-03-02")
    #expect(article.outlet == "Сайт")
    #expect(article.url == "https://site.example/canonical")
    #expect(article.declaredLanguage == "kk")
  }

  @Test func `without one source the next is asked`() throws {
    let first = try article("<html>\(Self.linked)<body><p>Text.</p></body></html>")
    #expect(first.outlet == "ООО Издатель")
    #expect(first.url == "https://site.example/ld")
    #expect(first.declaredLanguage == "ru")
    let second = try article(
      """
      <meta property="og:url" content="https://www.site.example/og"><meta property="article:author" content="https://social.example/x">
      <meta name="date" content="no day"><meta name="pubdate" content="02.03.2022 10:15"><meta property="og:locale" content="kk_KZ">
      <div itemscope><span itemprop="author" itemscope><span itemprop="name">C. Third</span></span></div><h1>Only heading</h1><p>Text.</p>
      """)
    #expect(second.title == "Only heading")
    #expect(second.author == "C. Third")
    #expect(second.date?.description == "2022-03-02")
    #expect(second.outlet == "site.example")
    #expect(second.declaredLanguage == "kk-KZ")
  }

  @Test(arguments: [
    "{", "[]", "{\"@type\":7}", "[[[{\"@type\":\"Article\"}]]]", "{\"@graph\":{\"@graph\":{}}}", "null",
  ])
  func `JSON-LD that says nothing of an article takes nothing away`(_ json: String) throws {
    let article = try article("<title>T</title><script type='application/ld+json'>\(json)</script><p>Text.</p>")
    #expect(article.title == "T")
  }
}

extension String {
  /// Its parts between a mark.
  fileprivate func components(_ mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
