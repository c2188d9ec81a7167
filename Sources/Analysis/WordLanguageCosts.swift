/// What the distinct words of a vocabulary cost the language profiles, so that a text costs an addition a word.
///
/// The costs of a text add up from those of its tokens exactly: letters of a profile's script that stand together are never
/// parted by UAX #29, and what stands between tokens is no letter. One a thread.
final class WordLanguageCosts {
  private struct Entry {
    enum Kind: UInt8 {
      /// It has no letters.
      case nothing
      /// Letters of one script alone: `costs` has their sums.
      case plain
      /// Of several scripts, or very long: `mixed` has it.
      case mixed
    }

    let kind: Kind
    var script: UInt8 = 0
    var letters: UInt16 = 0
    var trigrams: UInt16 = 0
    var place: Int32 = 0
  }

  private let profiles: LanguageProfiles
  private let vocabulary: Vocabulary
  @exclusivity(unchecked) private var entries: [Entry] = []
  @exclusivity(unchecked) private var costs: [LanguageProfiles.Costs] = []
  private var mixed: [LanguageCosts] = []
  /// Of the tokens that are looked at: kept, so that a sentence costs no memory.
  @exclusivity(unchecked) private var total: LanguageCosts
  /// Of the word that is being learnt.
  private var one: LanguageCosts

  /// So many trigrams can be added up in the sixteen bits of a lane: 65535 / 255.
  private static let mostTrigrams = 250

  init(profiles: LanguageProfiles, vocabulary: Vocabulary) {
    self.profiles = profiles
    self.vocabulary = vocabulary
    total = LanguageCosts(scripts: profiles.scripts.count)
    one = total
  }

  /// What the identifier makes of some tokens. Linear.
  func guess(_ tokens: ArraySlice<Token>, by identifier: LanguageIdentifier) -> LanguageIdentifier.Guess {
    total.reset()
    add(tokens)
    return identifier.guess(total)
  }

  /// Adds what some tokens cost to the total.
  private func add(_ tokens: ArraySlice<Token>) {
    if vocabulary.words.count > entries.count { learn() }
    var script = 0
    var (pending, letters) = (0, 0)
    var sum = LanguageProfiles.Costs()
    for token in tokens {
      let entry = entries[Int(token.word.index)]
      switch entry.kind {
      case .nothing: continue
      case .plain:
        if Int(entry.script) != script || pending + Int(entry.trigrams) > Self.mostTrigrams {
          total.parts[script].add(sum, trigrams: pending, letters: letters)
          (sum, pending, letters, script) = (LanguageProfiles.Costs(), 0, 0, Int(entry.script))
        }
        sum &+= costs[Int(entry.place)]
        pending += Int(entry.trigrams)
        letters += Int(entry.letters)
      case .mixed: total.add(mixed[Int(entry.place)])
      }
    }
    if letters > 0 { total.parts[script].add(sum, trigrams: pending, letters: letters) }
  }

  @inline(never)
  private func learn() {
    for index in entries.count..<vocabulary.words.count {
      var form = vocabulary.words[index].form
      one.reset()
      form.withUTF8 { one.add($0, in: 0..<$0.count, by: profiles) }
      entries.append(entry(one))
    }
  }

  private func entry(_ word: LanguageCosts) -> Entry {
    var script: Int?
    var isMixed = word.foreign > 0
    for index in word.parts.indices where word.parts[index].letters > 0 {
      if script != nil { isMixed = true }
      script = index
    }
    if script == nil, !isMixed { return Entry(kind: .nothing) }
    guard let script, !isMixed, word.parts[script].trigrams <= Self.mostTrigrams else {
      mixed.append(word)
      return Entry(kind: .mixed, place: Int32(mixed.count - 1))
    }
    let part = word.parts[script]
    costs.append(LanguageProfiles.Costs(truncatingIfNeeded: part.sums))
    return Entry(
      kind: .plain, script: UInt8(script), letters: UInt16(part.letters), trigrams: UInt16(part.trigrams),
      place: Int32(costs.count - 1))
  }
}
