import Segments

/// What a plan matches in one file.
struct PlanMatches {
  /// The documents that match, pass the filters and are not deleted.
  let result: DocumentBits
  private let leaves: [LeafMatches?]
  private let counted: [PlanEvaluator.Counted]

  /// - Parameter countsFrequencies: scores will be asked for.
  init(
    _ plan: QueryPlan, _ search: PlanSearch, file: Int, filters: Filters, countsFrequencies: Bool
  ) throws(IndexError) {
    let source = search.files[file]
    var evaluator = PlanEvaluator(search: search, file: file, countsFrequencies: countsFrequencies)
    var part = try evaluator.evaluate(plan)
    try ColumnTest(source.reader, filters: filters).narrow(&part.bits)
    if let deletions = source.deletions { part.bits.subtract(deletions) }
    result = part.bits
    counted = part.counted
    leaves = evaluator.leaves
  }

  /// Documents that match a leaf, deleted ones too: what rarity is measured by.
  func documentCount(ofLeaf leaf: Int) -> Int { leaves[leaf]?.bits.count ?? 0 }

  /// The score of a document that matches, in units.
  ///
  /// - Parameters:
  ///   - factor: what its length makes of it.
  ///   - weights: of the leaves.
  func score(_ document: UInt32, _ factor: Float, _ weights: [Float]) -> Int {
    var score = 0
    for counted in counted where counted.parts.allSatisfy({ $0.contains(document) }) {
      let frequency = leaves[counted.leaf]?.frequency(document) ?? 0
      if frequency > 0 { score += Int(LengthNorms.score(weights[counted.leaf], frequency, factor)) }
    }
    return score
  }
}
