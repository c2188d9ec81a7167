import CGumbo

/// A set of HTML's elements.
struct HTMLTags: Sendable {
  private var members: [Bool]

  init(_ names: String) {
    members = [Bool](repeating: false, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    for name in names.split(separator: " ") { members[Int(gumbo_tag_enum(String(name)).rawValue)] = true }
  }

  func contains(_ tag: GumboTag) -> Bool { members[Int(tag.rawValue)] }
}
