import CICU

/// Which encoding bytes are in that say nothing certain: what the document says, what ICU's detector finds, and what the
/// letters make, weighed against each other.
struct EncodingGuess {
  /// Nil when there is nothing to rely on.
  private(set) var encoding: SourceEncoding?
  /// ICU's best guess, 0 to 100 sure.
  let detected: String?
  let confidence: Int

  /// Below this ICU's guess is no better than chance on short texts.
  private static let leastConfidence = 20
  /// From here on it is believed against the letters.
  private static let sureConfidence = 60
  /// How well letters make words (`likeness`): text read rightly has nearly 1, read wrongly mostly less than 0.5.
  private static let likely = 0.9
  private static let unlikely = 0.6
  /// Encodings of one byte that ICU's detector does not know, or takes for one another.
  private static let others = ["windows-1251", "KOI8-R", "ISO-8859-5", "IBM866", "x-mac-cyrillic"]
  private static let sampleBytes = 1 << 16

  /// Linear in the bytes.
  init(_ bytes: [UInt8], declared: String?) {
    (detected, confidence) = Self.detect(bytes)
    let sample = Array(bytes.prefix(Self.sampleBytes))
    let detectedLikeness = detected.map { Self.likeness(sample, $0) ?? 1 } ?? 0
    if let declared, Self.fits(bytes, declared) {
      let own = Self.likeness(sample, declared) ?? 1
      // Every byte fits an encoding of one byte a letter; only the letters can tell that it is the wrong one.
      if own >= Self.unlikely || detectedLikeness < Self.likely || declared.lowercased() == detected?.lowercased() {
        encoding = SourceEncoding(name: declared, basis: .declared)
        return
      }
    }
    let insteadOf = declared
    // Capitals alone make no likely word in any encoding; then ICU knows better, when it is sure.
    if let detected, confidence >= Self.leastConfidence,
      detectedLikeness >= Self.unlikely || confidence >= Self.sureConfidence
    {
      encoding = SourceEncoding(name: detected, basis: .detected(confidence: confidence, insteadOf: insteadOf))
    } else if let best = Self.others.compactMap({ name in Self.likeness(sample, name).map { (name, $0) } })
      .max(by: { $0.1 < $1.1 }), best.1 >= Self.likely
    {
      encoding = SourceEncoding(name: best.0, basis: .guessed)
    } else if let detected, confidence >= Self.leastConfidence {
      encoding = SourceEncoding(name: detected, basis: .detected(confidence: confidence, insteadOf: insteadOf))
    }
  }

  private static func detect(_ bytes: [UInt8]) -> (name: String?, confidence: Int) {
    var name = [CChar](repeating: 0, count: 64)
    var confidence: Int32 = 0
    guard cicu_detect_encoding(bytes, Int64(min(bytes.count, 1 << 20)), &name, Int32(name.count), &confidence) else {
      return (nil, 0)
    }
    return (String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self), Int(confidence))
  }

  private static func fits(_ bytes: [UInt8], _ name: String) -> Bool {
    do throws(ArticleError) {
      _ = try TextDecoder.decode(bytes, name)
      return true
    } catch { return false }
  }

  /// How much of the letters beyond ASCII stand as letters do: a small letter after a letter, no capital and no sign inside a
  /// word. From 0 to 1; nil when few letters are beyond ASCII, or a byte means nothing.
  static func likeness(_ bytes: [UInt8], _ name: String) -> Double? {
    // A sample may end inside a letter of several bytes.
    guard let decoded = try? TextDecoder.decode(bytes, name) else { return nil }
    var (good, bad, capitals, ascii) = (0, 0, 0, 0)
    var before: Unicode.Scalar = " "
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: decoded, as: UTF8.self).unicodeScalars {
      defer { (before, previous) = (previous, scalar) }
      let properties = scalar.properties
      if scalar.value < 0x80 {
        if properties.isAlphabetic { ascii += 1 }
      } else if properties.isAlphabetic {
        let isInside = previous.properties.isAlphabetic
        if isInside, previous.properties.isLowercase, properties.isUppercase { bad += 1 } else { good += 1 }
        if isInside, properties.isUppercase { capitals += 1 }
        // A sign that is no hyphen or apostrophe between two letters.
        if previous.value >= 0x80, !isInside, before.properties.isAlphabetic, !isJoiner(previous) { bad += 1 }
        if isInside, previous.value < 0x80 { bad += 1 }
      } else if (0x80..<0xA0).contains(scalar.value) || (0x2500..<0x25A0).contains(scalar.value) {
        bad += 1
      }
    }
    guard good + bad >= 20, (good + bad) * 3 >= ascii else { return nil }
    return Double(max(0, good - 3 * bad - capitals)) / Double(good + bad)
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .finalPunctuation, .initialPunctuation, .nonspacingMark, .format, .modifierLetter: true
    default: false
    }
  }

  /// UTF-16 or UTF-32 without a byte order mark, by where the blanks and line ends stand; nil for what is none.
  static func wideEncoding(of bytes: [UInt8]) -> String? {
    let sample = Array(bytes.prefix(sampleBytes))
    for (name, width, place) in [("UTF-32LE", 4, 0), ("UTF-32BE", 4, 3), ("UTF-16LE", 2, 0), ("UTF-16BE", 2, 1)] {
      guard bytes.count % width == 0, bytes.count >= 16 else { continue }
      let units = sample.count / width
      var blanks = 0
      for unit in 0..<units {
        let value = sample[unit * width + place]
        let isAlone = (0..<width).allSatisfy { $0 == place || sample[unit * width + $0] == 0 }
        if isAlone, value == 0x20 || value == 0x0A || value == 0x0D { blanks += 1 }
      }
      // Of texts in any language with words, a blank stands at least at every thirtieth place.
      if blanks * 30 >= units, let decoded = try? TextDecoder.decode(bytes, name), !decoded.contains(0) { return name }
    }
    return nil
  }
}
