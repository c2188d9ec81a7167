import Presentation
import Testing

/// Widths, lines, dates and order.
struct LayoutTests {
  @Test(arguments: [
    ("Tokayev", 7), ("Тоқаев", 6), ("توقايەۆ", 7), ("托卡耶夫", 8), ("トカエフ", 8), ("ﾄｶｴﾌ", 4), ("e\u{301}", 1),
    ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("", 0), ("„—…“", 4), ("a\u{200D}b", 2), ("الله", 4),
  ])
  func `a text takes as many columns as a terminal gives it`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
    #expect(DisplayWidth.of(DisplayWidth.padded(text, to: 12)) == 12)
    for most in 1...10 { #expect(DisplayWidth.of(DisplayWidth.cut(text, to: most)) <= max(most, 1)) }
  }

  static let texts = [
    "Kazakhstan will follow the principles and norms of the U.N. in the conflict, the minister said.",
    "Біз ешкімге қарыз емеспіз, деді ол жиналыста, бірақ көмекті ұмытпаймыз.",
    "قازاقستان پرەزيدەنتى قاسىم-جومارت توقايەۆ بۇگىن ۇكىمەت وتىرىسىن وتكىزدى دەپ حابارلايدى",
    "卡西姆若马尔特·托卡耶夫总统在会议上发表讲话，强调国家将遵守联合国的原则。",
    "https://example.org/" + String(repeating: "very-long-address/", count: 12), "a  b   c", "x",
  ]

  @Test(arguments: texts)
  func `lines fit the terminal and hold the text`(_ text: String) {
    for columns in [20, 33, 80, 140] {
      for (indent, first) in [(0, 0), (4, 4), (6, 4)] {
        let lines = LineWrapper(columns: columns).lines(StyledText(text), indent: indent, first: first)
        #expect(lines.allSatisfy { DisplayWidth.of($0.plain) <= columns }, "\(columns)")
        func letters(_ text: String) -> [Character] { text.filter { $0 != " " } }
        #expect(letters(lines.map(\.plain).joined()) == letters(text))
        for (place, line) in lines.enumerated() {
          #expect(line.plain.hasPrefix(String(repeating: " ", count: place == 0 ? first : indent)))
        }
      }
    }
    #expect(LineWrapper(columns: nil).lines(StyledText(text)).map(\.plain) == [text])
  }

  @Test func `words are lit across the end of a line`() {
    var text = StyledText("one two ")
    text.append("three four", .match)
    text.append(" five six seven eight nine")
    let lines = LineWrapper(columns: 20).lines(text).map { $0.rendered(hasColor: true) }
    #expect(lines == ["one two \u{1B}[1;31mthree four\u{1B}[0m", "five six seven eight", "nine"])
    let narrow = LineWrapper(columns: 20).lines(text, indent: 8).map { $0.rendered(hasColor: true) }
    #expect(narrow[0] == "        one two")
    #expect(narrow[1] == "        \u{1B}[1;31mthree four\u{1B}[0m")
  }

  @Test func `a date is written as the language writes it`() {
    let languages = ["en", "ru", "kk"].map { DateText(language: $0) }
    // Where a line may not end, ICU's versions differ.
    func text(_ date: String) -> [String] {
      languages.map { String($0.text(date).map { $0.isWhitespace ? " " : $0 }) }
    }
    #expect(text("2022-03-02") == ["March 2, 2022", "2 марта 2022 г.", "2022 ж. 2 наурыз"])
    #expect(text("2022-03") == ["March 2022", "март 2022 г.", "2022 ж. наурыз"])
    for odd in ["2022", "", "yesterday", "2022-13-01", "2022-00", "0000-01-01", "2022-1-2-3", "-", "99999-01-01"] {
      #expect(languages.allSatisfy { $0.text(odd) == odd })
    }
  }

  @Test func `names stand in the order of the language`() {
    func sorted(_ names: [String], _ language: String) -> [String] {
      let order = NameOrder(language: language)
      return names.sorted { order.isBefore($0, $1) }
    }
    #expect(sorted(["Яна", "Ёлкин", "Жук", "Елкин", "анна"], "ru") == ["анна", "Елкин", "Ёлкин", "Жук", "Яна"])
    #expect(
      sorted(["Қанат", "Кенже", "Ғани", "Гүлнар", "Әсел", "Азат", "Һан", "Хан", "Іле", "Ырыс"], "kk")
        == ["Азат", "Әсел", "Гүлнар", "Ғани", "Кенже", "Қанат", "Хан", "Һан", "Ырыс", "Іле"])
    #expect(sorted(["b", "B", "a", "É", "e"], "en") == ["a", "b", "B", "e", "É"])
  }

  @Test func `a bar is as long as its number`() {
    #expect(Bar.text(10, of: 10, columns: 8) == "████████")
    #expect(Bar.text(5, of: 10, columns: 8) == "████")
    #expect(Bar.text(1, of: 1_000, columns: 8) == "▏")
    #expect(Bar.text(0, of: 10, columns: 8) == "")
    for number in 0...64 { #expect(DisplayWidth.of(Bar.text(number, of: 64, columns: 8)) == (number + 7) / 8) }
  }
}
