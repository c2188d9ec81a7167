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
      guard let matcher = try PhrasePositions(scorers(infos[index], weight, file)) else { continue }
      let (lead, others) = (matcher.sorted[0], Followers(matcher.sorted[1...]))
      var block = 0
      while block < lead.cursor.blockCount {
        if top.threshold > 0, try lead.bound(ofBlock: block) <= top.threshold {
          block += 1
          continue
        }
        try lead.load(block)
        if top.threshold > 0 { try lead.scoreBlock() }
        let scores = top.threshold > 0 ? lead.scores : nil
        let reached = try agree(lead, others) { place in
          scores.map { $0[place] > top.threshold } ?? true
        } _: { () throws(SegmentError) in
          let document = lead.documents[lead.place]
          let factor = norms.factor(file.codes[Int(document)])
          if top.threshold > 0 {
            let most = try matcher.leastFrequency()
            if LengthNorms.score(weight, most, factor) <= top.threshold { return }
          }
          guard file.isLive(document) else { return }
          let count = try matcher.occurrences()
          if count > 0 { top.offer(LengthNorms.score(weight, count, factor), index, document) }
        }
        guard let reached else { break }
        block = max(block + 1, lead.cursor.block(holding: DocumentID(reached), from: block))
      }
    }
    return found(top)
  }

  /// How many documents have the terms one after another.
  package func count(phrase terms: [[UInt8]]) throws(SegmentError) -> Int {
    let (infos, weights) = try look(up: terms)
    var count = 0
    for (index, file) in files.enumerated() {
      guard let matcher = try PhrasePositions(scorers(infos[index], weights.reduce(0, +), file)) else { continue }
      let (lead, others) = (matcher.sorted[0], Followers(matcher.sorted[1...]))
      var block = 0
      while block < lead.cursor.blockCount {
        try lead.load(block)
        let reached = try agree(lead, others) { _ in
          true
        } _: { () throws(SegmentError) in
          if file.isLive(lead.documents[lead.place]), try matcher.occurrences() > 0 { count += 1 }
        }
        guard let reached else { break }
        block = max(block + 1, lead.cursor.block(holding: DocumentID(reached), from: block))
      }
    }
    return count
  }

  private func scorers(
    _ infos: [TermInfo?], _ weight: Float, _ file: ScoringFile
  ) throws(SegmentError) -> [TermScorer]? {
    var scorers: [TermScorer] = []
    for info in infos {
      guard let info, info.hasPositions else { return nil }
      scorers.append(try scorer(info, weight, file))
    }
    return scorers.isEmpty ? nil : scorers
  }
}
