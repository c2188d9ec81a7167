import Glibc

/// Which language a stretch of text is in, by what its runs of three letters cost the language profiles.
///
/// A language without a pack is never claimed: text that one of `root`'s profiles explains better, or that no profile
/// explains well, is `und`.
package struct LanguageIdentifier: Sendable {
  package struct Guess: Equatable, Sendable {
    package let language: LanguageTag
    /// How likely the guess is right, from 0 (no ground at all) to 1. Of the guesses with a confidence of 0.9, some nine
    /// in ten are right.
    package let confidence: Double
  }

  /// From this confidence on, a paragraph's or sentence's own guess beats the language of what it stands in.
  package static let sureEnough = 0.9

  /// A profile's costs add up as if trigrams were independent. They are not: one letter is in three of them, and a topic
  /// repeats its words. Sixteenths of a nat, times what makes the confidence come true on text that is not in the profiles.
  private static let temperature = 16.0 * 4
  /// How much more a trigram may cost, in sixteenths of a nat, than its profile expects, before the text is in none of
  /// the languages.
  private static let tolerance = 34.0
  /// How likely a language without a pack is beside one of the packs', before a word of the text is read: an archive is
  /// mostly in the languages that it is indexed for.
  private static let priorOfOthers = 0.25
  /// Latin names and words stand in every script's text; the reverse is rare.
  private static let weightBesideLatin = 2

  let profiles: LanguageProfiles

  /// - Throws: `AnalysisError` when a profile is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    profiles = try LanguageProfiles(packs: packs)
  }

  /// The likeliest language of `bytes[range]`. Linear.
  package func identify(_ bytes: [UInt8], in range: Range<Int>) -> Guess {
    guess(bytes.withUnsafeBufferPointer { LanguageCosts(of: $0, in: range, by: profiles) })
  }

  /// The likeliest language of a text that costs so much.
  func guess(_ costs: LanguageCosts) -> Guess {
    guard let script = costs.parts.indices.max(by: { weight(costs, $0) < weight(costs, $1) }), weight(costs, script) > 0
    else {
      return Guess(language: .undetermined, confidence: costs.foreign > 0 ? 1 : 0)
    }
    let part = costs.parts[script]
    if costs.foreign > part.letters { return Guess(language: .undetermined, confidence: 1) }
    let lanes = profiles.scripts[script].profiles
    let best = lanes.indices.min { part.sums[$0] < part.sums[$1] }!
    var likelihoods: [(language: LanguageTag, sum: Double)] = []
    var sum = 0.0
    for lane in lanes.indices {
      let exponent = Double(part.sums[best] - part.sums[lane]) / Self.temperature
      // Beside 1 it is nothing, in the arithmetic too.
      if exponent < -40 { continue }
      let likelihood = exp(exponent)
      let weighted = lanes[lane].isClaimed ? likelihood : likelihood * Self.priorOfOthers
      let language = lanes[lane].isClaimed ? lanes[lane].language : .undetermined
      if let known = likelihoods.firstIndex(where: { $0.language == language }) {
        likelihoods[known].sum += weighted
      } else {
        likelihoods.append((language, weighted))
      }
      sum += weighted
    }
    let (language, likelihood) = likelihoods.max { ($0.sum, $1.language) < ($1.sum, $0.language) }!
    let excess = Double(part.sums[best]) / Double(part.trigrams) - lanes[best].expected
    let fit = 1 / (1 + exp((excess - Self.tolerance) * Double(min(part.trigrams, 100)) / 100))
    if language == .undetermined { return Guess(language: language, confidence: 1 - fit * (1 - likelihood / sum)) }
    let confidence = likelihood / sum * fit
    return confidence >= 1 - fit
      ? Guess(language: language, confidence: confidence) : Guess(language: .undetermined, confidence: 1 - fit)
  }

  private func weight(_ costs: LanguageCosts, _ script: Int) -> Int {
    costs.parts[script].letters * (profiles.scripts[script].script == .latin ? 1 : Self.weightBesideLatin)
  }
}
