import Analysis
import Names

/// What one word, phrase or name of a question stands for in the index.
struct Widening {
  /// Terms that match as they are.
  var terms: Set<[UInt8]> = []
  /// Beginnings of sound terms, with what they must be near to.
  var sounds: [SoundMatch] = []
  /// Words that must follow one another, instead of the terms.
  var phrase: [String] = []
  /// Terms whose beginning or spelling decides.
  var prefix: String?
  var fuzzy: (word: String, distance: Int)?

  struct SoundMatch {
    let prefix: [UInt8]
    let sounds: Sounds
    let script: Script
  }

  /// The folded words that match as written.
  var words: Set<String> = []
  /// Case forms of a name, in its own script.
  var forms: Set<String> = []
  var stems: Set<String> = []
  var entities: Set<String> = []
}
