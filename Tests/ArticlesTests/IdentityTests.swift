import Fixtures
import Testing

@testable import Articles

/// Identifiers and dates.
struct IdentityTests {
  private func article(
    outlet: String? = "O", title: String? = "T", author: String? = nil, date: String? = nil, url: String? = nil,
    text: String = "Text.", location: String = "folder/name.txt"
  ) -> Article {
    var metadata = ArticleMetadata()
    metadata.outlet = outlet
    metadata.title = title
    metadata.author = author
    metadata.date = date
    metadata.url = url
    return Article(metadata: metadata, text: Array(text.utf8), location: location)
  }

  @Test func `the same article in another folder has the same identifier`() {
    #expect(article(location: "/a/name.txt").id == article(location: "b/c/name.txt").id)
    #expect(article(url: "u", location: "/a/x.txt").id == article(url: "u", location: "y.txt").id)
  }

  @Test func `an identifier is what it has always been`() {
    // Worked out by hand from the definition of FNV-1a over 128 bits, in Python; indexes hold such identifiers.
    #expect(ArticleID(parts: [[UInt8]()]).description == "d228cb69101a8caf")
    #expect(ArticleID(parts: [Array("дәйек".utf8), Array("b".utf8)]).description == "233da6b04e01d886")
  }

  @Test func `whatever differs gives another identifier, and only outlet and place another address`() {
    let first = article(url: "u")
    for other in [
      article(title: "Other", url: "u"), article(author: "A", url: "u"), article(date: "2022-01-01", url: "u"),
      article(url: "u", text: "Text!"),
    ] {
      #expect(other.id != first.id)
      #expect(other.address == first.address)
    }
    for other in [article(outlet: "P", url: "u"), article(url: "v")] {
      #expect(other.id != first.id)
      #expect(other.address != first.address)
    }
  }

  @Test func `a boundary between parts is part of the identifier`() {
    #expect(ArticleID(parts: [[1, 2], [3]]) != ArticleID(parts: [[1], [2, 3]]))
    #expect(ArticleID(parts: [[1], []]) != ArticleID(parts: [[1]]))
  }

  @Test func `identifiers are read as they are written`() throws {
    var generator = SystemRandomNumberGenerator()
    for hash in [0, 1, UInt64.max] + (0..<100).map({ _ in generator.next() as UInt64 }) {
      #expect(try #require(ArticleID(ArticleID(hash: hash).description)).hash == hash)
    }
    #expect(ArticleID("") == nil)
    #expect(ArticleID("123") == nil)
    #expect(ArticleID("g123456789abcdef") == nil)
  }

  @Test func `without a title the first words stand for it`() {
    let long = article(title: nil, text: String(repeating: "сөз ", count: 60))
    #expect(long.title.count <= 81)
    #expect(long.title.hasSuffix("сөз…"))
    #expect(article(title: nil, text: "Short.\n\nMore.").title == "Short.")
    #expect(article(outlet: nil, location: "/x/some.name.txt").outlet == "some.name")
    #expect(article(outlet: nil, location: "a.zip!x/wire.html.gz").outlet == "wire")
    #expect(article(outlet: nil, location: "x/a.tar.gz!Wow!.txt").outlet == "Wow!")
  }

  @Test func `a date is a day that the calendar has`() {
    // The oracle counts the days of four centuries one by one.
    var days = 0
    for year in 1601...2000 {
      for month in 1...12 {
        for day in 0...33 where ArticleDate(year: year, month: month, day: day) != nil { days += 1 }
      }
    }
    #expect(days == 146_097)
    #expect(ArticleDate(year: 2000, month: 2, day: 29) != nil)
    #expect(ArticleDate(year: 1900, month: 2, day: 29) == nil)
    #expect(ArticleDate(year: 2024, month: 2, day: 29) != nil)
    #expect(ArticleDate(year: 2022, month: 2, day: 29) == nil)
    #expect(ArticleDate(year: 0, month: 1, day: 1) == nil)
    #expect(ArticleDate(year: 2022, month: 13, day: 1) == nil)
  }

  @Test func `days since 1970 are the days of the calendar`() throws {
    var generator = SeededGenerator(seed: 815)
    #expect(ArticleDate(daysSince1970: 0)?.description == "1970-01-01")
    #expect(ArticleDate(daysSince1970: -719_162)?.description == "0001-01-01")
    #expect(ArticleDate(daysSince1970: 2_932_896)?.description == "9999-12-31")
    #expect(ArticleDate(daysSince1970: 2_932_897) == nil)
    for _ in 0..<2_000 {
      // The next day is the same day, or the first of the month or year after it.
      let days = Int.random(in: -719_162..<2_932_896, using: &generator)
      let day = try #require(ArticleDate(daysSince1970: days))
      let next = try #require(ArticleDate(daysSince1970: days + 1))
      let candidates = [
        ArticleDate(year: day.year, month: day.month, day: day.day + 1),
        ArticleDate(year: day.year, month: day.month + 1, day: 1), ArticleDate(year: day.year + 1, month: 1, day: 1),
      ]
      #expect(candidates.first { $0 != nil } == next)
    }
  }

  @Test(arguments: [
    ("2022-03-02T10:00:00Z", "2022-03-02"), ("20220302", "2022-03-02"), ("2022/03/02 10:00", "2022-03-02"),
    ("02.03.2022 10:15", "2022-03-02"), ("1646222400", "2022-03-02"), ("1646222400000", "2022-03-02"),
    ("March 2, 2022", nil), ("03/02/2022", nil), ("2022", nil), ("31.02.2022", nil), ("99999999999999999999", nil),
  ])
  func `metadata takes a day in the forms that documents write it in`(_ text: String, _ day: String?) {
    #expect(ArticleMetadata.day(text) == day)
  }

  @Test(arguments: [
    ("2022-03-02", "2022-03-02"), ("2022-3-2", "2022-03-02"), ("20220302", "2022-03-02"),
    ("2022-03-02T23:59:59+06:00", "2022-03-02"), ("2022-03-02 10:00", "2022-03-02"), ("0099-01-01", "0099-01-01"),
  ])
  func `a date is read in the forms of ISO 8601`(_ text: String, _ day: String) {
    #expect(ArticleDate(text)?.description == day)
  }

  @Test(arguments: [
    "", "-", "----", "2022", "2022-03", "02.03.2022", "2022-02-30", "22-03-02", "2022-003-02", "2022-03-021",
    "202203021",
    "March 2, 2022", "２０２２-03-02", "99999999999999999999-1-1",
  ])
  func `what is no date is none`(_ text: String) { #expect(ArticleDate(text) == nil) }
}
