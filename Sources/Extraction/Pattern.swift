/// By which rule a quotation was attributed: its confidence is how often the rule is right on the development data.
enum Pattern: String, CaseIterable {
  case cueBehind, cueInFront, colonName, continuation, called, freeStanding, sentenceBefore
  case headline
  case that, whether, infinitive, bare, finalClause, aside, accordingTo, noun, participle, dep, relay, agentless

  /// Measured by `tools/evaluate/run quotations`; see the table it prints last.
  var confidence: Double {
    switch self {
    case .cueBehind: 0.95
    case .cueInFront: 0.93
    case .colonName: 0.8
    case .continuation: 0.9
    case .called: 0.75
    case .freeStanding: 0.6
    case .sentenceBefore: 0.8
    case .headline: 0.7
    case .that: 0.9
    case .whether: 0.8
    case .infinitive: 0.65
    case .bare: 0.8
    case .finalClause: 0.9
    case .aside: 0.85
    case .accordingTo: 0.88
    case .noun: 0.5
    case .participle: 0.85
    case .dep: 0.85
    case .relay: 0.85
    case .agentless: 0.7
    }
  }
}
