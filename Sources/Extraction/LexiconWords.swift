import Analysis

/// What the tables of one pack say of single words: one look-up a word.
struct LexiconWords: Sendable {
  struct Entry: Sendable {
    /// The word's number in the phrases; -1 when it stands in none.
    var lexeme: Int32 = -1
    /// The closed classes that it belongs to.
    var classes: Traits = []
    /// The kinds of phrase that begin with it.
    var starts: Traits = []
    /// The index in `Lexicon.pronouns` plus one; 0 for no pronoun.
    var pronoun: UInt8 = 0
    /// Empty when it is no given name.
    var givenName: Traits = []
  }

  private var entries: [ExactText: Entry] = [:]

  init(_ builder: LexiconBuilder) {
    for (word, classes) in builder.classTraits { entries[word, default: Entry()].classes = classes }
    for (word, pronoun) in builder.pronounOfWord { entries[word, default: Entry()].pronoun = pronoun + 1 }
    for (word, gender) in builder.givenNames { entries[word, default: Entry()].givenName = gender.union(.givenName) }
    for (word, lexeme) in builder.lexemes {
      entries[word, default: Entry()].lexeme = lexeme
      entries[word, default: Entry()].starts = builder.startTraits[lexeme] ?? []
    }
  }

  subscript(_ key: String) -> Entry? { entries[ExactText(key)] }
}
