import Analysis
import Names
import Segments

/// Question → plan: finds the names in it, and widens every word to what it stands for in the index.
///
/// Widening never leaks: a part under NOT or with `=` is what was typed, in its own forms only.
struct QueryPlanner {
  let language: QueryLanguage
  private(set) var leaves: [Widening] = []
  /// Within `script:same`.
  private var isSameScript = false

  init(language: QueryLanguage) { self.language = language }

  mutating func plan(_ node: Query.Node) throws(IndexError) -> QueryPlan {
    switch node {
    case .all(let nodes): return try all(nodes)
    case .any(let nodes):
      var plans: [QueryPlan] = []
      for node in nodes { plans.append(try plan(node)) }
      return .any(plans)
    case .not(let inner): return .not(try planExcluded(inner))
    case .sameScript(let inner):
      let before = isSameScript
      isSameScript = true
      defer { isSameScript = before }
      return try plan(inner)
    case .word: return try all([node])
    case .exact(let form): return leaf(exact(form))
    case .phrase(let text): return try phrase(text)
    case .prefix(let text):
      var widening = Widening()
      widening.prefix = Word.term(of: text)
      return leaf(widening)
    case .fuzzy(let text, let distance):
      var widening = Widening()
      widening.fuzzy = (Word.term(of: text), distance)
      return leaf(widening)
    case .speaker(let name): return try speaker(name)
    case .source(let name): return .filter(.terms(EntityForms.pieces(of: name).map { [TermKind.outletWord.term($0)] }))
    case .title(let text):
      return .filter(.terms(language.words(of: text).map { [TermKind.title.term($0.folded)] }))
    case .language(let code): return .filter(.language(code))
    case .date(let days): return .filter(.days(days))
    }
  }

  private mutating func leaf(_ widening: Widening) -> QueryPlan {
    leaves.append(widening)
    return .leaf(leaves.count - 1)
  }

  /// Words that stand side by side may be a name together.
  private mutating func all(_ nodes: [Query.Node]) throws(IndexError) -> QueryPlan {
    var plans: [QueryPlan] = []
    var run: [String] = []
    for node in nodes {
      if case .word(let text) = node {
        run.append(text)
        continue
      }
      plans += try words(run)
      run = []
      plans.append(try plan(node))
    }
    plans += try words(run)
    return plans.count == 1 ? plans[0] : .all(plans)
  }

  private mutating func words(_ run: [String]) throws(IndexError) -> [QueryPlan] {
    guard !run.isEmpty else { return [] }
    var plans: [QueryPlan] = []
    if isSameScript {
      for word in language.words(of: run.joined(separator: " ")) {
        var widening = Widening()
        try widen(word, &widening, isName: false)
        plans.append(leaf(widening))
      }
      return plans
    }
    for part in try language.parts(of: run.joined(separator: " ")) { plans.append(try plan(part)) }
    return plans
  }

  /// A part of a question; one that has other names is whatever any of them finds.
  mutating func plan(_ part: QueryLanguage.Part) throws(IndexError) -> QueryPlan {
    var ways: [QueryPlan] = []
    if part.names.isEmpty || !part.entities.isEmpty { ways.append(leaf(try widening(of: part))) }
    for name in part.names {
      var words: [QueryPlan] = []
      for word in language.words(of: name) {
        words.append(leaf(try widening(of: QueryLanguage.Part(words: [word], entities: []))))
      }
      ways.append(.all(words))
    }
    return ways.count == 1 ? ways[0] : .any(ways)
  }

  private func widening(of part: QueryLanguage.Part) throws(IndexError) -> Widening {
    var widening = Widening()
    guard part.words.count != 1 || !part.entities.isEmpty else {
      try widen(part.words[0], &widening, isName: false)
      return widening
    }
    widening.entities = part.entities
    for entity in part.entities { widening.terms.insert(TermKind.entity.term(entity)) }
    if part.words.count == 1 {
      try widen(part.words[0], &widening, isName: true)
    } else {
      widening.phrase = part.words.map(\.folded)
    }
    return widening
  }

  private func widen(_ word: Word, _ widening: inout Widening, isName: Bool) throws(IndexError) {
    widening.words.insert(word.folded)
    widening.terms.insert(TermKind.word.term(word.folded))
    // An entity's forms are known; its name's stem would only bring other words.
    if isName { return }
    for stem in try language.stems(of: word) {
      widening.stems.insert(stem)
      widening.terms.insert(TermKind.stem.term(stem))
    }
    if isSameScript {
      for form in try language.nameForms(of: word) {
        widening.forms.insert(form)
        widening.terms.insert(TermKind.word.term(form))
      }
      return
    }
    // A word written small that the index has is that word, not a name that sounds like it.
    if language.isStopWord(word.folded) { return }
    if word.isCased, !word.isCapitalised, try language.isHeld(widening.terms) { return }
    for (prefix, sounds) in language.names.prefixes(for: word.folded, kind: .name) {
      widening.sounds.append(.init(prefix: prefix, sounds: sounds, script: word.script))
    }
  }

  private func exact(_ form: String) -> Widening {
    var widening = Widening()
    let words = language.words(of: form).map(\.folded)
    if words.count == 1 {
      widening.words = Set(words)
      widening.terms = [TermKind.word.term(words[0])]
    } else {
      widening.phrase = words
    }
    return widening
  }

  private mutating func phrase(_ text: String) throws(IndexError) -> QueryPlan {
    var widening = exact(text)
    if isSameScript { return leaf(widening) }
    // A whole name between marks is that person in any script; anything else is exactly these words.
    let parts = try language.parts(of: text)
    guard parts.count == 1, parts[0].words.count > 1 else { return leaf(widening) }
    widening.entities = parts[0].entities
    for entity in parts[0].entities { widening.terms.insert(TermKind.entity.term(entity)) }
    let own = leaf(widening)
    return parts[0].names.isEmpty ? own : .any([own, try plan(parts[0])])
  }

  /// What NOT excludes: the word in its inflected forms and the entity that it names, but nothing that only sounds like it.
  private mutating func planExcluded(_ node: Query.Node) throws(IndexError) -> QueryPlan {
    let first = leaves.count
    let plan = try plan(node)
    for index in first..<leaves.count { leaves[index].sounds = [] }
    return plan
  }

  private func speaker(_ name: String) throws(IndexError) -> QueryPlan {
    if isSameScript {
      return .filter(.terms(language.words(of: name).map { [TermKind.speakerWord.term($0.folded)] }))
    }
    let ways = try language.speakerTerms(of: name)
    return ways.count == 1 ? .filter(.terms(ways[0])) : .any(ways.map { .filter(.terms($0)) })
  }
}
