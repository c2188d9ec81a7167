/// Who is who by the user's own lines: groups of entities and names that are one, and names that are somebody else's.
struct Identities: Sendable {
  /// What a side of a line is.
  enum Side: Hashable, Sendable {
    /// The identifier of an entity of the authority files.
    case entity(String)
    /// A name that no file knows.
    case name(String)
  }

  /// A name that does not mean what it would be taken for.
  struct Difference: Sendable {
    let name: String
    let other: Side
  }

  /// Each in the order of the lines.
  private(set) var groups: [[Side]] = []
  private(set) var differences: [Difference] = []
  private var groupNumber: [Side: Int] = [:]

  /// Nothing but what the authority files say.
  init() {}

  /// - Parameter resolve: what a name is; nil for a name of several entities.
  /// - Throws: `badData` with file and line for a line that cannot be obeyed.
  init(_ file: IdentityFile, resolve: (String) throws(IndexError) -> [Side]) throws(IndexError) {
    func side(_ text: String, _ line: IdentityLine) throws(IndexError) -> Side {
      let sides = try resolve(text)
      if sides.isEmpty {
        throw file.error(line, expected: "an identifier of the authority files, or a name", found: text)
      }
      guard sides.count == 1 else {
        throw file.error(
          line, expected: "a name of one entity, or an identifier",
          found: "«\(text)», a name of \(sides.map(\.text).joined(separator: ", "))")
      }
      return sides[0]
    }
    for line in file.lines where line.relation == .same {
      unite(try side(line.left, line), try side(line.right, line))
    }
    for line in file.lines where line.relation == .different {
      let sides = [try side(line.left, line), try side(line.right, line)]
      // The name that a line begins with is a name, whomever it would be taken for; after an identifier it is the other.
      let isIdentifierFirst = sides[0] == .entity(line.left)
      let (name, other) = isIdentifierFirst ? (line.right, sides[0]) : (line.left, sides[1])
      guard !isIdentifierFirst || sides[1] != .entity(line.right) else {
        throw file.error(
          line, expected: "a name beside an identifier; two identifiers are two already",
          found: "\(line.left) and \(line.right)")
      }
      guard !members(of: .name(name)).contains(other) else {
        throw file.error(line, expected: "names that no line calls one", found: "\(line.left) and \(line.right)")
      }
      differences.append(Difference(name: name, other: other))
    }
  }

  private mutating func unite(_ left: Side, _ right: Side) {
    let (one, other) = (members(of: left), members(of: right))
    guard one != other else { return }
    let whole = one + other.filter { !one.contains($0) }
    // Groups keep their places, so that numbers stay true; an emptied one is nobody's.
    let number = groupNumber[left] ?? groupNumber[right] ?? groups.count
    for side in [left, right] { if let old = groupNumber[side], old != number { groups[old] = [] } }
    if number == groups.count { groups.append(whole) } else { groups[number] = whole }
    for side in whole { groupNumber[side] = number }
  }

  var isEmpty: Bool { groups.isEmpty && differences.isEmpty }

  /// All that are one with a side, itself among them.
  func members(of side: Side) -> [Side] { groupNumber[side].map { groups[$0] } ?? [side] }

  /// The identifier that an entity is shown under: of those that are one, the first.
  func representative(of entity: String) -> String { Self.entities(members(of: .entity(entity))).first ?? entity }

  static func entities(_ sides: [Side]) -> [String] {
    sides.compactMap { if case .entity(let identifier) = $0 { identifier } else { nil } }
  }

  static func names(_ sides: [Side]) -> [String] {
    sides.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// The names that are not an entity, nor one that is the same.
  func differences(from entity: String) -> [String] {
    let members = members(of: .entity(entity))
    return differences.filter { members.contains($0.other) }.map(\.name)
  }
}

extension Identities.Side {
  var text: String {
    switch self {
    case .entity(let text), .name(let text): text
    }
  }
}
