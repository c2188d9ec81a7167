import Glibc
import QuoteIndex
import SeededRandom

/// Four processes that search while another writes without a pause: each answer must be one whole moment of the index, no
/// older than what was acknowledged before the question and no newer than what was begun after it.
struct ThreadsPart {
  let options: Options
  private static let readers = 4
  private static let articles = 6
  /// Questions to one searcher before it is opened anew.
  private static let questionsBetweenOpenings = 25

  func run() throws(FaultsFailure) -> Bool {
    let home = try Home(options, index: options.scratch + "/shared")
    Disk.remove(home.home.path)
    let clock = try WriterClock(options.scratch + "/clock", isWriter: true)
    try write(1, home, clock)
    let each = options.count(100_000) / Self.readers
    var children: [Child] = []
    for reader in 0..<Self.readers {
      children.append(
        try Child(
          [
            options.worker, "reader", "\(each)", "--scratch", options.scratch, "--program", options.program, "--seed",
            "\(options.seed &+ UInt64(reader))",
          ], scratch: options.scratch))
    }
    var tally = Tally("threads: searches in \(Self.readers) processes during writing")
    var moments: UInt64 = 1
    var running = children
    while !running.isEmpty {
      moments += 1
      try write(moments, home, clock)
      var still: [Child] = []
      for child in running {
        guard let end = child.endIfEnded() else {
          still.append(child)
          continue
        }
        if end.status == 0 { tally.good("one moment", times: each) } else { tally.bad("\(end.errors)\(end.output)") }
      }
      running = still
    }
    say("threads: the index was written \(moments) times meanwhile")
    return tally.report()
  }

  /// Every article in version `number`, by turns added and built anew.
  private func write(_ number: UInt64, _ home: Home, _ clock: WriterClock) throws(FaultsFailure) {
    let all = Dictionary(uniqueKeysWithValues: (0..<Self.articles).map { ($0, Int(number)) })
    clock.begun = number
    let end = try home.run(number % 5 == 1 ? .rebuild(all) : .add(all), identifiers: [:])
    guard end.status == 0 else { throw FaultsFailure("write \(number) ended with \(end.status): \(end.errors)") }
    clock.acknowledged = number
  }

  /// The process that searches.
  static func read(_ words: [String], _ options: Options) throws(FaultsFailure) {
    guard let count = words.first.flatMap({ Int($0) }) else { throw FaultsFailure("reader COUNT") }
    let home = try Home(options, index: options.scratch + "/shared")
    let clock = try WriterClock(options.scratch + "/clock", isWriter: false)
    var generator = RandomNumbers(seed: options.seed)
    var asked = 0
    while asked < count {
      let acknowledged = clock.acknowledged
      let searcher = try bridged { () throws(IndexError) in try Searcher(home: home.home) }
      let begun = clock.begun
      var moment: Int?
      for _ in 0..<questionsBetweenOpenings where asked < count {
        asked += 1
        let word = [Archive.everyWord, "harbour", "“tell it again”", "speaker:Rivers"].randomElement(using: &generator)!
        let found = try bridged { () throws(IndexError) in
          try searcher.search(Query(word), options: SearchOptions(limit: 1_000))
        }
        var versions: [Int: Int] = [:]
        var quotations: Set<String> = []
        var identifiers: Set<String> = []
        for hit in found.hits {
          switch hit {
          case .quotation(let quotation, _, _): quotations.insert(quotation.article)
          case .article(let article, _, _, _):
            let text = String(decoding: article.text, as: UTF8.self)
            guard let known = Archive.identify(url: article.url ?? "", text: text) else {
              throw FaultsFailure("article \(article.id) is not whole")
            }
            versions[known.article] = known.version
            identifiers.insert(article.id)
          }
        }
        if word.hasPrefix("speaker:") {
          guard quotations.count == articles else { throw FaultsFailure("\(quotations.count) quoted articles") }
          continue
        }
        guard versions.count == articles, Set(versions.values).count == 1, let version = versions.values.first,
          word == "harbour" || quotations == identifiers
        else { throw FaultsFailure("«\(word)» found \(versions), quotations of \(quotations.count)") }
        guard moment == nil || moment == version else {
          throw FaultsFailure("one searcher saw \(moment!) and \(version)")
        }
        guard UInt64(version) >= acknowledged, UInt64(version) <= begun else {
          throw FaultsFailure("saw moment \(version), expected \(acknowledged) to \(begun)")
        }
        moment = version
      }
    }
  }
}
