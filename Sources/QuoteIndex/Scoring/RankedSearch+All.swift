import Segments

extension RankedSearch {
  /// The best documents that have all the terms. The rarest leads, the others are asked for its documents.
  package func best(_ limit: Int, all terms: [[UInt8]]) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: terms)
    var top = TopK(limit: limit)
    for (index, file) in files.enumerated() {
      guard let scorers = try conjunction(infos[index], weights, file) else { continue }
      let lead = scorers[0]
      let others = Followers(scorers[1...])
      var otherBound: Int32 = 0
      for scorer in scorers[1...] { otherBound &+= try scorer.bound() }
      var block = 0
      while block < lead.cursor.blockCount {
        if top.threshold > 0, try lead.bound(ofBlock: block) + otherBound <= top.threshold {
          block += 1
          continue
        }
        try lead.load(block)
        try lead.scoreBlock()
        let reached = try agree(lead, others) { place in
          lead.scores[place] &+ otherBound > top.threshold
        } _: { () throws(SegmentError) in
          guard file.isLive(lead.documents[lead.place]) else { return }
          var score = lead.scores[lead.place]
          try others.forEach { scorer throws(SegmentError) in score &+= try scorer.score() }
          top.offer(score, index, lead.documents[lead.place])
        }
        guard let reached else { break }
        block = max(block + 1, lead.cursor.block(holding: DocumentID(reached), from: block))
      }
    }
    return found(top)
  }

  /// How many documents have all the terms.
  package func count(all terms: [[UInt8]]) throws(SegmentError) -> Int {
    let (infos, weights) = try look(up: terms)
    var count = 0
    for (index, file) in files.enumerated() {
      guard let scorers = try conjunction(infos[index], weights, file) else { continue }
      let lead = scorers[0]
      let others = Followers(scorers[1...])
      var block = 0
      while block < lead.cursor.blockCount {
        try lead.load(block)
        let reached = try agree(lead, others) { _ in
          true
        } _: { () throws(SegmentError) in
          if file.isLive(lead.documents[lead.place]) { count += 1 }
        }
        guard let reached else { break }
        block = max(block + 1, lead.cursor.block(holding: DocumentID(reached), from: block))
      }
    }
    return count
  }

  /// Scorers of the terms, the rarest first; nil if one of them is not in the file.
  func conjunction(
    _ infos: [TermInfo?], _ weights: [Float], _ file: ScoringFile
  ) throws(SegmentError) -> [TermScorer]? {
    var scorers: [TermScorer] = []
    for (info, weight) in zip(infos, weights) {
      guard let info else { return nil }
      scorers.append(try scorer(info, weight, file))
    }
    if scorers.isEmpty { return nil }
    return scorers.sorted { $0.cursor.info.documentFrequency < $1.cursor.info.documentFrequency }
  }

  /// Calls `body` for each document of the leader's block that is wanted and that the others have too, all standing on it.
  /// Gives the document from which on there may be more; nil at the end of any.
  @inline(__always)
  func agree(
    _ lead: TermScorer, _ others: Followers, _ isWanted: (Int) -> Bool,
    _ body: () throws(SegmentError) -> Void
  ) throws(SegmentError) -> UInt32? {
    var place = 0
    let (documents, count) = (lead.documents, lead.count)
    guard let second = others.second else {
      while place < count {
        lead.place = place
        if isWanted(place) { try body() }
        place &+= 1
      }
      return documents[count &- 1] &+ 1
    }
    var next = documents[0]
    search: while true {
      while place < count, documents[place] < next || !isWanted(place) { place &+= 1 }
      if place == count { return max(next, documents[count &- 1] &+ 1) }
      next = documents[place]
      guard try second.seek(next) else { return nil }
      var found = second.documents[second.place]
      if found == next {
        if let third = others.third {
          guard try third.seek(next) else { return nil }
          found = third.documents[third.place]
        }
        if others.hasMore, found == next {
          for other in others.rest {
            guard try other.seek(next) else { return nil }
            found = other.documents[other.place]
            if found != next { break }
          }
        }
      }
      if found != next {
        next = found
        continue search
      }
      lead.place = place
      try body()
      place &+= 1
      next &+= 1
    }
  }
}
