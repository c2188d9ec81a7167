import Testing

@testable import Presentation

/// Dates by the packs, beside ICU's.
struct DatesOfPacksTests {
  static let locales = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/locales"

  @Test(arguments: ["en", "ru", "kk"])
  func `every month and day is written by the pack as ICU writes it`(language: String) throws {
    let messages = try #require(Messages(locales: Self.locales, language: language))
    let byPack = DateText(language: language, messages: messages)
    let byICU = DateText(language: language)
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for month in 1...12 {
      for year in ["2022", "0987", "9999"] {
        let ofMonth = "\(year)-\(digits(month))"
        #expect(byPack.text(ofMonth) == byICU.text(ofMonth))
        #expect(byPack.text(ofMonth).utf8.elementsEqual(byICU.text(ofMonth).utf8))
        for day in [1, 9, 10, 28] {
          #expect(
            byPack.text("\(ofMonth)-\(digits(day))").utf8.elementsEqual(byICU.text("\(ofMonth)-\(digits(day))").utf8))
        }
      }
      // Its own words, and not English ones, are what makes it need no ICU.
      #expect(messages.ownText("date.month.\(month)") != nil && messages.ownText("date.monthOfDay.\(month)") != nil)
    }
  }
}
