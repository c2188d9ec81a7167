import CGumbo

/// A page as a list: every element and text in document order, with how much text stands in it and how much of that in links.
/// No walk over it recurses, so a page may nest as deeply as Gumbo lets it.
struct HTMLTree {
  struct Element {
    let node: HTMLNode
    let tag: GumboTag?
    let parent: Int
    /// One beyond the last element in it.
    var end: Int
    /// Bytes of text in it that are no blanks.
    var textBytes = 0
    /// Those of them that stand in links.
    var linkBytes = 0
    /// It or what it stands in is no content: scripts, pictures, controls.
    var isSilent = false
  }

  private(set) var elements: [Element] = []

  /// Elements whose content no reader sees as text.
  private static let silent = HTMLTags(
    "script style noscript template iframe svg select head button object canvas audio video textarea title math")

  /// Linear in the page.
  init(root: HTMLNode) {
    var stack: [(node: HTMLNode, parent: Int)] = [(root, -1)]
    while let (node, parent) = stack.popLast() {
      let tag = node.tag
      guard tag != nil || node.text != nil else { continue }
      var element = Element(node: node, tag: tag, parent: parent, end: 0)
      element.isSilent = parent >= 0 && elements[parent].isSilent || tag.map(Self.silent.contains) == true
      if let text = node.text, !element.isSilent { element.textBytes = text.count { $0 > 0x20 } }
      let index = elements.count
      elements.append(element)
      for child in (0..<node.childCount).reversed() { stack.append((node.child(child), index)) }
    }
    for index in elements.indices.reversed() {
      if elements[index].end == 0 { elements[index].end = index + 1 }
      if elements[index].tag == GUMBO_TAG_A { elements[index].linkBytes = elements[index].textBytes }
      let parent = elements[index].parent
      guard parent >= 0 else { continue }
      elements[parent].textBytes += elements[index].textBytes
      elements[parent].linkBytes += elements[index].linkBytes
      elements[parent].end = max(elements[parent].end, elements[index].end)
    }
  }

  /// The text in an element, blanks collapsed.
  func text(in index: Int) -> String {
    var bytes: [UInt8] = []
    for place in index..<elements[index].end {
      if let text = elements[place].node.text { bytes.append(contentsOf: text) }
    }
    return String(decoding: ParagraphText.collapsed(bytes), as: UTF8.self)
  }
}
