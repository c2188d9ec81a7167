import Analysis

/// Merges a user's own lines into the entities that came with Daiek: a line with the identifier of one, or with the full name
/// of just one, speaks of it; any other is an entity of its own.
///
/// Of a merged entity the user's names come first, and the first is shown; the names that came with Daiek stay behind them, but
/// for those that the line takes away with `not:`. The identifier is the one that came with Daiek, since indexes built
/// elsewhere have it, too.
struct OwnEntities {
  private let shipped: [Entity]
  private var numbers: [String: Int] = [:]
  /// By type, language and folded first name.
  private var numbersByName: [String: [Int]] = [:]

  init(shipped: [Entity]) {
    self.shipped = shipped
    for (number, entity) in shipped.enumerated() {
      numbers[entity.id] = number
      for name in entity.names where name.isCanonical {
        numbersByName[Self.key(entity.type, name), default: []].append(number)
      }
    }
  }

  private static func key(_ type: EntityType, _ name: Entity.Name) -> String {
    "\(type.rawValue) \(name.language) \(EntityForms.pieces(of: name.text).joined(separator: " "))"
  }

  /// All entities, the shipped ones in their order first.
  ///
  /// - Throws: `AnalysisError` with file and line for a line that takes away a name that nobody has, or the last one.
  func with(_ rows: [EntityRow]) throws(AnalysisError) -> [Entity] {
    var entities = shipped
    for row in rows {
      if let number = number(of: row) {
        entities[number] = try merged(entities[number], row)
      } else {
        guard row.rejected.isEmpty, !row.entity.names.isEmpty else {
          throw row.error(
            expected: "the identifier of an entity that came with Daiek, where not: takes a name away",
            found: row.entity.id)
        }
        entities.append(row.entity)
      }
    }
    return entities
  }

  private func number(of row: EntityRow) -> Int? {
    if let number = numbers[row.entity.id] { return number }
    let meant = row.entity.names.filter(\.isCanonical).reduce(into: Set<Int>()) { meant, name in
      meant.formUnion(numbersByName[Self.key(row.entity.type, name)] ?? [])
    }
    return meant.count == 1 ? meant.first : nil
  }

  private func merged(_ entity: Entity, _ row: EntityRow) throws(AnalysisError) -> Entity {
    for rejected in row.rejected where !entity.names.contains(where: { $0.text == rejected }) {
      throw row.error(expected: "not: before a name of \(entity.id)", found: rejected)
    }
    let own = Set(row.entity.names.map { ExactText("\($0.language) \($0.text)") })
    let named = Set(row.entity.names.map(\.language))
    var names = row.entity.names
    var isNamed = named
    for name in entity.names where !row.rejected.contains(name.text) {
      if own.contains(ExactText("\(name.language) \(name.text)")) { continue }
      // The first name that is left of a language is the one that is shown.
      let isFirst = isNamed.insert(name.language).inserted
      names.append(
        Entity.Name(text: name.text, language: name.language, isCanonical: isFirst, isFormer: name.isFormer))
    }
    guard !names.isEmpty else { throw row.error(expected: "a name that is left", found: "not: before all of them") }
    return Entity(id: entity.id, type: row.entity.type, names: names, note: row.entity.note ?? entity.note)
  }
}
