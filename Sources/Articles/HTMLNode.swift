import CGumbo

/// A node of Gumbo's tree. Valid while the tree is.
struct HTMLNode {
  private let node: UnsafeMutablePointer<GumboNode>

  init(_ node: UnsafeMutablePointer<GumboNode>) { self.node = node }

  /// The element's name in lower case, or nil for text, comments and the document.
  var name: String? {
    guard isElement else { return nil }
    return String(cString: gumbo_normalized_tagname(node.pointee.v.element.tag))
  }

  private var isElement: Bool {
    node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE
  }

  /// The characters of a text node; nil for any other.
  var text: String? {
    switch node.pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: String(cString: node.pointee.v.text.text)
    default: nil
    }
  }

  var children: [HTMLNode] {
    guard isElement else { return [] }
    let list = node.pointee.v.element.children
    return (0..<Int(list.length)).compactMap { index in
      list.data[index].map { HTMLNode($0.assumingMemoryBound(to: GumboNode.self)) }
    }
  }

  /// An attribute's value.
  subscript(attribute name: String) -> String? {
    guard isElement else { return nil }
    return withUnsafePointer(to: &node.pointee.v.element.attributes) { list in
      gumbo_get_attribute(list, name).map { String(cString: $0.pointee.value) }
    }
  }
}
