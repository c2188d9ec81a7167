/// The steps of an alignment, gathered into what a person would call one change.
struct AlteredWords {
  struct Run: Equatable {
    let kind: Alteration.Kind
    /// Tokens.
    let text: Range<Int>
    let found: Range<Int>
  }

  /// In the order of the verified text.
  let runs: [Run]
  /// Tokens that are the same at the same place.
  let sameCount: Int
  /// The found tokens from the first that the verified text has to the last.
  let found: Range<Int>
  /// How far the texts are apart, in words.
  let distance: Double

  /// The product of the numbers of tokens that differ, times the length of what was moved.
  init(_ steps: [AlignmentStep], _ text: ComparableText, _ found: ComparableText, isSpoken: (Int) -> Bool) {
    var textOpen: [Int] = []
    var foundOpen: [Int] = []
    var same = 0
    var bounds: (first: Int, last: Int)?
    for step in steps {
      switch step {
      case .same(_, let place):
        same += 1
        bounds = (bounds?.first ?? place, place)
      case .changed(let place, let other):
        textOpen.append(place)
        foundOpen.append(other)
      case .added(let place): textOpen.append(place)
      case .dropped(let other): if isSpoken(other) { foundOpen.append(other) }
      case .cut: break
      }
    }
    sameCount = same
    // What was moved to an edge stands just outside of the stretch that was aligned.
    var region = bounds.map { $0.first..<$0.last + 1 } ?? 0..<0
    let before = max(0, region.lowerBound - textOpen.count)..<region.lowerBound
    let after = region.upperBound..<min(found.tokens.count, region.upperBound + textOpen.count)
    let moved = Self.moved(
      textOpen, before.filter(isSpoken) + foundOpen.filter(region.contains) + after.filter(isSpoken), text, found)
    for run in moved {
      region = min(region.lowerBound, run.found.lowerBound)..<max(region.upperBound, run.found.upperBound)
    }
    self.found = region
    var runs = moved
    let movedText = Set(moved.flatMap(\.text))
    let movedFound = Set(moved.flatMap(\.found))
    runs += Self.gathered(steps, movedText, movedFound, isSpoken)
    self.runs = runs.sorted { ($0.text.lowerBound, $0.found.lowerBound) < ($1.text.lowerBound, $1.found.lowerBound) }
    distance = runs.reduce(0) { $0 + Self.weight($1) }
  }

  /// Leaving out or moving several words at once is one decision; putting words into a mouth is one for every word.
  private static func weight(_ run: Run) -> Double {
    switch run.kind {
    case .cut, .interruption: 0
    case .added: Double(run.text.count)
    case .dropped: 1 + 0.15 * Double(run.found.count - 1)
    case .moved: 1 + 0.25 * Double(run.text.count - 1)
    case .changed: Double(run.text.count) + 0.15 * Double(max(0, run.found.count - run.text.count))
    }
  }

  /// The longest runs of words that are missing at one place and stand at another, the longest first.
  private static func moved(
    _ textOpen: [Int], _ foundOpen: [Int], _ text: ComparableText, _ found: ComparableText
  ) -> [Run] {
    var freeText = Set(textOpen)
    var freeFound = Set(foundOpen)
    var runs: [Run] = []
    while true {
      var best: Run?
      for i in textOpen where freeText.contains(i) {
        for j in foundOpen where freeFound.contains(j) {
          var count = 0
          while freeText.contains(i + count), freeFound.contains(j + count),
            text.tokens[i + count].number == found.tokens[j + count].number
          { count += 1 }
          if count > best?.text.count ?? 0 { best = Run(kind: .moved, text: i..<i + count, found: j..<j + count) }
        }
      }
      guard let best else { return runs }
      freeText.subtract(best.text)
      freeFound.subtract(best.found)
      runs.append(best)
    }
  }

  /// What was not moved, gap by gap between words that are the same.
  private static func gathered(
    _ steps: [AlignmentStep], _ movedText: Set<Int>, _ movedFound: Set<Int>, _ isSpoken: (Int) -> Bool
  ) -> [Run] {
    var runs: [Run] = []
    var text: Range<Int>?
    var found: Range<Int>?
    var (nextText, nextFound) = (0, 0)
    func joined(_ range: Range<Int>?, _ place: Int) -> Range<Int> { (range?.lowerBound ?? place)..<place + 1 }
    func close() {
      defer { (text, found) = (nil, nil) }
      switch (text, found) {
      case (nil, nil): return
      case (let text?, let found?): runs.append(Run(kind: .changed, text: text, found: found))
      case (let text?, nil): runs.append(Run(kind: .added, text: text, found: nextFound..<nextFound))
      case (nil, let found?): runs.append(Run(kind: .dropped, text: nextText..<nextText, found: found))
      }
    }
    func take(_ kind: Alteration.Kind, _ place: Int) {
      if let last = runs.last, text == nil, found == nil, last.kind == kind, last.found.upperBound == place {
        runs[runs.count - 1] = Run(kind: kind, text: last.text, found: last.found.lowerBound..<place + 1)
        return
      }
      close()
      runs.append(Run(kind: kind, text: nextText..<nextText, found: place..<place + 1))
    }
    let first = steps.firstIndex(where: \.isSame) ?? steps.endIndex
    let last = steps.lastIndex(where: \.isSame) ?? steps.startIndex
    for (index, step) in steps.enumerated() {
      switch step {
      case .same(let place, let other):
        close()
        (nextText, nextFound) = (place + 1, other + 1)
      case .changed(let place, let other):
        if movedText.contains(place) { if movedFound.contains(other) { close() } } else { text = joined(text, place) }
        // Beyond the first and the last word that is the same, nothing is missing from the text.
        let isOutside = movedText.contains(place) && !(first...max(first, last)).contains(index)
        if !movedFound.contains(other), !isOutside { found = joined(found, other) }
        (nextText, nextFound) = (place + 1, other + 1)
      case .added(let place):
        if movedText.contains(place) { close() } else { text = joined(text, place) }
        nextText = place + 1
      case .dropped(let other):
        if !isSpoken(other) {
          take(.interruption, other)
        } else if movedFound.contains(other) {
          close()
        } else {
          found = joined(found, other)
        }
        nextFound = other + 1
      case .cut(let other):
        take(.cut, other)
        nextFound = other + 1
      }
    }
    close()
    return runs
  }
}
