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
      guard let positions = try phrase(infos[index], weight, file) else { continue }
      let (terms, lead) = (positions.terms, positions.terms.lead)
      var block = 0
      while block < lead.cursor.blockCount {
        if top.threshold > 0, try lead.bound(ofBlock: block) <= top.threshold {
          block += 1
          continue
        }
        let found = try terms.find(inBlock: block, above: top.threshold > 0 ? top.threshold : nil)
        for number in 0..<found.count {
          let place = Int(terms.places[number])
          let document = lead.documents[place]
          let factor = norms.factor(file.codes[Int(document)])
          if top.threshold > 0 {
            let most = positions.leastFrequency(at: place)
            if LengthNorms.score(weight, most, factor) <= top.threshold { continue }
          }
          guard file.isLive(document) else { continue }
          let count = try positions.occurrences(at: place)
          if count > 0 { top.offer(LengthNorms.score(weight, count, factor), index, document) }
        }
        block = found.next
      }
    }
    return found(top)
  }

  /// How many documents have the terms one after another.
  package func count(phrase terms: [[UInt8]]) throws(SegmentError) -> Int {
    let (infos, _) = try look(up: terms)
    var count = 0
    for (index, file) in files.enumerated() {
      guard let positions = try phrase(infos[index], 0, file) else { continue }
      try forEach(positions) { document, _ in count += file.isLive(document) ? 1 : 0 }
    }
    return count
  }

  /// Calls `body` for each document in which the words of a phrase follow one another, with how often they do.
  @inline(__always)
  func forEach(_ positions: PhrasePositions, _ body: (UInt32, UInt32) -> Void) throws(SegmentError) {
    let (terms, lead) = (positions.terms, positions.terms.lead)
    var block = 0
    while block < lead.cursor.blockCount {
      let found = try terms.find(inBlock: block, above: nil)
      for number in 0..<found.count {
        let place = Int(terms.places[number])
        let count = try positions.occurrences(at: place)
        if count > 0 { body(lead.documents[place], count) }
      }
      block = found.next
    }
  }

  /// The words of a phrase in one file; nil where one is not there, or not with positions.
  func phrase(_ infos: [TermInfo?], _ weight: Float, _ file: ScoringFile) throws(SegmentError) -> PhrasePositions? {
    guard infos.allSatisfy({ $0?.hasPositions == true }) else { return nil }
    let weights = [Float](repeating: weight, count: infos.count)
    return try Conjunction(infos, weights, norms, file, for: .positions).map { PhrasePositions($0) }
  }
}
