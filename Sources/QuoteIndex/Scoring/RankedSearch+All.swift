import Segments

extension RankedSearch {
  /// The best documents that have all the terms. The rarest leads, the others are asked for its documents.
  package func best(_ limit: Int, all terms: [[UInt8]]) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: terms)
    var top = TopK(limit: limit)
    for (index, file) in files.enumerated() {
      guard let terms = try Conjunction(infos[index], weights, norms, file, for: .scores) else { continue }
      let lead = terms.lead
      let bound = try terms.followersBound()
      var block = 0
      while block < lead.cursor.blockCount {
        if top.threshold > 0, try lead.bound(ofBlock: block) + bound <= top.threshold {
          block += 1
          continue
        }
        // While every document is welcome, only those that have all are scored.
        let found = try terms.find(inBlock: block, above: top.threshold > 0 ? top.threshold &- bound : nil)
        for number in 0..<found.count {
          let place = Int(terms.places[number])
          let (document, score) = (lead.documents[place], terms.sums[place])
          if score > top.threshold, file.isLive(document) { top.offer(score, index, document) }
        }
        block = found.next
      }
    }
    return found(top)
  }

  /// How many documents have all the terms.
  package func count(all terms: [[UInt8]]) throws(SegmentError) -> Int {
    let (infos, weights) = try look(up: terms)
    var count = 0
    for (index, file) in files.enumerated() {
      count += try Conjunction(infos[index], weights, norms, file, for: .documents)?.count() ?? 0
    }
    return count
  }
}
