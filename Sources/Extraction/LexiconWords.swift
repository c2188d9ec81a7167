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

  private var words = TextNumbers()
  /// By the number of a word.
  private var entries: [Entry] = []

  init(_ builder: LexiconBuilder) {
    for (word, classes) in builder.classTraits { entries[number(of: word)].classes = classes }
    for (word, pronoun) in builder.pronounOfWord { entries[number(of: word)].pronoun = pronoun + 1 }
    for (word, gender) in builder.givenNames { entries[number(of: word)].givenName = gender.union(.givenName) }
    for (word, lexeme) in builder.lexemes {
      let number = number(of: word)
      entries[number].lexeme = lexeme
      entries[number].starts = builder.startTraits[lexeme] ?? []
    }
  }

  private mutating func number(of word: ExactText) -> Int {
    let (number, isNew) = words.number(of: word.text)
    if isNew { entries.append(Entry()) }
    return number
  }

  subscript(_ key: String) -> Entry? { words.find(key).map { entries[$0] } }
}
