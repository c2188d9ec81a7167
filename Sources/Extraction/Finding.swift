/// A quotation as the rules find it, before pronouns are resolved. Ranges count tokens.
struct Finding {
  var kind: QuotationKind
  var tokens: Range<Int>
  var speakers: [NounPhrase]
  var cue: Range<Int>?
  var via: [NounPhrase] = []
  var pattern: Pattern
}
