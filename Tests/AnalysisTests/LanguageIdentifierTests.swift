import Testing

@testable import Analysis

/// Sentences written for these tests; nobody in them exists.
@Suite("Which language a text is in")
struct LanguageIdentifierTests {
  private let identifier = TestPacks.identifier

  private func guess(_ text: String) -> LanguageIdentifier.Guess {
    let bytes = Array(text.utf8)
    return identifier.identify(bytes, in: 0..<bytes.count)
  }

  @Test(
    "A plain sentence of a pack's language is told, and surely",
    arguments: [
      ("en", "The committee will publish its report before the end of the month."),
      ("ru", "Комиссия опубликует свой отчёт до конца месяца."),
      ("kk", "Комиссия өз есебін айдың соңына дейін жариялайды."),
      ("kk-Arab", "كوميسسيا ٴوز ەسەبىن ايدىڭ سوڭىنا دەيىن جاريالايدى."),
      ("kk-Arab", "كوميسسييا ٶز ەسەبٸن ايدىڭ سوڭىنا دەيٸن جارييالايدى."),
    ])
  func plain(language: String, text: String) {
    let guess = guess(text)
    #expect(guess.language == LanguageTag(language))
    #expect(guess.confidence > 0.95)
  }

  @Test(
    "Kazakh in Latin letters is told in every spelling",
    arguments: [
      "Qazaqstannyñ astanasynda jaña mektep aşyldy, onda eki jüz bala oqidy.",
      "Qazaqstannyń astanasynda jańa mektep ashyldy, onda eki júz bala oqıdy.",
      "Qazaqstannyn' astanasynda jan'a mektep as'yldy, onda eki ju'z bala oqi'dy.",
      "Qazaqstannıñ astanasında jaña mektep aşıldı, onda eki jüz bala oqïdı.",
      "Qazaqstannyn astanasynda zhana mektep ashyldy, onda eki zhuz bala oqidy.",
    ])
  func latinSpellings(text: String) {
    #expect(guess(text).language == LanguageTag("kk-Latn"))
  }

  @Test(
    "A language without a pack is not claimed",
    arguments: [
      ("Ukrainian", "Уряд оприлюднить свій звіт до кінця місяця, повідомила прессекретарка."),
      ("Belarusian", "Урад апублікуе сваю справаздачу да канца месяца, паведаміла прэс-сакратар."),
      ("Bulgarian", "Правителството ще публикува доклада си до края на месеца."),
      ("Kyrgyz", "Өкмөт айдын аягына чейин өзүнүн отчётун жарыялайт деп билдирди басма сөз катчысы."),
      ("Tatar", "Хөкүмәт айның ахырына кадәр үз хисабын бастырып чыгарачак, дип белдерде матбугат хезмәте."),
      ("Uzbek", "Hukumat oy oxirigacha oʻz hisobotini eʼlon qiladi, deb xabar berdi matbuot kotibi."),
      ("Uzbek in Cyrillic", "Ҳукумат ой охиригача ўз ҳисоботини эълон қилади, деб хабар берди матбуот котиби."),
      ("Turkish", "Hükümet, ay sonuna kadar raporunu yayımlayacağını basın sözcüsü aracılığıyla bildirdi."),
      ("German", "Die Regierung wird ihren Bericht bis zum Ende des Monats veröffentlichen."),
      ("French", "Le gouvernement publiera son rapport avant la fin du mois."),
      ("Arabic", "ستنشر الحكومة تقريرها قبل نهاية الشهر الجاري."),
      ("Persian", "دولت گزارش خود را تا پایان ماه منتشر خواهد کرد."),
      ("Uyghur", "ھۆكۈمەت دوكلاتىنى ئاينىڭ ئاخىرىغىچە ئېلان قىلىدۇ."),
      ("Greek", "Η κυβέρνηση θα δημοσιεύσει την έκθεσή της πριν από το τέλος του μήνα."),
      ("Chinese", "政府将在月底之前公布报告。"),
    ])
  func unclaimed(language: String, text: String) {
    #expect(guess(text).language == .undetermined, "\(language)")
  }

  @Test("Names in Latin letters do not make a Kazakh or Russian sentence English")
  func foreignNames() {
    #expect(
      guess("Apple және Google компаниялары жаңа iPhone пен Pixel телефондарын таныстырды.").language
        == LanguageTag("kk"))
    #expect(guess("Компании Apple и Google показали новые iPhone и Pixel.").language == LanguageTag("ru"))
  }

  @Test("What has no letters is und, without confidence")
  func noLetters() {
    #expect(guess("2022 — 15,3 %").confidence == 0)
    #expect(guess("").language == .undetermined)
  }

  @Test("A lone name says little: its confidence is low")
  func loneName() {
    #expect(guess("А.").confidence < LanguageIdentifier.sureEnough)
    #expect(guess("Б. К.").confidence < LanguageIdentifier.sureEnough)
  }

  @Test("Capitals, stress marks and soft hyphens change nothing")
  func variants() {
    let plain = guess("комиссия опубликует отчёт")
    #expect(guess("КОМИССИЯ ОПУБЛИКУЕТ ОТЧЁТ") == plain)
    #expect(guess("коми\u{AD}ссия опублику\u{301}ет отчёт") == plain)
  }

  @Test("Malformed UTF-8 is read without harm")
  func malformed() {
    let bytes: [UInt8] = [0xC3, 0x28, 0xE2, 0x82, 0xF0, 0x9F, 0xD0]
    #expect(identifier.identify(bytes, in: 0..<bytes.count).language == .undetermined)
  }
}
