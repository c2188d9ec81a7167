import Names
import Segments

/// Who speaks, who reports, and what the index holds.
extension Searcher {
  /// The speakers by the number of their quotations, the most quoted first.
  ///
  /// - Parameter language: in which to name entities: `en`, `ru`, `kk`.
  public func speakers(language: String, filters: Filters = Filters()) throws(IndexError) -> [SpeakerCount] {
    try speakers(
      try counts(quotations, column: "speaker", filters), language: language, mistaken: try mistakenSpeakers(filters))
  }

  /// Speakers from the values of the column `speaker` and how often each stands there.
  ///
  /// - Parameter mistaken: how many of an entity's are somebody else's by the user's lines.
  func speakers(
    _ identities: [String: Int], language: String, mistaken: [(entity: String, name: String, count: Int)] = []
  ) throws(IndexError) -> [SpeakerCount] {
    var found: [SpeakerCount] = []
    var people: [String: [(name: String, count: Int)]] = [:]
    /// Those whom the user's lines call the same.
    var united: [String: [(name: String, count: Int)]] = [:]
    var entities: [String: Int] = [:]
    func count(_ name: String, _ key: String, _ count: Int) {
      switch person(named: name) {
      case .entity(let entity): entities[entity, default: 0] += count
      case .name(let first): united[first, default: []].append((name, count))
      case nil: people[key + differenceKey(of: name), default: []].append((name, count))
      }
    }
    for (identity, number) in identities {
      if let (key, name) = SpeakerIdentity.parts(identity) {
        if key.isEmpty {
          found.append(SpeakerCount(name: name, entity: nil, quotations: number))
        } else {
          count(name, key, number)
        }
      } else {
        entities[self.language.representative(of: identity), default: 0] += number
      }
    }
    for (entity, name, number) in mistaken {
      entities[self.language.representative(of: entity), default: 0] -= number
      count(name, "≠", number)
    }
    for (identity, number) in entities where number > 0 {
      let entity = try names.entity(identity)
      found.append(SpeakerCount(name: entity?.name(in: language) ?? identity, entity: identity, quotations: number))
    }
    // The forms of one name in several languages count together, under the commonest.
    var bearers = Array(united.values)
    for forms in people.values { bearers += try forms.count > 1 ? self.bearers(of: forms) : [forms] }
    for forms in bearers {
      let name = forms.max { ($0.count, $1.name) < ($1.count, $0.name) }!.name
      found.append(SpeakerCount(name: name, entity: nil, quotations: forms.reduce(0) { $0 + $1.count }))
    }
    return found.sorted { ($1.quotations, $0.name) < ($0.quotations, $1.name) }
  }

  /// Names with one key, each with those that are near it: one key stands for Ann Pell and for Ian Foley. Each name is compared
  /// with the commonest of each person before it.
  private func bearers(of names: [(name: String, count: Int)]) throws(IndexError) -> [[(name: String, count: Int)]] {
    let parser = try language.nameParser()
    let matcher = NameMatcher(costs: parser.reader.table.costs)
    var bearers: [(form: NameForm, names: [(name: String, count: Int)])] = []
    for name in names.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
      let form = NameForm(name.name, parser: parser)
      if let known = bearers.firstIndex(where: { $0.form.isSame(as: form, matcher) }) {
        bearers[known].names.append(name)
      } else {
        bearers.append((form, [name]))
      }
    }
    return bearers.map(\.names)
  }

  /// The outlets by the number of their articles, the largest first.
  public func sources(filters: Filters = Filters()) throws(IndexError) -> [SourceCount] {
    let quoted = try counts(quotations, column: "source", filters)
    return try counts(articles, column: "source", filters).map { name, count in
      SourceCount(name: name, articles: count, quotations: quoted[name] ?? 0)
    }.sorted { ($1.articles, $0.name) < ($0.articles, $1.name) }
  }

  /// What the index holds.
  public func statistics() throws(IndexError) -> IndexStatistics {
    func live(_ files: [IndexSnapshot.File]) -> Int {
      files.reduce(0) { $0 + Int($1.reader.documentCount) - Int($1.deletions?.count ?? 0) }
    }
    let languages = try counts(articles, column: "language", Filters())
    return IndexStatistics(
      articles: live(articles), quotations: live(quotations), entities: live(names.files),
      segments: snapshot.manifest.segments.count, terms: snapshot.files.reduce(0) { $0 + Int($1.reader.termCount) },
      bytes: snapshot.manifest.files.reduce(0) { $0 + Int($1.byteCount) },
      generation: Int(snapshot.manifest.generation),
      icu: snapshot.manifest.properties[IndexProperties.icu] ?? "unknown",
      languages: languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
  }

  private func counts(
    _ files: [IndexSnapshot.File], column name: String, _ filters: Filters
  ) throws(IndexError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for file in files {
      let test = try ColumnTest(file.reader, filters: filters)
      guard let column = try bridging({ () throws(SegmentError) in try file.reader.column(named: name) }) else {
        continue
      }
      var byOrdinal = [Int](repeating: 0, count: Int(column.distinctCount))
      for number in 0..<file.reader.documentCount {
        let document = DocumentID(number)
        if file.deletions?.contains(document) == true { continue }
        guard try test.accepts(document),
          let ordinal = try bridging({ () throws(SegmentError) in try column.ordinal(at: document) })
        else { continue }
        byOrdinal[Int(ordinal)] += 1
      }
      for (ordinal, count) in byOrdinal.enumerated() where count > 0 {
        let value = try bridging { () throws(SegmentError) in try column.string(UInt32(ordinal)) }
        counts[String(decoding: value, as: UTF8.self), default: 0] += count
      }
    }
    return counts
  }
}
