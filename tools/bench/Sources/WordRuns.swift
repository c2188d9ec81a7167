import Analysis
import Segments

/// A text's words as terms of a builder, each distinct form looked up there once.
struct WordRuns {
  private let tokenizer: Tokenizer
  private var tokens: [Token] = []
  /// By the number of a form: its term, and 1 where it is a word, 0 for a mark.
  private var terms: [TermID] = []
  private var counts: [UInt8] = []
  /// The terms of the text last read.
  private(set) var run: [TermID] = []

  init() throws { tokenizer = try Tokenizer() }

  mutating func read(_ text: [UInt8], _ builder: inout CollectionBuilder) throws {
    tokens.removeAll(keepingCapacity: true)
    tokenizer.appendTokens(of: text, in: 0..<text.count, to: &tokens)
    let vocabulary = tokenizer.vocabulary
    while terms.count < vocabulary.words.count {
      let word = vocabulary.words[terms.count]
      let bytes = Array(([UInt8(ascii: "w")] + [UInt8](word.folded.utf8)).prefix(CollectionBuilder.longestTerm))
      terms.append(try word.kind == .mark ? builder.term([UInt8(ascii: "w")].span) : builder.term(bytes.span))
      counts.append(word.kind == .mark ? 0 : 1)
    }
    let (terms, counts, tokens) = (terms, counts, tokens)
    run = [TermID](unsafeUninitializedCapacity: tokens.count) { target, filled in
      // Stored always and counted when it is a word: what comes next in text is no branch that can be guessed.
      for token in tokens {
        target.initializeElement(at: filled, to: terms[Int(token.word.index)])
        filled &+= Int(counts[Int(token.word.index)])
      }
    }
  }
}
