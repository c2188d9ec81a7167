import Extraction

/// Content spans by overlap of words of at least half and exactly, and speakers and cues given the content.
struct GoldScore: CustomStringConvertible {
  /// Words, as bytes of runs of letters and digits.
  private typealias Words = Set<Int>

  private struct Count {
    var gold = 0
    var predicted = 0
    var goldFound = 0
    var predictedRight = 0
    var exact = 0
    var exactPredicted = 0
    var speakers = 0
    var speakersRight = 0
    var cues = 0
    var cuesRight = 0
    var bothRight = 0
    var triple = 0

    var precision: Double { Double(predictedRight) / Double(max(1, predicted)) }
    var recall: Double { Double(goldFound) / Double(max(1, gold)) }

    static func f1(_ precision: Double, _ recall: Double) -> Double {
      precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  private var counts: [String: Count] = [:]
  private var byConfidence: [Int: (right: Int, all: Int)] = [:]
  private var byRule: [String: (right: Int, all: Int)] = [:]

  /// Parts with one speaker and one cue are one prediction, as the corpora annotate them.
  private struct Prediction {
    var quotations: [Quotation]
    var kind: String
  }

  /// Of one kind, or of `all`.
  func f1(_ kind: String) -> Double {
    counts[kind].map { Count.f1($0.precision, $0.recall) } ?? 0
  }

  mutating func add(_ document: GoldDocument, _ extract: Extract, misses: Bool) {
    let starts = Self.wordStarts(document.bytes)
    func words(_ ranges: [Range<Int>]) -> Words {
      Set(ranges.flatMap { range in starts.filter { range.contains($0) } })
    }
    let predictions = Self.merged(extract.quotations)
    let goldWords = document.quotes.map { words($0.parts) }
    let predictedWords = predictions.map { words($0.quotations.map(\.byteRange)) }
    func similarity(_ left: Words, _ right: Words) -> Double {
      let shared = left.intersection(right).count
      return Double(shared) / Double(max(1, left.count + right.count - shared))
    }
    for kind in ["direct", "mixed", "indirect", "all"] {
      var count = counts[kind] ?? Count()
      count.gold += document.quotes.count { kind == "all" || Self.kind($0) == kind }
      count.predicted += predictions.count { kind == "all" || $0.kind == kind }
      counts[kind] = count
    }
    func count(_ kind: String, _ body: (inout Count) -> Void) {
      body(&counts[kind, default: Count()])
      body(&counts["all", default: Count()])
    }
    for (index, prediction) in predictions.enumerated() {
      let best = goldWords.map { similarity($0, predictedWords[index]) }.max() ?? 0
      if best >= 0.5 { count(prediction.kind) { $0.predictedRight += 1 } }
      let bucket = Int(prediction.quotations[0].confidence * 100)
      byConfidence[bucket, default: (0, 0)].all += 1
      if best >= 0.5 { byConfidence[bucket, default: (0, 0)].right += 1 }
      let rule = prediction.quotations[0].pattern.rawValue
      byRule[rule, default: (0, 0)].all += 1
      if best >= 0.5 { byRule[rule, default: (0, 0)].right += 1 }
      let isExact = document.quotes.indices.contains {
        similarity(predictedWords[index], goldWords[$0]) >= 0.999
          || similarity(
            predictedWords[index], goldWords[$0].subtracting(Self.complementizer(document.quotes[$0], document)))
            >= 0.999
      }
      if isExact { count(prediction.kind) { $0.exactPredicted += 1 } }
      if best < 0.5, misses {
        print(
          "- \(prediction.kind) \(prediction.quotations[0].pattern) \(Self.show(prediction.quotations, document))")
      }
    }
    for (index, quote) in document.quotes.enumerated() {
      let kind = Self.kind(quote)
      let similarities = predictedWords.map { similarity($0, goldWords[index]) }
      guard let best = similarities.indices.max(by: { similarities[$0] < similarities[$1] }), similarities[best] >= 0.5
      else {
        if misses {
          print(
            "o \(kind) «\(Self.text(quote.parts[0], document))» by «\(quote.speaker.map { Self.text($0, document) } ?? "-")» cue «\(quote.cue.map { Self.text($0, document) } ?? "-")»"
          )
        }
        continue
      }
      let quotation = predictions[best].quotations[0]
      if predictions[best].kind != kind, misses {
        print(
          "k \(kind) not \(predictions[best].kind) «\(quote.parts.map { Self.text($0, document) }.joined(separator: " || "))» not «\(predictions[best].quotations.map { Self.text($0.byteRange, document) }.joined(separator: " || "))»"
        )
      }
      // Both corpora count the complementizer in; the packs' examples leave it out.
      let isExact =
        similarities[best] >= 0.999
        || similarity(predictedWords[best], goldWords[index].subtracting(Self.complementizer(quote, document))) >= 0.999
      if !isExact, misses {
        print(
          "x \(kind) «\(quote.parts.map { Self.text($0, document) }.joined(separator: " || "))» not «\(predictions[best].quotations.map { Self.text($0.byteRange, document) }.joined(separator: " || "))»"
        )
      }
      var speakerRight = false
      if let speaker = quote.speaker {
        speakerRight = quotation.speakers.contains {
          similarity(words([$0.byteRange]), words([speaker])) >= 0.5
            || $0.antecedent.map { similarity(words([$0]), words([speaker])) >= 0.5 } ?? false
            || Self.sharesHead(words([$0.byteRange]), words([speaker]))
        }
        if !speakerRight, misses {
          print(
            "s \(kind) «\(Self.text(quote.parts[0], document).prefix(80))» by «\(Self.text(speaker, document))» not \(quotation.speakers.map { Self.text($0.byteRange, document) })"
          )
        }
      }
      let cueRight = quote.cue.map { cue in quotation.cue.map { $0.overlaps(cue) } ?? false } ?? false
      count(kind) { count in
        count.goldFound += 1
        if isExact { count.exact += 1 }
        if quote.speaker != nil { count.speakers += 1; if speakerRight { count.speakersRight += 1 } }
        if quote.cue != nil { count.cues += 1; if cueRight { count.cuesRight += 1 } }
        if speakerRight || quote.speaker == nil { count.bothRight += 1 }
        if isExact, speakerRight || quote.speaker == nil, cueRight || quote.cue == nil { count.triple += 1 }
      }
    }
  }

  /// The word that opens a clause and says nothing, where a quotation begins with it.
  private static func complementizer(_ quote: GoldDocument.Quote, _ document: GoldDocument) -> Set<Int> {
    guard let start = quote.parts.first?.lowerBound else { return [] }
    let rest = document.bytes[start...]
    return rest.starts(with: Array("that ".utf8)) || rest.starts(with: Array("что ".utf8)) ? [start] : []
  }

  /// All words of one are words of the other.
  private static func sharesHead(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
    !left.isEmpty && !right.isEmpty && (left.isSubset(of: right) || right.isSubset(of: left))
  }

  private static func kind(_ quote: GoldDocument.Quote) -> String {
    quote.kind == "direct-unmarked" ? "indirect" : quote.kind
  }

  private static func merged(_ quotations: [Quotation]) -> [Prediction] {
    var predictions: [Prediction] = []
    for quotation in quotations {
      if let cue = quotation.cue,
        let last = predictions.lastIndex(where: {
          $0.quotations[0].cue == cue && $0.quotations[0].speakers == quotation.speakers
        })
      {
        predictions[last].quotations.append(quotation)
        if predictions[last].kind != quotation.kind.rawValue { predictions[last].kind = "mixed" }
      } else {
        predictions.append(Prediction(quotations: [quotation], kind: quotation.kind.rawValue))
      }
    }
    return predictions
  }

  private static func wordStarts(_ bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var isInside = false
    for (index, byte) in bytes.enumerated() {
      let isLetter =
        byte >= 0x80 && !(byte == 0xE2) && byte != 0xC2 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
        || byte >= 0x30 && byte <= 0x39
      if isLetter, !isInside { starts.append(index) }
      isInside = isLetter || byte & 0xC0 == 0x80 && isInside
    }
    return starts
  }

  private static func text(_ range: Range<Int>, _ document: GoldDocument) -> String {
    String(decoding: document.bytes[range], as: UTF8.self).replacing("\n", with: "⏎")
  }

  private static func show(_ quotations: [Quotation], _ document: GoldDocument) -> String {
    let around =
      max(
        0, quotations[0].byteRange.lowerBound - 60)..<min(document.bytes.count, quotations[0].byteRange.upperBound + 40)
    return
      "«\(text(quotations[0].byteRange, document))» by \(quotations[0].speakers.map { text($0.byteRange, document) }) cue «\(quotations[0].cue.map { text($0, document) } ?? "-")» in …\(text(around, document))"
  }

  var description: String {
    func number(_ value: Double) -> String {
      let rounded = Int((value * 1000).rounded())
      return ".\(String(rounded + 1000).dropFirst())".replacing(".000", with: rounded == 1000 ? "1.00" : ".000")
    }
    var lines = ["kind\tgold\tfound\tP\tR\tF1\texact F1\tspeaker\tcue\tspan+speaker F1\ttriple"]
    for kind in ["direct", "mixed", "indirect", "all"] {
      let count = counts[kind] ?? Count()
      let exact = Count.f1(
        Double(count.exactPredicted) / Double(max(1, count.predicted)), Double(count.exact) / Double(max(1, count.gold))
      )
      let both = Count.f1(
        Double(count.bothRight) / Double(max(1, count.predicted)), Double(count.bothRight) / Double(max(1, count.gold)))
      lines.append(
        "\(kind)\t\(count.gold)\t\(count.predicted)\t\(number(count.precision))\t\(number(count.recall))\t\(number(Count.f1(count.precision, count.recall)))\t\(number(exact))\t\(number(Double(count.speakersRight) / Double(max(1, count.speakers))))\t\(number(Double(count.cuesRight) / Double(max(1, count.cues))))\t\(number(both))\t\(number(Double(count.triple) / Double(max(1, count.gold))))"
      )
    }
    let bands = [90...100, 80...89, 70...79, 0...69]
    lines.append(
      "confidence in bands: right of all  "
        + bands.map { band in
          let counts = byConfidence.filter { band.contains($0.key) }.values
          let (right, all) = (counts.reduce(0) { $0 + $1.right }, counts.reduce(0) { $0 + $1.all })
          return "\(band.lowerBound)–\(band.upperBound): \(right)/\(all) \(number(Double(right) / Double(max(1, all))))"
        }.joined(separator: "  "))
    lines.append(
      "confidence: right of all  "
        + byConfidence.keys.sorted().map { ".\($0): \(byConfidence[$0]!.right)/\(byConfidence[$0]!.all)" }.joined(
          separator: "  "))
    lines.append(
      "rules: right of all  "
        + byRule.keys.sorted().map { "\($0): \(byRule[$0]!.right)/\(byRule[$0]!.all)" }.joined(separator: "  "))
    return lines.joined(separator: "\n")
  }
}
