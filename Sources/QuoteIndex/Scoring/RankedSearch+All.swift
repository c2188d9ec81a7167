import Segments

extension RankedSearch {
  /// The best documents that have all the terms. The rarest leads, the others are asked for its documents.
  package func best(_ limit: Int, all terms: [[UInt8]]) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: terms)
    var top = TopK(limit: limit)
    for (index, file) in files.enumerated() {
      guard let terms = try Conjunction(scorers(infos[index], weights, file), file) else { continue }
      let (lead, followers) = (terms.lead, terms.scorers[1...])
      let bound = try terms.followersBound()
      var block = 0
      while block < lead.cursor.blockCount {
        if top.threshold > 0, try lead.bound(ofBlock: block) + bound <= top.threshold {
          block += 1
          continue
        }
        block = try terms.forEach(inBlock: block, above: top.threshold &- bound) { () throws(SegmentError) in
          let document = lead.documents[lead.place]
          var score = lead.scores[lead.place]
          guard score &+ bound > top.threshold, file.isLive(document) else { return }
          for follower in followers { score &+= try follower.score() }
          top.offer(score, index, document)
        }
      }
    }
    return found(top)
  }

  /// How many documents have all the terms.
  package func count(all terms: [[UInt8]]) throws(SegmentError) -> Int {
    let (infos, weights) = try look(up: terms)
    var count = 0
    for (index, file) in files.enumerated() {
      count += try Conjunction(scorers(infos[index], weights, file), file)?.count() ?? 0
    }
    return count
  }

  /// Scorers of the terms in their order; nil if one of them is not in the file.
  func scorers(
    _ infos: [TermInfo?], _ weights: [Float], _ file: ScoringFile
  ) throws(SegmentError) -> [TermScorer]? {
    var scorers: [TermScorer] = []
    for (info, weight) in zip(infos, weights) {
      guard let info else { return nil }
      scorers.append(try scorer(info, weight, file))
    }
    return scorers
  }
}
