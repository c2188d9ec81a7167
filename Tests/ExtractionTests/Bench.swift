import Analysis
import Names
import Testing

@testable import Extraction

/// The packs and authority files of the house, and a text's quotations by them.
final class Bench {
  let analyzer: TextAnalyzer
  let extractor: QuotationExtractor
  let finder: MentionFinder
  let forms: EntityForms

  static let locales = root + "/locales"

  private static var root: String {
    let file = #filePath
    return String(file[..<file.range(of: "/Tests/")!.lowerBound])
  }

  init() throws {
    let packs = try LanguagePacks(path: Self.locales)
    analyzer = try TextAnalyzer(packs: packs)
    extractor = try QuotationExtractor(packs: packs)
    let reader = try NameReader(packs: packs)
    let entities = try EntityCatalogue(folder: Self.root + "/index/entities").entities
    forms = EntityForms(entities: entities, reader: reader)
    finder = MentionFinder(forms: forms, reader: reader, givenNames: try GivenNames(packs: packs))
  }

  func extract(_ text: [UInt8], _ language: String) -> Extract {
    let analysed = analyzer.analyse(text, declared: LanguageTag(language))
    return extractor.extract(analysed, mentions: finder.mentions(in: analysed), forms: forms)
  }

  /// Whether an example is found as it is marked: contents and their kinds, speakers, cues, nothing else; else what differs.
  func difference(_ example: MarkedExample, _ language: String) -> String? {
    let extract = extract(example.text, language)
    func text(_ range: Range<Int>) -> String { String(decoding: example.text[range], as: UTF8.self) }
    let found = extract.quotations.map { quotation in
      "\(quotation.kind) «\(text(quotation.byteRange))» by \(quotation.speakers.map { text($0.byteRange) }.sorted()) "
    }.sorted()
    let expected = example.tags(["direct", "indirect", "mixed"]).map { content in
      var names = example.tags(["speaker"], number: content.number)
      // A converb has the speaker of the verb before it.
      if names.isEmpty, content.number > 1 { names = example.tags(["speaker"], number: content.number - 1) }
      return "\(content.name) «\(text(content.byteRange))» by \(names.map { text($0.byteRange) }.sorted()) "
    }.sorted()
    if found != expected { return "found \(found), expected \(expected)" }
    for quotation in extract.quotations {
      guard
        let content = example.tags(["direct", "indirect", "mixed"]).first(where: { $0.byteRange == quotation.byteRange }
        )
      else { continue }
      let cues = example.tags(["cue"], number: content.number)
      if !cues.isEmpty, !cues.contains(where: { tag in quotation.cue.map { tag.byteRange.overlaps($0) } ?? false }) {
        return "cue \(quotation.cue.map(text) ?? "none"), expected \(cues.map { text($0.byteRange) })"
      }
    }
    return nil
  }
}
