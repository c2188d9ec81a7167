import Testing

@testable import Analysis

/// ‖ stands at each boundary. Sentences written for these tests; nobody in them exists.
@Suite("Where a sentence ends")
struct SentenceBreakerTests {
  private func marked(_ text: String, _ code: String) throws -> String {
    let index = try #require(TestPacks.all.index(of: LanguageTag(code)))
    let bytes = Array(text.filter { $0 != "‖" }.utf8)
    let ends = try SentenceBreaker(pack: TestPacks.all.packs[index]).ends(of: bytes, in: 0..<bytes.count)
    var parts: [String] = []
    var start = 0
    for end in ends {
      parts.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    return parts.joined(separator: "‖")
  }

  private func expect(_ text: String, in code: String) throws {
    #expect(try marked(text, code) == text)
  }

  @Test(
    "English",
    arguments: [
      "Mr. Omarov met Dr. Serikov. ‖They spoke at 5 p.m. ‖He left.",
      "The U.S. Senate voted. ‖It was late.",
      "J. K. Serikov wrote it. ‖Nobody read it.",
      "Prices rose 3.5 percent. ‖40 firms closed.",
      "“Why now?” Omarov asked. ‖Nobody answered.",
      "“We will wait. We are patient,” Omarov said. ‖He sat down.",
      "“Stop!” ‖The crowd did not move.",
    ])
  func english(text: String) throws { try expect(text, in: "en") }

  @Test(
    "Russian abbreviations, dates and initials",
    arguments: [
      "31 декабря 2022 г. Омаров уехал. ‖В январе он вернулся.",
      "Школа открыта в 1950 г. ‖Она стоит до сих пор.",
      "Он живёт в г. Алматы. ‖Его сын учится.",
      "К.-Ж. Омаров и Т. Сериков спорили. ‖А. В. Петров молчал.",
      "Пришли врачи, учителя и т.д. ‖Ждали долго.",
      "Пришли врачи, учителя и т. д. ‖Ждали долго.",
      "Мощность станции 20 МВт. ‖Построена быстро.",
      "Это стоит 5,5 млн. тенге, т.е. дорого. ‖Купили.",
      "Выросло на 3.5 процента. ‖В 2021 году упало.",
    ])
  func russianAbbreviations(text: String) throws { try expect(text, in: "ru") }

  @Test(
    "Russian quotations keep their cue",
    arguments: [
      "«Нет. Мы ждём», — сказал он. ‖Потом ушёл.",
      "«Когда начнём?» — спросил Омаров. ‖Никто не ответил.",
      "«Начнём!» — Омаров встал. ‖Все пошли.",
      "«Нет, — ответил он. — Мы не отступим». ‖Все молчали.",
      "Омаров сказал: «Нет. Мы ждём». ‖Потом ушёл.",
      "«Мы ждём. ‖Мы не уйдём». ‖Так думали все.",
    ])
  func russianQuotations(text: String) throws { try expect(text, in: "ru") }

  @Test("A long quotation is cut at its own stops, and its last sentence keeps the cue")
  func longQuotation() throws {
    let sentence =
      "Мы долго думали об этом и решили, что дорогу через старый город надо строить заново, иначе весной её опять размоет."
    try expect("«\(sentence) ‖\(sentence) ‖\(sentence) ‖Так и сделаем», — сказал он. ‖Все согласились.", in: "ru")
  }

  @Test(
    "Stops that the press writes in its own ways",
    arguments: [
      "Они вернули сумму.‖Дальше было хуже.",
      "Они вернули сумму.‖\"Дальше было хуже\", — сказал Омаров.",
      "\"Они вернули сумму.\"‖Дальше было хуже.",
      "Они вернули сумму.‖В банке это подтвердили.",
      "Об этом пишет site.kz.‖Дальше было хуже.",
      "Он ждал... ‖Никто не пришёл.",
      "Он ждал… и дождался. ‖Потом ушёл.",
      "Он пришёл?! ‖Да.",
      "1. Вопросы повестки. ‖Их было два.",
      "Смотрите на site.kz. ‖Там всё есть.",
      "Смотрите файл omarov.doc и письмо К.Ж.Омарова сегодня.",
      "Он сказал.\u{A0}‖Она ушла.",
    ])
  func press(text: String) throws { try expect(text, in: "ru") }

  @Test(
    "Kazakh",
    arguments: [
      "«Біз дайынбыз. Күтеміз», – деді Омаров. ‖Содан кейін кетті.",
      "– Қашан бастаймыз? – деп сұрады Омаров. ‖Ешкім жауап бермеді.",
      "– Келді ме? ‖– Жоқ, келген жоқ.",
      "Қ.-Ж.Омаров пен М.Серіков келді. ‖Олар сөйледі.",
      "1939 ж. Омаров мектеп ашты. ‖156 бала оқыды.",
      "Мектеп 1950 ж. ашылды. ‖Ол әлі тұр.",
      "Дәрігерлер, мұғалімдер, т.б. ‖Көп күтті.",
      "Кен байыту 16,3 млрд. АҚШ долларын берді. ‖Бұл аз.",
    ])
  func kazakh(text: String) throws { try expect(text, in: "kk") }

  @Test("Kazakh in Arabic letters ends at its own question mark")
  func kazakhArabic() throws { try expect("قاشان كەلدى؟ ‖كەشە كەلدى.", in: "kk") }

  @Test("An empty text has no sentence")
  func empty() throws { try expect("", in: "ru") }
}
