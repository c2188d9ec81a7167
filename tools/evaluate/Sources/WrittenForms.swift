import Analysis
import Names

/// The many written forms of a few people, each against canonical names, and names that must be refused.
struct WrittenForms {
  let packs: LanguagePacks
  let parser: NameParser
  let matcher: NameMatcher

  func run() throws {}
}
