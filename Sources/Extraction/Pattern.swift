/// By which rule a quotation was attributed: its confidence is how often the rule is right on the development data.
enum Pattern: String, CaseIterable {
  case cueBehind, cueInFront, introduced, colonName, continuation, called, freeStanding, sentenceBefore
  case headline
  case that, whether, infinitive, bare, finalClause, aside, accordingTo, noun, participle, dep, relay, agentless

  /// Measured by `tools/evaluate/run quotations`; see the table it prints last.
  var confidence: Double {
    switch self {
    case .cueBehind: 0.95
    case .cueInFront: 0.93
    case .introduced: 0.70
    case .colonName: 0.80
    case .continuation: 0.91
    case .called: 0.76
    case .freeStanding: 0.60
    case .sentenceBefore: 0.82
    case .headline: 0.71
    case .that: 0.90
    case .whether: 0.81
    case .infinitive: 0.65
    case .bare: 0.83
    case .finalClause: 0.89
    case .aside: 0.85
    case .accordingTo: 0.88
    case .noun: 0.67
    case .participle: 0.86
    case .dep: 0.84
    case .relay: 0.87
    case .agentless: 0.72
    }
  }
}
