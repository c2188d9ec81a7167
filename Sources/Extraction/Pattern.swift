/// By which rule a quotation was attributed. How often a rule is right depends on the language: `confidence.tsv` of its pack.
package enum Pattern: String, CaseIterable, Sendable {
  case cueBehind, cueInFront, introduced, colonName, continuation, nextParagraph, called, freeStanding, sentenceBefore
  case headline
  case that, whether, infinitive, bare, finalClause, aside, accordingTo, noun, object, participle, dep, relay, agentless
}
