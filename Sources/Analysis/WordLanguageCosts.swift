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

  /// So many trigrams can be added up in the sixteen bits of a lane: 65535 / 255.
  private static let mostTrigrams = 250

  init(profiles: LanguageProfiles, vocabulary: Vocabulary) {
    self.profiles = profiles
    self.vocabulary = vocabulary
  }

  /// What some tokens cost. Linear.
  func sum(_ tokens: ArraySlice<Token>) -> LanguageCosts {
    var total = LanguageCosts(scripts: profiles.scripts.count)
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
      case .mixed: add(mixed[Int(entry.place)], to: &total)
      }
    }
    if letters > 0 { total.parts[script].add(sum, trigrams: pending, letters: letters) }
    return total
  }

  private func add(_ word: LanguageCosts, to total: inout LanguageCosts) {
    for script in word.parts.indices {
      total.parts[script].sums &+= word.parts[script].sums
      total.parts[script].trigrams += word.parts[script].trigrams
      total.parts[script].letters += word.parts[script].letters
    }
    total.foreign += word.foreign
  }

  @inline(never)
  private func learn() {
    for index in entries.count..<vocabulary.words.count {
      var form = vocabulary.words[index].form
      entries.append(entry(form.withUTF8 { LanguageCosts(of: $0, in: 0..<$0.count, by: profiles) }))
    }
  }

  private func entry(_ word: LanguageCosts) -> Entry {
    let scripts = word.parts.indices.filter { word.parts[$0].letters > 0 }
    if scripts.isEmpty, word.foreign == 0 { return Entry(kind: .nothing) }
    guard scripts.count == 1, word.foreign == 0, word.parts[scripts[0]].trigrams <= Self.mostTrigrams else {
      mixed.append(word)
      return Entry(kind: .mixed, place: Int32(mixed.count - 1))
    }
    let part = word.parts[scripts[0]]
    costs.append(LanguageProfiles.Costs(truncatingIfNeeded: part.sums))
    return Entry(
      kind: .plain, script: UInt8(scripts[0]), letters: UInt16(part.letters), trigrams: UInt16(part.trigrams),
      place: Int32(costs.count - 1))
  }
}
