import Extraction

/// How the quotations of marked lines were found.
struct Score: CustomStringConvertible {
  var lines = 0
  var linesRight = 0
  var contents = 0
  var exact = 0
  var overlap = 0
  var speakers = 0
  var speakersRight = 0
  var cues = 0
  var cuesRight = 0
  var spurious = 0

  init() {}

  init(_ example: MarkedExample, _ extract: Extract) {
    lines = 1
    let expected = example.tags(["direct", "indirect", "mixed"])
    var matched: Set<Int> = []
    for content in expected {
      contents += 1
      let best = extract.quotations.indices.max {
        Self.overlap(extract.quotations[$0].byteRange, content.byteRange)
          < Self.overlap(extract.quotations[$1].byteRange, content.byteRange)
      }
      guard let best, Self.overlap(extract.quotations[best].byteRange, content.byteRange) > 0 else { continue }
      matched.insert(best)
      let quotation = extract.quotations[best]
      if quotation.byteRange == content.byteRange, quotation.kind.rawValue == content.name { exact += 1 }
      if Self.overlap(quotation.byteRange, content.byteRange) >= 0.5 { overlap += 1 }
      var names = example.tags(["speaker"], number: content.number).map(\.byteRange)
      // A converb has the speaker of the verb before it.
      if names.isEmpty, content.number > 1 {
        names = example.tags(["speaker"], number: content.number - 1).map(\.byteRange)
      }
      speakers += 1
      if Set(quotation.speakers.map(\.byteRange)) == Set(names) { speakersRight += 1 }
      let marked = example.tags(["cue"], number: content.number).map(\.byteRange)
      if !marked.isEmpty {
        cues += 1
        if let cue = quotation.cue, marked.contains(where: { $0 == cue || $0.overlaps(cue) }) { cuesRight += 1 }
      }
    }
    spurious = extract.quotations.indices.count { !matched.contains($0) }
    let isRight =
      exact == contents && spurious == 0 && speakersRight == speakers && speakers == contents && cuesRight == cues
    linesRight = isRight ? 1 : 0
  }

  /// Shared bytes over all bytes.
  static func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Double {
    let shared = left.clamped(to: right).count
    return Double(shared) / Double(max(1, left.count + right.count - shared))
  }

  mutating func add(_ other: Score) {
    lines += other.lines
    linesRight += other.linesRight
    contents += other.contents
    exact += other.exact
    overlap += other.overlap
    speakers += other.speakers
    speakersRight += other.speakersRight
    cues += other.cues
    cuesRight += other.cuesRight
    spurious += other.spurious
  }

  var description: String {
    "lines \(linesRight)/\(lines)\texact \(exact)/\(contents)\toverlap \(overlap)/\(contents)\tspeaker \(speakersRight)/\(speakers)\tcue \(cuesRight)/\(cues)\tspurious \(spurious)"
  }
}
