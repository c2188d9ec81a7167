import Analysis
import Extraction
import Foundation
import Names

/// Everything that turns a text into its quotations, as the command has it.
final class ExtractionBench {
  let analyzer: TextAnalyzer
  let extractor: QuotationExtractor
  let finder: MentionFinder
  let forms: EntityForms

  init(locales: String) throws {
    let packs = try LanguagePacks(path: locales)
    analyzer = try TextAnalyzer(packs: packs)
    extractor = try QuotationExtractor(packs: packs)
    let reader = try NameReader(packs: packs)
    let entities = try EntityCatalogue(folder: locales + "/../index/entities").entities
    forms = EntityForms(entities: entities, reader: reader)
    finder = MentionFinder(forms: forms, reader: reader, givenNames: try GivenNames(packs: packs))
  }

  func extract(_ text: [UInt8], language: String) -> Extract {
    let analysed = analyzer.analyse(text, declared: LanguageTag(language))
    return extractor.extract(analysed, mentions: finder.mentions(in: analysed), forms: forms)
  }
}
