import Segments

extension RankedSearch {
  /// The best documents in which the terms follow one another; the phrase weighs what its terms weigh together, and counts
  /// as often as it occurs. Positions are looked at last: only in documents that could be among the best if every
  /// occurrence of their rarest term belonged to the phrase.
  package func best(_ limit: Int, phrase terms: [[UInt8]]) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: terms)
    let weight = weights.reduce(0, +)
    var top = TopK(limit: limit)
    for (index, file) in files.enumerated() {
      guard let (terms, positions) = try phrase(infos[index], weight, file) else { continue }
      let lead = terms.lead
      var block = 0
      while block < lead.cursor.blockCount {
        if top.threshold > 0, try lead.bound(ofBlock: block) <= top.threshold {
          block += 1
          continue
        }
        let limit = top.threshold > 0 ? top.threshold : nil
        block = try terms.forEach(inBlock: block, above: limit) { () throws(SegmentError) in
          let document = lead.documents[lead.place]
          let factor = norms.factor(file.codes[Int(document)])
          if top.threshold > 0 {
            let most = try positions.leastFrequency()
            if LengthNorms.score(weight, most, factor) <= top.threshold { return }
          }
          guard file.isLive(document) else { return }
          let count = try positions.occurrences()
          if count > 0 { top.offer(LengthNorms.score(weight, count, factor), index, document) }
        }
      }
    }
    return found(top)
  }

  /// How many documents have the terms one after another.
  package func count(phrase terms: [[UInt8]]) throws(SegmentError) -> Int {
    let (infos, _) = try look(up: terms)
    var count = 0
    for (index, file) in files.enumerated() {
      guard let (terms, positions) = try phrase(infos[index], 0, file) else { continue }
      let lead = terms.lead
      var block = 0
      while block < lead.cursor.blockCount {
        block = try terms.forEach(inBlock: block, above: nil) { () throws(SegmentError) in
          if file.isLive(lead.documents[lead.place]), try positions.occurrences() > 0 { count += 1 }
        }
      }
    }
    return count
  }

  /// The words of a phrase in one file; nil where one is not there, or not with positions.
  func phrase(
    _ infos: [TermInfo?], _ weight: Float, _ file: ScoringFile
  ) throws(SegmentError) -> (terms: Conjunction, positions: PhrasePositions)? {
    guard infos.allSatisfy({ $0?.hasPositions == true }),
      let scorers = try scorers(infos, [Float](repeating: weight, count: infos.count), file),
      let terms = try Conjunction(scorers, file)
    else { return nil }
    return (terms, PhrasePositions(scorers))
  }
}
