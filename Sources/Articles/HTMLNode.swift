import CGumbo

/// A node of Gumbo's tree. Valid while the tree is.
struct HTMLNode {
  private let node: UnsafeMutablePointer<GumboNode>

  init(_ node: UnsafeMutablePointer<GumboNode>) { self.node = node }

  private var isElement: Bool {
    node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE
  }

  /// The element's kind, or nil for text, comments and the document.
  var tag: GumboTag? { isElement ? node.pointee.v.element.tag : nil }

  /// The characters of a text node as UTF-8; nil for any other.
  var text: UnsafeBufferPointer<UInt8>? {
    switch node.pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      let text = UnsafeRawPointer(node.pointee.v.text.text!).assumingMemoryBound(to: UInt8.self)
      return UnsafeBufferPointer(start: text, count: Int(strlen(text)))
    default: return nil
    }
  }

  var childCount: Int { isElement ? Int(node.pointee.v.element.children.length) : 0 }

  func child(_ index: Int) -> HTMLNode {
    HTMLNode(node.pointee.v.element.children.data[index]!.assumingMemoryBound(to: GumboNode.self))
  }

  /// An attribute's value.
  subscript(attribute name: String) -> String? {
    guard isElement else { return nil }
    return withUnsafePointer(to: &node.pointee.v.element.attributes) { list in
      gumbo_get_attribute(list, name).map { String(cString: $0.pointee.value) }
    }
  }

  var hasAttributes: Bool { isElement && node.pointee.v.element.attributes.length > 0 }

  private func strlen(_ text: UnsafePointer<UInt8>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
  }
}
