import CGumbo

/// Finds the article on a page, and its paragraphs.
///
/// An element that says it is the article is believed when it holds a good part of the page's running text. Otherwise the
/// text decides: paragraphs outside links give weight to the boxes around them, less to each box further out, and the
/// heaviest box is the article. Menus and lists of links have their text in links, and give none.
struct HTMLContent {
  private let tree: HTMLTree
  /// Elements left out: furniture, what is hidden, and blocks that are little but links.
  private var isLeftOut: [Bool]
  /// The element that holds the article.
  private(set) var container: Int
  /// Where its paragraphs begin: there, or before it behind the headline.
  private var start = 0

  /// Elements that begin and end a paragraph.
  static let blocks = HTMLTags(
    """
    p div article section main h1 h2 h3 h4 h5 h6 li ul ol blockquote pre table tbody thead tfoot tr td th dl dt dd figure \
    figcaption hr body address center form fieldset header footer aside nav details summary caption
    """)

  /// Blocks that hold blocks: what an article can be.
  private static let boxes = HTMLTags("body div article section main td center form fieldset blockquote details")

  /// Blocks that are left out when they are little but links.
  private static let linkBlocks = HTMLTags("div section ul ol dl table td p li form center")

  /// A block with more of its text in links than this is a list of links.
  private static let mostlyLinks = 0.6

  /// Bytes that a paragraph before the article's box must have: a lead has more, a line of author and date less.
  private static let shortestLead = 80

  /// What a box gives to the box around it: two thirds of an article outweigh the whole of it one box further out.
  private static let outward = 0.6

  private static let headlines = HTMLTags("h1 article main")

  /// Linear in the page.
  ///
  /// - Parameter isWhole: all of the page is the article, but for what nobody sees.
  init(_ tree: HTMLTree, isWhole: Bool) {
    self.tree = tree
    isLeftOut = [Bool](repeating: false, count: tree.elements.count)
    container = 0
    if isWhole {
      for (index, element) in tree.elements.enumerated() {
        isLeftOut[index] = element.tag != nil && (element.isSilent || element.tag == GUMBO_TAG_NAV)
      }
      return
    }
    leaveOut()
    let weights = weigh()
    container = chooseContainer(weights)
    start = findStart(weights)
  }

  /// Children before parents: a block is weighed by what is left in it, so that menus do not take the article with them.
  private mutating func leaveOut() {
    let all = tree.elements[0].textBytes
    var text = [Int](repeating: 0, count: tree.elements.count)
    var links = text
    var hasHeadline = [Bool](repeating: false, count: tree.elements.count)
    for index in tree.elements.indices.reversed() {
      let element = tree.elements[index]
      if let tag = element.tag {
        hasHeadline[index] = hasHeadline[index] || Self.headlines.contains(tag)
        if tag == GUMBO_TAG_A { links[index] = text[index] }
        if element.isSilent || HTMLFurniture.isHidden(element) {
          isLeftOut[index] = true
        } else if HTMLFurniture.isNamed(element) {
          // A name such as `page with-sidebar` on what holds the page is about something else.
          let holdsPage = element.textBytes * 2 > all && hasHeadline[index] || element.textBytes * 5 > all * 4
          isLeftOut[index] = !holdsPage || tag == GUMBO_TAG_NAV
        } else if tag == GUMBO_TAG_FORM {
          // Some systems wrap whole pages in a form.
          isLeftOut[index] = element.textBytes * 2 <= all
        } else if Self.linkBlocks.contains(tag), links[index] > 0 {
          isLeftOut[index] = Double(links[index]) > Self.mostlyLinks * Double(text[index])
        }
      } else {
        text[index] = element.textBytes
      }
      guard element.parent >= 0 else { continue }
      hasHeadline[element.parent] = hasHeadline[element.parent] || hasHeadline[index]
      guard !isLeftOut[index] else { continue }
      text[element.parent] += text[index]
      links[element.parent] += links[index]
    }
  }

  /// Running text of each element: what stands in no link and nothing left out.
  private struct Weight {
    /// Less of it the more boxes stand between.
    var near = 0.0
    var whole = 0
    /// The nearest box, itself or around it; -1 for none.
    var box = -1
    var isInLink = false
  }

  private mutating func weigh() -> [Weight] {
    var weights = [Weight](repeating: Weight(), count: tree.elements.count)
    for (index, element) in tree.elements.enumerated() {
      if element.parent >= 0 {
        weights[index].box = weights[element.parent].box
        weights[index].isInLink = weights[element.parent].isInLink
        isLeftOut[index] = isLeftOut[index] || isLeftOut[element.parent]
      }
      if let tag = element.tag {
        if tag == GUMBO_TAG_A { weights[index].isInLink = true }
        if Self.boxes.contains(tag) { weights[index].box = index }
      } else if !isLeftOut[index], !weights[index].isInLink {
        weights[index].whole = element.textBytes
      }
    }
    for index in tree.elements.indices.reversed() {
      let parent = tree.elements[index].parent
      if parent >= 0 { weights[parent].whole += weights[index].whole }
      guard tree.elements[index].tag == nil, weights[index].whole > 0 else { continue }
      var share = Double(weights[index].whole)
      var box = weights[index].box
      // Beyond a dozen boxes less than a hundredth of it is left.
      for _ in 0..<12 where box >= 0 {
        weights[box].near += share
        share *= Self.outward
        let outer = tree.elements[box].parent
        box = outer >= 0 ? weights[outer].box : -1
      }
    }
    return weights
  }

