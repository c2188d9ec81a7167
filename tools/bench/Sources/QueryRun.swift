import QuoteIndex
import Segments

/// `query` and `open1`: the questions of a file, timed one by one.
struct QueryRun {
  private let queries: [BenchQuery]
  private let snapshot: IndexSnapshot
  private let search: RankedSearch

  init(folder: String, queries path: String) throws {
    queries = try BenchQuery.read(path)
    (snapshot, search) = try Self.open(folder)
  }

  private static func open(_ folder: String) throws -> (IndexSnapshot, RankedSearch) {
    let snapshot = try IndexDirectory(folder).openForReading()
    return (snapshot, try RankedSearch(snapshot.files.map { ($0.reader, $0.deletions) }))
  }

  /// Repetitions are the outer loop, so that no question follows itself; the first is thrown away.
  func run(repetitions: Int) throws {
    var times = [[Double]](repeating: [], count: queries.count)
    for repetition in 0...repetitions {
      for (index, query) in queries.enumerated() {
        let start = Clock.wall()
        let answer = try answer(query)
        let end = Clock.wall()
        guard answer >= 0 else { throw BenchFailure("no answer") }
        if repetition > 0 { times[index].append((end - start) * 1e6) }
      }
    }
    for (index, query) in queries.enumerated() {
      let sorted = times[index].sorted()
      print(
        "{\"id\": \"\(query.id)\", \"class\": \"\(query.kind)\", \"ql\": \"\(query.language)\", "
          + "\"us\": \(Self.rounded(sorted[sorted.count / 2])), \"min_us\": \(Self.rounded(sorted[0])), "
          + "\"hits\": \(try hits(query))}")
    }
  }

  static func openAndSearch(folder: String, queries path: String) throws {
    let queries = try BenchQuery.read(path)
    let start = Clock.wall()
    let (snapshot, search) = try open(folder)
    let run = QueryRun(queries: queries, snapshot: snapshot, search: search)
    _ = try run.answer(queries[0])
    print("{\"open_search_us\": \(Int((Clock.wall() - start) * 1e6))}")
  }

  private init(queries: [BenchQuery], snapshot: IndexSnapshot, search: RankedSearch) {
    self.queries = queries
    self.snapshot = snapshot
    self.search = search
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  private static func filters(_ query: BenchQuery) -> [ColumnRange] {
    [.string(column: "lang", query.filterLanguage), .numbers(column: "date", query.from...query.to)]
  }

  private static let field: [UInt8] = [UInt8(ascii: "w")]

  /// What is timed; the number of hits shown, or the count asked for.
  private func answer(_ query: BenchQuery) throws -> Int {
    let (limit, terms) = (query.limit, query.terms)
    switch query.operation {
    case "term": return try search.best(limit, term: terms[0]).count
    case "and": return try search.best(limit, all: terms).count
    case "or": return try search.best(limit, any: terms).count
    case "phrase": return try search.best(limit, phrase: terms).count
    case "prefix": return try search.first(limit, prefix: terms[0]).count
    case "fuzzy": return try search.best(limit, near: query.words[0], within: 1, field: Self.field).count
    case "filter": return try search.best(limit, term: terms[0], where: Self.filters(query)).count
    case "count_term", "count_and", "facet": return try hits(query)
    case "fetch":
      return try search.best(limit, term: terms[0]).reduce(0) { total, found in
        total + (try snapshot.files[found.file].reader.stored(found.document).count)
      }
    default: throw BenchFailure("an unknown operation: \(query.operation)")
    }
  }

  private func hits(_ query: BenchQuery) throws -> Int {
    let terms = query.terms
    switch query.operation {
    case "term", "count_term", "fetch": return try search.count(term: terms[0])
    case "and", "count_and": return try search.count(all: terms)
    case "or": return try search.count(any: terms)
    case "phrase": return try search.count(phrase: terms)
    case "prefix": return try search.count(prefix: terms[0])
    case "fuzzy": return try search.count(near: query.words[0], within: 1, field: Self.field)
    case "filter": return try search.count(term: terms[0], where: Self.filters(query))
    case "facet": return try search.facets(term: terms[0], column: "outlet").reduce(0) { $0 + $1.count }
    default: throw BenchFailure("an unknown operation: \(query.operation)")
    }
  }
}
