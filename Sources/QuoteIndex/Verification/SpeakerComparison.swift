import Analysis
import Names

/// Compares the speakers of quotations with one name, across scripts and forms.
///
/// One a thread.
final class SpeakerComparison {
  private let language: QueryLanguage
  private let entities: Set<String>
  /// For each word of the name: how it may be written in a speaker's name.
  private let words: [Wanted]
  private var known: [String: [Bool]] = [:]

  private struct Wanted {
    let folded: Set<String>
    let prefixes: [(prefix: [UInt8], sounds: Sounds)]
    let script: Script
  }

  /// - Parameter entity: the identifier of whom the name is already known to name.
  init(_ name: String, entity: String? = nil, language: QueryLanguage) throws(IndexError) {
    self.language = language
    var entities = Set([entity].compactMap { $0 })
    if entities.isEmpty {
      for part in try language.parts(of: name) { entities.formUnion(part.entities) }
    }
    self.entities = entities
    let all = language.words(of: name).filter { !language.isStopWord($0.folded) }
    // The title before a name is seldom written large, and never decides who is meant.
    let capitalised = all.filter(\.isCapitalised)
    words = (capitalised.isEmpty ? all : capitalised).map { word in
      Wanted(
        folded: Set(language.names.reader.nominatives(of: word.folded) + [word.folded]),
        prefixes: language.names.prefixes(for: word.folded, kind: .speakerName), script: word.script)
    }
  }

  /// The best of the matches with any of the speakers.
  func compare(_ speakers: [FoundSpeaker]) -> SpeakerMatch {
    let order: [SpeakerMatch] = [.same, .perhaps, .other]
    let found = Set(speakers.map(compare))
    return order.first(where: found.contains) ?? .unnamed
  }

  private func compare(_ speaker: FoundSpeaker) -> SpeakerMatch {
    if let entity = speaker.entity, !entities.isEmpty { return entities.contains(entity) ? .same : .other }
    // A name of no word that could be compared (he, the) says nothing against anybody.
    if words.isEmpty { return .perhaps }
    let matched = matches(speaker)
    let count = matched.count { $0 }
    return count == 0 ? .other : count == words.count ? .same : .perhaps
  }

  /// Which words of the name the speaker's name has.
  private func matches(_ speaker: FoundSpeaker) -> [Bool] {
    let text = [speaker.text, speaker.name ?? ""].joined(separator: " ")
    if let known = known[text] { return known }
    let own = language.words(of: text)
    let matches = words.map { wanted in
      own.contains { word in
        if wanted.folded.contains(word.folded) { return true }
        guard word.isCapitalised, !wanted.prefixes.isEmpty else { return false }
        let terms = language.names.terms(of: word, kind: .speakerName)
        return wanted.prefixes.contains { prefix, sounds in
          terms.contains {
            $0.starts(with: prefix)
              && language.names.isNear($0, prefix: prefix, sounds: sounds, script: wanted.script)
          }
        }
      }
    }
    known[text] = matches
    return matches
  }
}