  private func chooseContainer(_ weights: [Weight]) -> Int {
    let body = tree.elements.firstIndex { $0.tag == GUMBO_TAG_BODY } ?? 0
    var heaviest = body
    for index in weights.indices where weights[index].near > weights[heaviest].near { heaviest = index }
    for isDeclared in [Self.isArticleBody, Self.isArticle, Self.isMain] {
      let declared = tree.elements.indices.filter { !isLeftOut[$0] && isDeclared(tree.elements[$0]) }
      if let best = declared.max(by: { tree.elements[$0].textBytes < tree.elements[$1].textBytes }),
        weights[best].whole * 3 >= weights[heaviest].whole, tree.elements[best].textBytes > 0
      {
        return best
      }
    }
    return heaviest
  }

  /// A lead often stands between the headline and the box of the article: from where the paragraphs begin.
  private func findStart(_ weights: [Weight]) -> Int {
    let headline = tree.elements[..<container].lastIndex { $0.tag == GUMBO_TAG_H1 }
    guard let headline, !isLeftOut[headline] else { return container }
    let start = tree.elements[headline].end
    guard start < container else { return container }
    let between = (start..<container).reduce(0) { $0 + (tree.elements[$1].tag == nil ? weights[$1].whole : 0) }
    return between * 2 <= weights[container].whole ? start : container
  }

  private static func isArticleBody(_ element: HTMLTree.Element) -> Bool {
    element.node[attribute: "itemprop"]?.split(separator: " ").contains("articleBody") == true
  }

  private static func isArticle(_ element: HTMLTree.Element) -> Bool {
    element.tag == GUMBO_TAG_ARTICLE || element.node[attribute: "role"] == "article"
  }

  private static func isMain(_ element: HTMLTree.Element) -> Bool {
    element.tag == GUMBO_TAG_MAIN || element.node[attribute: "role"] == "main"
  }

  /// The paragraphs of the article in their order, each with whether it is preformatted, whose lines are paragraphs or wrapped.
  func paragraphs() -> [(text: [UInt8], isPreformatted: Bool)] {
    var found: [(text: [UInt8], isPreformatted: Bool)] = []
    var current: [UInt8] = []
    var ends: [Int] = []
    var preformattedEnd = 0
    func flush(_ index: Int, _ isPreformatted: Bool) {
      if !isPreformatted { current = ParagraphText.collapsed(current) }
      if index > container ? !current.isEmpty : current.count >= Self.shortestLead {
        found.append((current, isPreformatted))
      }
      current = []
    }
    var index = start
    while index < tree.elements[container].end {
      while let end = ends.last, index >= end {
        flush(index, index <= preformattedEnd)
        ends.removeLast()
      }
      let element = tree.elements[index]
      if isLeftOut[index], index != container, !isAround(index) {
        index = element.end
        continue
      }
      if let tag = element.tag {
        if tag == GUMBO_TAG_BR, index >= preformattedEnd { flush(index, false) }
        if tag == GUMBO_TAG_BR, index < preformattedEnd { current.append(0x0A) }
        if Self.blocks.contains(tag) {
          flush(index, index < preformattedEnd)
          ends.append(element.end)
          if tag == GUMBO_TAG_PRE { preformattedEnd = element.end }
        }
      } else if let text = element.node.text {
        current.append(contentsOf: text)
      }
      index += 1
    }
    flush(index, !ends.isEmpty && index <= preformattedEnd)
    return found
  }

  /// Whether the article stands in an element.
  private func isAround(_ index: Int) -> Bool { index < container && tree.elements[index].end > container }

  /// Whether an element stands in the article.
  func holds(_ index: Int) -> Bool { (start..<tree.elements[container].end).contains(index) }

  /// The `lang` of the article's element or the nearest around it.
  func declaredLanguage() -> String? {
    var place = container
    while place >= 0 {
      let node = tree.elements[place].node
      if let language = node[attribute: "lang"] ?? node[attribute: "xml:lang"], !language.isEmpty { return language }
      place = tree.elements[place].parent
    }
    return nil
  }

  /// The first-level heading of the page, when it has one and no more.
  func onlyHeadline() -> String? {
    let headlines = tree.elements.indices.filter { tree.elements[$0].tag == GUMBO_TAG_H1 }
    return headlines.count == 1 ? tree.text(in: headlines[0]) : nil
  }

  /// The first heading in the article, or of the page.
  func heading() -> String? {
    for range in [container..<tree.elements[container].end, 0..<tree.elements.count] {
      for tag in [GUMBO_TAG_H1, GUMBO_TAG_H2] {
        for index in range where tree.elements[index].tag == tag {
          let text = tree.text(in: index)
          if !text.isEmpty { return text }
        }
      }
    }
    return nil
  }
}
