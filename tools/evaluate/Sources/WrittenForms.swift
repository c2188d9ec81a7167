import Analysis
import Foundation
import Names

/// The many written forms of a few people, each against the canonical names in three languages, and names to refuse.
struct WrittenForms {
  let packs: LanguagePacks
  let parser: NameParser
  let matcher: NameMatcher

  private struct Person {
    let canonical: [String]
    let forms: [String]
    let others: [String]
  }

  private static let people = [
    Person(
      canonical: ["Kassym-Jomart Tokayev", "Касым-Жомарт Токаев", "Қасым-Жомарт Тоқаев"],
      forms: [
        "Қасым-Жомарт Тоқаев", "Токаев К.К.", "К.-Ж. Токаев", "Қ.-Ж.Тоқаев", "Касым-Жомарт Кемелевич Токаев",
        "Тоқаев Қасым-Жомарт Кемелұлы", "Қасым-Жомарт Кемелұлы Тоқаев", "Kassym-Jomart Tokayev",
        "Kassym-Zhomart Tokayev", "Kasym-Zhomart Tokayev", "Kassym Jomart Tokayev", "Kassymzhomart Tokayev",
        "Qasym-Jomart Toqaev", "Qasym-Jomart Toqaiev", "Qasym-Jomart Kemeluly Toqaev", "Qasym-Jomart Kemelūly Toqaev",
        "Tokayev, Kassym-Jomart", "TOKAYEV Kassym-Jomart Kemelevich", "Kasım Cömert Tokayev", "Kasım-Jomart Tokayev",
        "Qassym-Schomart Toqajew", "Kassym-Schomart Tokajew", "Kasym-Żomart Tokajew", "Kasym-Żomart Kemelevicz Tokajew",
        "Kasim-Yomart Tokáyev", "Kasim-Yomart Tokayev", "Kaszim-Zsomart Tokajev", "Qosim-Jomart To‘qayev",
        "Kassym-Jomart Tokaïev", "Kasym-Žomart Tokajev", "Kasõm-Žomart Tokajev", "Qasım-Jomart Tokayev",
        "Касим-Жомарт Токаєв", "Касым-Жамарт Такаеў", "Касъм-Жомарт Токаев", "Касим-Жомарт Токајев",
        "قاسىم-جومارت توقايەۆ", "قاسم جومارت توكاييف", "قاسم جومرت توقایف", "קאסים-ז'ומארט טוקאייב",
        "Κασίμ-Ζομάρτ Τοκάγιεφ", "კასიმ-ჟომარტ ტოკაევი", "Կասիմ-Ժոմարտ Տոկաև", "カシムジョマルト・トカエフ",
        "카심조마르트 토카예프", "卡瑟姆若马尔特·托卡耶夫", "कसीम-जोमार्त तोकायेव",
      ],
      others: [
        "Касым Токарев", "Касым-Жомарт Тукаев", "Тукаев", "Tokyo", "Токио", "Кемел Тоқаев", "Нурсултан Назарбаев",
        "Kassym-Jomart Togayev", "Тимур Токаев", "Касымбек Тогжанов", "Kasim Tuganov", "卡斯特罗", "トランプ",
      ]),
    Person(
      canonical: ["Mukhtar Tleuberdi", "Мухтар Тлеуберди", "Мұхтар Тілеуберді"],
      forms: [
        "Мұхтар Тілеуберді", "Тлеуберди М.Б.", "М. Тлеуберди", "М.Тілеуберді", "Мухтар Бескенулы Тлеуберди",
        "Мұхтар Бесқарұлы Тілеуберді", "Mukhtar Tileuberdi", "Muhtar Tleuberdi", "Mūhtar Tıleuberdı",
        "Muhtar Tileýberdi", "Muchtar Tleuberdi", "Moukhtar Tleouberdi", "Мухтар Тлеуберді", "مۇحتار تىلەۋبەردى",
        "مختار تليوبردي", "מוחטר טלאוברדי", "ムフタル・トレウベルディ", "무흐타르 틀레우베르디",
      ],
      others: ["Мухтар Ауэзов", "Мұхтар Құл-Мұхаммед", "Тлеубаев Мухтар", "Тлеухан Бекболат"]),
    Person(
      canonical: ["Nursultan Nazarbayev", "Нурсултан Назарбаев", "Нұрсұлтан Назарбаев"],
      forms: [
        "Нұрсұлтан Назарбаев", "Назарбаев Н.А.", "Н. Назарбаев", "Нурсултан Абишевич Назарбаев",
        "Нұрсұлтан Әбішұлы Назарбаев", "Nūrsūltan Äbışūly Nazarbaev", "Nursultan Nazarbajew", "Noursoultan Nazarbaïev",
        "Nursułtan Nazarbajew", "Nursultan Nazarbajev", "Nurszultan Nazarbajev", "Нурсултан Назарбаєв",
        "نۇرسۇلتان نازاربايەۆ", "نور سلطان نزارباييف", "نورسلطان نظربایف", "נורסולטן נזרבייב",
        "Νουρσουλτάν Ναζαρμπάγιεφ",
        "ნურსულთან ნაზარბაევი", "Նուրսուլթան Նազարբաև", "ヌルスルタン・ナザルバエフ", "누르술탄 나자르바예프",
        "努尔苏丹·纳扎尔巴耶夫", "नूरसुल्तान नज़रबायेव",
      ],
      others: ["Дарига Назарбаева", "Нурлан Назаров", "Болат Назарбаев", "Nurlan Nazarbekov"]),
  ]

  func run() throws {
    print("(c) written forms of one person from the canonical English, Russian and Kazakh name")
    for person in Self.people {
      for canonical in person.canonical {
        let name = parser.parse(canonical)
        let missed = person.forms.filter { !isSame(name, parser.parse($0)) }
        let accepted = person.others.filter { isSame(name, parser.parse($0)) }
        print(
          "    \(canonical): \(person.forms.count - missed.count) of \(person.forms.count) found; of "
            + "\(person.others.count) others accepted: \(accepted.isEmpty ? "none" : accepted.joined(separator: ", "))")
        for form in missed {
          let distance = matcher.distance(name, parser.parse(form))
          print("      missed \(form) \(String(format: "%.3f %.3f", distance.overall, distance.worst))")
        }
      }
    }
  }

  private func isSame(_ left: WrittenName, _ right: WrittenName) -> Bool {
    matcher.isSame(left, right, matcher.distance(left, right))
  }
}
