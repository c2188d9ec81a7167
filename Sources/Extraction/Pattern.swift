/// By which rule a quotation was attributed. How often a rule is right depends on the language: `confidence.tsv` of its pack.
package enum Pattern: String, CaseIterable, Sendable {
  case cueBehind, cueInFront, introduced, colonName, continuation, nextParagraph, called, freeStanding, sentenceBefore
  case headline
  /// A clause behind a verb of thought: what somebody believes, hopes or wants is rarer his own words than what he says.
  case thought
  case that, whether, infinitive, bare, finalClause, aside, accordingTo, noun, object, participle, dep, relay, agentless
}
