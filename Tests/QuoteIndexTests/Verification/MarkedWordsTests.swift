import Testing

@testable import QuoteIndex

struct MarkedWordsTests {
  @Test(arguments: [
    ("said that “nothing was ready” by noon", ["nothing was ready"]),
    ("«один» и „два“ и \"три\"", ["один", "два", "три"]),
    ("«внутри „второго“ ряда» и снаружи", ["внутри второго ряда"]),
    ("the workers' “don't ask” and 'why so'", ["don't ask", "why so"]),
    ("„Gänsefüßchen“ – and “English” too", ["Gänsefüßchen", "English"]),
    ("no marks, the mayor's word", []), ("“never closed", ["never closed"]), ("«»", []),
  ])
  func `words in marks are found whatever the marks are`(_ text: String, _ expected: [String]) {
    #expect(MarkedWords.stretches(of: text) == expected)
  }
}
