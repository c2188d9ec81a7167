import Analysis
import Foundation
import QuoteIndex

/// `daiek verify` on quotations that a seeded script alters, on texts that nobody said, and its time among many quotations.
enum VerifyEvaluation: Evaluation {
  static let name = "verify"
  private static let each = 300

  static func run(shared: String, locales: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = UInt64(environment["DAIEK_SEED"] ?? "7") ?? 7
    let archive = try VerifyArchive(shared: shared, locales: locales)
    defer { archive.remove() }
    print("\(archive.quotations.count) quotations of \(archive.articleCount) articles, seed \(seed)")
    try altered(archive, seed: seed)
    try absent(archive, seed: seed, shared: shared)
    if environment["DAIEK_ONLY"] != "claims" { try VerifySpeed.run(shared: shared, locales: locales) }
  }

  private static func altered(_ archive: VerifyArchive, seed: UInt64) throws {
    var maker = QuotationAlterer(quotations: archive.quotations, seed: seed)
    var byKind: [(kind: QuotationAlterer.Kind, found: Int, right: Int, count: Int)] = QuotationAlterer.Kind.allCases.map
    {
      ($0, 0, 0, 0)
    }
    let isShown = ProcessInfo.processInfo.environment["DAIEK_MISSES"] != nil
    for number in 0..<each {
      let index = number % byKind.count
      let sample = maker.sample(byKind[index].kind)
      let verification = try archive.verifier.verify(sample.text)
      let found = verification.map(sample.isFound) ?? false
      let right = found && verification.map(sample.isRight) ?? false
      byKind[index].count += 1
      byKind[index].found += found ? 1 : 0
      byKind[index].right += right ? 1 : 0
      if !right, isShown {
        print("MISS \(byKind[index].kind): \(sample.text)\n  \(sample.wanted)\n  \(describe(verification))")
      }
    }
    for row in byKind { print("  \(row.kind.rawValue): \(row.found) of \(row.count) found, \(row.right) diffed right") }
    let count = byKind.reduce(0) { $0 + $1.count }
    let right = byKind.reduce(0) { $0 + $1.right }
    print(
      "altered: \(byKind.reduce(0) { $0 + $1.found }) of \(count) found, \(right) found and diffed right "
        + String(format: "(%.1f %%)", 100 * Double(right) / Double(count)))
  }

  private static func absent(_ archive: VerifyArchive, seed: UInt64, shared: String) throws {
    var maker = AbsentTexts(archive: archive, seed: seed, shared: shared)
    let isShown = ProcessInfo.processInfo.environment["DAIEK_MISSES"] != nil
    var claimed = 0
    for (kind, texts) in try [("of other texts", maker.others(each / 2)), ("shuffled", maker.shuffled(each / 2))] {
      var own = 0
      for text in texts {
        guard let verification = try archive.verifier.verify(text), verification.verdict != .absent else { continue }
        own += 1
        if isShown { print("CLAIMED \(kind): \(text)\n  \(describe(verification))") }
      }
      print("  absent, \(kind): \(own) of \(texts.count) claimed")
      claimed += own
    }
    print("absent: \(claimed) of \(each) claimed " + String(format: "(%.1f %%)", 100 * Double(claimed) / Double(each)))
  }

  private static func describe(_ verification: Verification?) -> String {
    guard let verification else { return "no words" }
    let parts = verification.parts.map { part in
      "«\(part.found)» "
        + part.alterations.map { "\($0.kind.rawValue) «\($0.found)»>«\($0.text)»" }.joined(separator: ", ")
    }
    return "\(verification.verdict.rawValue) \(verification.extent?.rawValue ?? "-") \(parts.joined(separator: " | "))"
  }
}
