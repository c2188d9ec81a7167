import Analysis

/// Finds where a text names the entities of the authority files.
///
/// One a thread; remembers what each distinct word may be.
package final class MentionFinder {
  package let forms: EntityForms
  private let reader: NameReader
  private let givenNames: GivenNames
  /// By the number of a word, once it has been asked for.
  @exclusivity(unchecked) private var candidates: [[EntityForms.Candidate]?] = []
  @exclusivity(unchecked) private var small: [[EntityForms.Candidate]?] = []
  /// By the number of a word: it is known to begin no name. Most words do not, and are passed over by this alone.
  @exclusivity(unchecked) private var beginsNothing: [Bool] = []
  /// By entity: the words of its names.
  private var wordsOfEntity: [Int: Set<ExactText>] = [:]
  private var isGivenName: [WordID: Bool] = [:]

  package init(forms: EntityForms, reader: NameReader, givenNames: GivenNames) {
    self.forms = forms
    self.reader = reader
    self.givenNames = givenNames
  }

  /// Whether capitals count: in a text they set a name apart; who types a query does not care.
  package enum Capitals: Sendable {
    case required, ignored
  }

  /// The mentions in the text's order; none overlap. Linear but for the words that begin many names.
  package func mentions(in text: AnalysedText, capitals: Capitals = .required) -> [Mention] {
    let mentions = choose(among: matches(in: text, capitals), text)
    let given = DeclaredAbbreviations(in: text, mentions: mentions) { forms.entities[$0].type == .organisation }
    return given.isEmpty ? mentions : given.added(to: mentions, in: text)
  }

  /// All that each place may name, spelled or sounding so as surely as the surest; in the text's order.
  package func allMentions(in text: AnalysedText, capitals: Capitals = .required) -> [[Mention]] {
    matches(in: text, capitals).compactMap { matches in
      let possible = matches.filter { !isNamesake($0, text) }
      guard let surest = possible.map(\.likeness).min() else { return nil }
      return possible.filter { $0.likeness == surest }.map {
        Mention(tokens: $0.start..<$0.end, entity: $0.form.entity, isFull: $0.form.isFull)
      }
    }
  }

  private func matches(in text: AnalysedText, _ capitals: Capitals) -> [[Match]] {
    var found: [[Match]] = []
    var token = 0
    while token < text.tokens.count {
      let word = Int(text.tokens[token].word.index)
      if word < beginsNothing.count, beginsNothing[word] {
        token += 1
        continue
      }
      let matches = matches(at: token, text, capitals)
      if matches.isEmpty {
        if candidates[word]?.isEmpty == true { note(word, beginsNothingIn: text.vocabulary) }
        token += 1
      } else {
        found.append(matches)
        token = matches[0].end
      }
    }
    return found
  }

  private func note(_ word: Int, beginsNothingIn vocabulary: Vocabulary) {
    if word >= beginsNothing.count {
      let room = max(vocabulary.words.count, word + 1) - beginsNothing.count
      beginsNothing.append(contentsOf: repeatElement(false, count: room))
    }
    beginsNothing[word] = true
  }

  private struct Match {
    let start: Int
    let end: Int
    let form: EntityForms.Form
    let likeness: EntityForms.Likeness
  }

  private func candidates(at token: Int, _ text: AnalysedText, _ capitals: Capitals) -> [EntityForms.Candidate] {
    let identifier = text.tokens[token].word
    let index = Int(identifier.index)
    if index < candidates.count, let known = candidates[index] { return known }
    let shape = text.shape(token)
    let mayBeName = shape.kind != .mark && (capitals == .ignored || shape.isCapitalised || shape.kind == .number)
    var all: [EntityForms.Candidate] = []
    if mayBeName || shape.kind == .word {
      let folded = text.vocabulary[identifier].folded
      all =
        mayBeName
        ? forms.candidates(for: folded, reader: reader, bySound: true)
        : forms.smallBeginnings(for: folded, reader: reader)
    }
    Self.keep(all, at: index, of: text.vocabulary, in: &candidates)
    return all
  }

  private static func keep(
    _ found: [EntityForms.Candidate], at index: Int, of vocabulary: Vocabulary,
    in known: inout [[EntityForms.Candidate]?]
  ) {
    if index >= known.count {
      known.append(contentsOf: repeatElement(nil, count: max(vocabulary.words.count, index + 1) - known.count))
    }
    known[index] = found
  }

  /// All the longest matches that begin at a token.
  private func matches(at token: Int, _ text: AnalysedText, _ capitals: Capitals) -> [Match] {
    var best: [Match] = []
    for candidate in candidates(at: token, text, capitals) {
      for form in forms.forms[Int(candidate.word)] {
        guard let (end, likeness) = end(of: form, from: token, candidate, text, capitals) else { continue }
        if let longest = best.first?.end, end < longest { break }
        if let longest = best.first?.end, end > longest { best = [] }
        best.append(Match(start: token, end: end, form: form, likeness: likeness))
      }
    }
    return best
  }

  private func end(
    of form: EntityForms.Form, from token: Int, _ first: EntityForms.Candidate, _ text: AnalysedText,
    _ capitals: Capitals
  ) -> (end: Int, likeness: EntityForms.Likeness)? {
    let word = text.shape(token)
    if capitals == .required, !form.beginsSmall, word.kind == .word, !word.isCapitalised { return nil }
    if form.isAbbreviation {
      // Reuters-тің and ҰҚШҰ-ның carry their ending behind a hyphen; an abbreviation itself has none and is never guessed.
      guard first.likeness == .spelled, capitals == .ignored || word.isAllCapitals || !word.isCased else { return nil }
    }
    var next = token + 1
    var worst = first.likeness
    for wanted in form.words.dropFirst() {
      while next < text.tokens.count, text.shape(next).kind == .mark, Self.joiners.contains(text.shape(next).first) {
        next += 1
      }
      guard next < text.tokens.count,
        let candidate = candidates(at: next, text, .ignored == capitals ? .ignored : .required).first(where: {
          $0.word == wanted
        })
          ?? lowerCase(at: next, text).first(where: { $0.word == wanted })
      else { return nil }
      worst = max(worst, candidate.likeness)
      next += 1
    }
    return (next, worst)
  }

  /// The later words of an organisation's name may be written small: Министерство иностранных дел.
  private func lowerCase(at token: Int, _ text: AnalysedText) -> [EntityForms.Candidate] {
    let identifier = text.tokens[token].word
    let index = Int(identifier.index)
    if index < small.count, let known = small[index] { return known }
    let shape = text.shape(token)
    let isSmall = shape.kind != .mark && !shape.isCapitalised
    let all =
      isSmall ? forms.candidates(for: text.vocabulary[identifier].folded, reader: reader, bySound: false) : []
    Self.keep(all, at: index, of: text.vocabulary, in: &small)
    return all
  }

  private static let joiners: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", ".", "\u{AB}", "\u{BB}", "\u{201C}", "\u{201D}",
  ]

  /// One entity for each place: whoever the text names in full, then whoever's name is written so. A surname that two people of
  /// the text share is left open, unless the words around it or its paragraph say which.
  private func choose(among found: [[Match]], _ text: AnalysedText) -> [Mention] {
    var named: Set<Int> = []
    // In a text about Arman Harris and nobody else of that surname, Harris is he all through.
    var namesakes: Set<Int> = []
    for matches in found {
      for match in matches {
        if match.form.isFull, !mayBePerson(match, text) { named.insert(match.form.entity) }
        if isNamesake(match, text) { namesakes.insert(match.form.entity) }
      }
    }
    namesakes.subtract(named)
    var mentions: [Mention] = []
    for matches in found {
      let possible = matches.filter { match in
        !namesakes.contains(match.form.entity) && !isNamesake(match, text)
          && (named.contains(match.form.entity) || !mayBePerson(match, text))
      }
      func rank(_ match: Match) -> (Int, Int) {
        // Назарбаева is she, or his genitive: where the text names both, spelling does not decide.
        let likeness = match.likeness <= .inflected ? EntityForms.Likeness.spelled : match.likeness
        return named.contains(match.form.entity) ? (0, likeness.rawValue) : (1, match.likeness.rawValue)
      }
      guard let best = possible.map(rank).min(by: <) else { continue }
      let likeliest = possible.filter { rank($0) == best }
      let chosen =
        Set(likeliest.map(\.form.entity)).count > 1
        ? bearer(among: likeliest, after: mentions, text) : likeliest[0]
      guard let chosen else { continue }
      mentions.append(
        Mention(tokens: chosen.start..<chosen.end, entity: chosen.form.entity, isFull: chosen.form.isFull))
    }
    return mentions
  }

  /// Of several people with one surname, the one whose initial stands before it; else the only one that the paragraph has
  /// named. What is no person, or nobody that the text names in full, is the first by the authority files.
  private func bearer(among matches: [Match], after mentions: [Mention], _ text: AnalysedText) -> Match? {
    let isPeople = matches.allSatisfy { !$0.form.isFull && forms.entities[$0.form.entity].type == .person }
    guard isPeople, matches[0].likeness <= .inflected else { return matches.min { $0.form.entity < $1.form.entity } }
    let paragraph = text.paragraphs.first { $0.tokens.contains(matches[0].start) }?.tokens.lowerBound ?? 0
    let near = Set(mentions.reversed().prefix { $0.tokens.lowerBound >= paragraph }.filter(\.isFull).map(\.entity))
    let bearers = matches.filter { near.contains($0.form.entity) }
    return bearers.count == 1 ? bearers[0] : nil
  }

  /// A surname beside a given name that is not its bearer's: Кемел Тоқаев is not the president.
  private func isNamesake(_ match: Match, _ text: AnalysedText) -> Bool {
    guard !match.form.isFull, forms.entities[match.form.entity].type == .person else { return false }
    if hasOtherInitial(match, text) { return true }
    for neighbour in [match.start - 1, match.end] {
      guard text.tokens.indices.contains(neighbour) else { continue }
      // A full stop or comma between them parts them.
      let shape = text.shape(neighbour)
      guard shape.kind == .word, shape.isCapitalised, shape.isCased else { continue }
      let word = text.word(neighbour)
      if neighbour == match.end, text.paragraphs.contains(where: { $0.tokens.lowerBound == neighbour }) { continue }
      let identifier = text.tokens[neighbour].word
      let isName = isGivenName[identifier] ?? givenNames.contains(word.folded, reader: reader)
      isGivenName[identifier] = isName
      if isName, !isWord(word, of: match.form.entity) { return true }
    }
    return false
  }

  /// What a place was called once, when people are called so, too: Жамбыл is the poet unless the text has the place's own name.
  private func mayBePerson(_ match: Match, _ text: AnalysedText) -> Bool {
    match.form.isFormer && match.form.words.count == 1 && forms.entities[match.form.entity].type == .place
      && givenNames.contains(text.word(match.start).folded, reader: reader)
  }

  /// An initial before a surname that none of its bearer's names begins with: А. Омаров is not Берик.
  private func hasOtherInitial(_ match: Match, _ text: AnalysedText) -> Bool {
    guard match.start >= 2, text.word(match.start - 1).first == "." else { return false }
    let initial = text.word(match.start - 2)
    guard initial.kind == .word, initial.isCapitalised, initial.folded.unicodeScalars.count == 1,
      text.paragraphs.contains(where: { $0.tokens.contains(match.start - 2) && $0.tokens.contains(match.start) })
    else { return false }
    // A middle initial stands behind the first one.
    let sign = reader.readings(of: initial.folded).first?.signs.first
    guard let sign else { return false }
    let surname = reader.nominatives(of: text.word(match.start).folded)
    return !wordsOf(match.form.entity).contains { word in
      !surname.contains(word.text)
        && (word.text.hasPrefix(initial.folded) || reader.readings(of: word.text).contains { $0.signs.first == sign })
    }
  }

  private func isWord(_ word: Word, of entity: Int) -> Bool {
    let words = wordsOf(entity)
    return reader.nominatives(of: word.folded).contains { words.contains(ExactText($0)) }
  }

  private func wordsOf(_ entity: Int) -> Set<ExactText> {
    if let known = wordsOfEntity[entity] { return known }
    let words = Set(forms.entities[entity].names.flatMap { EntityForms.pieces(of: $0.text).map { ExactText($0) } })
    wordsOfEntity[entity] = words
    return words
  }
}
