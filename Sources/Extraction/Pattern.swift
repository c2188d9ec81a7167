/// By which rule a quotation was attributed: its confidence is how often the rule is right on the development data.
enum Pattern: String, CaseIterable {
  case cueBehind, cueInFront, introduced, colonName, continuation, called, freeStanding, sentenceBefore
  case headline
  case that, whether, infinitive, bare, finalClause, aside, accordingTo, noun, participle, dep, relay, agentless

  /// Measured by `tools/evaluate/run quotations`; see the table it prints last.
  var confidence: Double {
    switch self {
    case .cueBehind: 0.95
    case .cueInFront: 0.91
    case .introduced: 0.90
    case .colonName: 0.88
    case .continuation: 0.92
    case .called: 0.80
    case .freeStanding: 0.68
    case .sentenceBefore: 0.80
    case .headline: 0.78
    case .that: 0.82
    case .whether: 0.70
    case .infinitive: 0.75
    case .bare: 0.84
    case .finalClause: 0.77
    case .aside: 0.60
    case .accordingTo: 0.71
    case .noun: 0.69
    case .participle: 0.85
    case .dep: 0.84
    case .relay: 0.80
    case .agentless: 0.70
    }
  }
}
