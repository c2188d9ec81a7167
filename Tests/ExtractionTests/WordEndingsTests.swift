import Testing

@testable import Extraction

@Suite("The endings of words")
struct WordEndingsTests {
  @Test("What is found by the last byte is what a walk over all endings finds")
  func matchesWalk() {
    let all: [(ending: String, trait: Traits)] = [
      ("ing", .converb), ("ов", .masculine), ("ова", .feminine), ("екенін", .clauseEnd), ("ly", .adverb),
      ("s", .plural),
      ("тынын", .clauseEnd),
    ]
    let endings = WordEndings(all)
    let words = [
      "saying", "ing", "Омаров", "ова", "Омарова", "екенін", "дайын", "ашылатынын", "newly", "only", "ly", "s", "as",
      "", "ң",
    ]
    for word in words {
      for isNoAdverb in [false, true] {
        let length = word.utf8.count
        var expected: Traits = []
        for (ending, trait) in all
        where (length > ending.utf8.count + 1 || length == ending.utf8.count && trait == .clauseEnd)
          && Lexicon.ends(word, ending) && !(trait == .adverb && isNoAdverb)
        {
          expected.formUnion(trait)
        }
        #expect(endings.traits(of: word, butAdverb: isNoAdverb) == expected, "\(word)")
      }
    }
  }
}
