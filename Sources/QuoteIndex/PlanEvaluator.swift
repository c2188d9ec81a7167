import Segments

/// Evaluates a plan in one file, from the leaves up, as sets of documents.
struct PlanEvaluator {
  let search: PlanSearch
  let file: Int
  let countsFrequencies: Bool
  /// What the leaves seen so far match.
  private(set) var leaves: [LeafMatches?]

  init(search: PlanSearch, file: Int, countsFrequencies: Bool) {
    self.search = search
    self.file = file
    self.countsFrequencies = countsFrequencies
    leaves = [LeafMatches?](repeating: nil, count: search.leaves.count)
  }

  /// A leaf that adds to the score of a document that has it, where all of some parts of the plan match: one side of OR
  /// counts only where the whole side does.
  struct Counted {
    let leaf: Int
    var parts: [DocumentBits] = []
  }

  /// What a part of the plan matches, and what counts there.
  struct Part {
    var bits: DocumentBits
    var counted: [Counted] = []
  }

  private var reader: SegmentReader { search.files[file].reader }

  mutating func evaluate(_ plan: QueryPlan) throws(IndexError) -> Part {
    switch plan {
    case .leaf(let index):
      let gatherer = try gatherer(of: search.leaves[index])
      let matches = try bridging { () throws(SegmentError) in
        try gatherer.matches(search.leaves[index], countsFrequencies)
      }
      leaves[index] = matches
      return Part(bits: matches.bits, counted: [Counted(leaf: index)])
    case .filter(let filter): return Part(bits: try filtered(filter))
    case .any(let plans):
      var part = Part(bits: DocumentBits(documents: reader.documentCount))
      for plan in plans {
        var side = try evaluate(plan)
        part.bits.formUnion(side.bits)
        // A leaf is its own condition.
        if case .leaf = plan {
        } else {
          for index in side.counted.indices { side.counted[index].parts.append(side.bits) }
        }
        part.counted += side.counted
      }
      return part
    case .all(let plans):
      var part: Part?
      var excluded: [DocumentBits] = []
      for plan in plans {
        if case .not(let inner) = plan {
          excluded.append(try evaluate(inner).bits)
          continue
        }
        let next = try evaluate(plan)
        part?.bits.formIntersection(next.bits)
        part?.counted += next.counted
        part = part ?? next
      }
      var result = part ?? everything
      for bits in excluded { result.bits.subtract(bits) }
      return result
    case .not(let inner):
      var result = everything
      result.bits.subtract(try evaluate(inner).bits)
      return result
    }
  }

  private func gatherer(of leaf: Widening) throws(IndexError) -> LeafGatherer {
    var gatherer = LeafGatherer(search: search, file: file)
    guard let mistaken = search.mistaken else { return gatherer }
    for term in LeafGatherer.terms(leaf, search.collection) {
      let others = try mistaken.documents(of: term, in: search.files[file])
      if !others.isEmpty { gatherer.others[term] = others }
    }
    return gatherer
  }

  private var everything: Part { Part(bits: DocumentBits(allOf: reader.documentCount)) }

  private func filtered(_ filter: QueryPlan.Filter) throws(IndexError) -> DocumentBits {
    switch filter {
    case .language(let code): return try passing(Filters(language: code))
    case .days(let days): return try passing(Filters(days: days))
    case .terms(let lists):
      var bits: DocumentBits?
      for terms in lists {
        let leaf = Widening(terms: Set(terms))
        let gatherer = try gatherer(of: leaf)
        let matches = try bridging { () throws(SegmentError) in try gatherer.matches(leaf, false) }
        bits?.formIntersection(matches.bits)
        bits = bits ?? matches.bits
      }
      return bits ?? DocumentBits(documents: reader.documentCount)
    }
  }

  private func passing(_ filters: Filters) throws(IndexError) -> DocumentBits {
    var bits = DocumentBits(allOf: reader.documentCount)
    try ColumnTest(reader, filters: filters).narrow(&bits)
    return bits
  }
}
