import Analysis
import Names
import Segments

/// The user's own lines, obeyed in what is shown.
extension Searcher {
  /// Reads a home's lines, now that the index can say what the names in them are.
  static func identities(
    of home: IndexHome, language: QueryLanguage, names: NameCollection
  ) throws(IndexError) -> Identities {
    let file = try IdentityFile(home: home.path)
    guard !file.lines.isEmpty else { return Identities() }
    return try Identities(file) { (text) throws(IndexError) in
      if try names.entity(text) != nil { return [.entity(text)] }
      // An identifier has no spaces and a colon, or is a Q and digits: nobody's name.
      let isIdentifier =
        !text.contains(" ") && (text.contains(":") || text.first == "Q" && Int(text.dropFirst()) != nil)
      if isIdentifier { return [] }
      let found = try language.entities(named: text).sorted()
      return found.isEmpty ? [.name(text)] : found.map { .entity($0) }
    }
  }

  /// The quotation with its speakers as the lines have them.
  func obeying(_ quotation: FoundQuotation) throws(IndexError) -> FoundQuotation {
    guard let lines = language.lines else { return quotation }
    var result = quotation
    for place in result.speakers.indices {
      result.speakers[place] = try obeying(quotation.speakers[place], lines, language: quotation.language)
    }
    for place in result.via.indices {
      result.via[place] = try obeying(quotation.via[place], lines, language: quotation.language)
    }
    return result
  }

  /// The speaker as the lines have him.
  private func obeying(
    _ speaker: FoundSpeaker, _ lines: ObeyedLines, language code: String
  ) throws(IndexError) -> FoundSpeaker {
    if let entity = speaker.entity {
      let form = lines.likeness.form(speaker.text)
      let denied = lines.identities.differences(from: entity).first {
        lines.likeness.isSame(lines.likeness.name($0), form)
      }
      if let denied {
        return FoundSpeaker(text: speaker.text, byteRange: speaker.byteRange, entity: nil, name: denied)
      }
      return try speaker.shown(as: lines.identities.representative(of: entity), by: names, language: code)
    }
    guard let name = speaker.name, case .entity(let entity) = person(named: name) else { return speaker }
    return try speaker.shown(as: entity, by: names, language: code)
  }

  /// Who a name of no entity is by the user's lines: the first of those that they call the same, an entity where there is one.
  func person(named name: String) -> Identities.Side? {
    guard let lines = language.lines else { return nil }
    let form = lines.likeness.form(name)
    let group = lines.identities.groups.first { sides in
      Identities.names(sides).contains { lines.likeness.isSame(lines.likeness.name($0), form) }
    }
    return group.map { sides in Identities.entities(sides).first.map { .entity($0) } ?? sides[0] }
  }

  /// What is added to a name's key so that it does not count with a name that the lines say it is not.
  func differenceKey(of name: String) -> String {
    guard let lines = language.lines else { return "" }
    var key = ""
    for (number, difference) in lines.identities.differences.enumerated() {
      guard case .name(let other) = difference.other else { continue }
      let form = lines.likeness.form(name)
      let own = lines.likeness.distance(lines.likeness.name(difference.name), form)
      if own < lines.likeness.distance(lines.likeness.name(other), form) { key += "≠\(number)" }
    }
    return key
  }

  /// An entity that the lines speak of: under its first name, with the names and the documents of all that are one with it.
  func united(
    _ entity: Entity, _ identities: Identities, language code: String
  ) throws(IndexError) -> NamedEntity {
    let members = identities.members(of: .entity(entity.id))
    var names = entity.names
    for identifier in Identities.entities(members) where identifier != entity.id {
      names += try self.names.entity(identifier)?.names ?? []
    }
    names += Identities.names(members).map {
      Entity.Name(text: $0, language: "und", isCanonical: false, isFormer: false)
    }
    let part = QueryLanguage.Part(
      words: [], entities: Set(Identities.entities(members)), names: Identities.names(members))
    var planner = QueryPlanner(language: language)
    let named = try planner.plan(part)
    let counted = SearchOptions(limit: 0)
    let spoken = QueryPlan.any(try language.speakerTerms(of: part).map { .filter(.terms($0)) })
    return NamedEntity(
      Entity(id: entity.id, type: entity.type, names: names, note: entity.note), language: code,
      articles: try find(named, planner.leaves, .articles, counted).count,
      quotations: try find(spoken, [], .quotations, counted).count)
  }

  /// The quotations, accepted by the filters, whose speaker the index takes for an entity and the lines for somebody else:
  /// how many of each entity, under each name.
  func mistakenSpeakers(_ filters: Filters) throws(IndexError) -> [(entity: String, name: String, count: Int)] {
    guard let lines = language.lines else { return [] }
    var found: [(entity: String, name: String, count: Int)] = []
    for difference in lines.identities.differences {
      for entity in Identities.entities(lines.identities.members(of: difference.other)) {
        var count = 0
        for file in quotations {
          let test = try ColumnTest(file.reader, filters: filters)
          for number in try lines.mistaken.documents(of: TermKind.speaker.term(entity), in: file) {
            let document = DocumentID(number)
            if file.deletions?.contains(document) != true, try test.accepts(document) { count += 1 }
          }
        }
        if count > 0 { found.append((entity, difference.name, count)) }
      }
    }
    return found
  }
}

extension FoundSpeaker {
  fileprivate func shown(
    as entity: String, by names: NameCollection, language: String
  ) throws(IndexError) -> FoundSpeaker {
    if entity == self.entity { return self }
    return FoundSpeaker(
      text: text, byteRange: byteRange, entity: entity, name: try names.entity(entity)?.name(in: language) ?? name)
  }
}
