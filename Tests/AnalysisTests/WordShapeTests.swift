import Testing

@testable import Analysis

struct WordShapeTests {
  @Test func `the shape of every word of a text is that of the word`() throws {
    let tokenizer = try Tokenizer()
    let text = tokenizer.words(of: Array("«ҚР Үкіметі», said U.S. McKay 12,5 Ⅷ 托卡耶夫 ǅ — iPhone’s 5G توقايەۆ!".utf8))
    #expect(text.tokens.count > 15)
    for token in text.tokens.indices {
      let (word, shape) = (text.word(token), text.shape(token))
      #expect(shape.kind == word.kind)
      #expect(shape.first == word.first)
      #expect(shape.isCapitalised == word.isCapitalised)
      #expect(shape.isCased == word.isCased)
      #expect(shape.isAllCapitals == word.isAllCapitals)
    }
  }
}
