import Articles
import Glibc

/// Reads the files of a `rebuild` or `add`, some articles at a time, and decides what becomes of each.
struct SourceReading {
  /// What an article weighs beside its text while it is on its way, in bytes: of a million lines of a few words each, only
  /// so many are held at once.
  private static let articleWeight = 1 << 10

  private let reader: SourceReader
  private let found: (files: Int, bytes: Int)
  private let paths: [String]
  private let held: HeldArticles
  private let observer: BuildObserver
  private let tracker: SeenFileTracker
  private(set) var report = BuildReport()
  /// Addresses of held articles of which a new version was read.
  private(set) var replaced: Set<UInt64> = []
  /// The numbers of articles given of which a later version was read; they count up from 0.
  private(set) var superseded: Set<Int> = []
  private var latest: [ArticleID: (number: Int, id: ArticleID)] = [:]
  private var given = 0
  /// Articles read and not yet given.
  private var waiting: ArraySlice<Article> = []
  /// What has come of a document of which more parts follow.
  private var account = DocumentAccount()

  /// - Parameter seen: files that need not be read again if they are what they were.
  init(
    paths: [String], format: InputFormat?, held: HeldArticles, seen: SeenFiles = SeenFiles(), _ observer: BuildObserver
  ) {
    self.paths = paths
    let walk = SourceWalk(paths: paths, format: format?.sourceFormat)
    let tracker = SeenFileTracker(known: seen)
    self.tracker = tracker
    reader = SourceReader(walk) { tracker.passesOver($0.path) }
    found = observer.wantsProgress ? walk.totals() : (0, 0)
    self.held = held
    self.observer = observer
  }

  /// The next articles to index, in the order of the files: batches of about `batchLength` bytes, or what weighs as much; none
  /// at the end. The fate of every file goes to the observer, and into the report's counts.
  mutating func next(batches: Int, of batchLength: Int) throws(IndexError) -> [[Article]] {
    var given: [[Article]] = []
    var batch: [Article] = []
    var length = 0
    while given.count < batches {
      guard let article = waiting.popFirst() else {
        let item = reader.next()
        for (path, file) in tracker.takePassedOver() { tellPassedOver(path, file) }
        guard let item else { break }
        waiting = try read(item)[...]
        tellProgress()
        continue
      }
      batch.append(article)
      length += article.text.count + Self.articleWeight
      if length >= batchLength {
        given.append(batch)
        (batch, length) = ([], 0)
      }
    }
    if !batch.isEmpty { given.append(batch) }
    return given
  }

  /// What came of it, when all has been given.
  var readSources: ReadSources {
    ReadSources(
      report: report, replaced: replaced, superseded: superseded, seen: tracker.seen, gone: tracker.gone(from: paths))
  }

  private mutating func tellPassedOver(_ path: String, _ file: SeenFiles.File) {
    report.articlesRead += file.addresses.count
    report.articlesUnchanged += file.addresses.count
    tell(
      BuildReport.File(
        path: path, fate: .unchanged, articles: file.addresses.count, encoding: file.encoding, problems: []))
  }

  private func tellProgress() {
    guard observer.wantsProgress else { return }
    observer.progress?(
      BuildProgress(
        filesRead: reader.filesRead, filesFound: found.files, bytesRead: reader.bytesRead, bytesFound: found.bytes,
        articles: report.articlesRead))
  }

  private mutating func tell(_ file: BuildReport.File) {
    report.count(file)
    observer.file(file)
  }

  /// The articles of an item that are to be indexed.
  private mutating func read(_ item: SourceItem) throws(IndexError) -> [Article] {
    switch item {
    case .skipped(let path, let reason):
      tracker.noteProblem()
      tell(BuildReport.File(path: path, fate: .skipped, problems: [Problem(reason)]))
    case .refused(let path, let error):
      tracker.noteProblem()
      if Self.wasNotGiven(error) { report.unreadable += 1 }
      tell(BuildReport.File(path: path, fate: .refused, problems: [Problem(error)]))
    case .document(let document):
      let outcome = document.read()
      var wanted: [Article] = []
      if case .read(let result, let encoding) = outcome {
        tracker.note(result.articles, encoding: encoding.name)
        if !result.problems.isEmpty || encoding.doubt != nil { tracker.noteProblem() }
        if result.problems.contains(where: Self.wasNotGiven) { report.unreadable += 1 }
        for article in result.articles where try isWanted(article) { wanted.append(article) }
      }
      if case .refused(let error) = outcome {
        tracker.noteProblem()
        if Self.wasNotGiven(error) { report.unreadable += 1 }
      }
      account.add(outcome, wanted: wanted.count)
      if document.isLast {
        tell(account.file(path: document.path))
        account = DocumentAccount()
      }
      return wanted
    }
    return []
  }

  /// Whether the system did not give what is there; a link that leads nowhere or a name too long is the archive's own mistake.
  private static func wasNotGiven(_ error: ArticleError) -> Bool {
    if case .unreadable(let code) = error { code != ELOOP && code != ENAMETOOLONG } else { false }
  }

  private mutating func isWanted(_ article: Article) throws(IndexError) -> Bool {
    report.articlesRead += 1
    let older = latest[article.address]
    if try held.holds(article.id) {
      // Another version of it came earlier in this run: the held one is the latest again.
      if let older {
        supersede(older.number)
        latest[article.address] = nil
        tracker.note(latest: nil, at: article.address)
        replaced.remove(article.address.hash)
      }
      report.articlesUnchanged += 1
      return false
    }
    if let older, older.id == article.id {
      report.articlesUnchanged += 1
      return false
    }
    if let older {
      supersede(older.number)
    } else if try held.holds(address: article.address) {
      replaced.insert(article.address.hash)
    }
    latest[article.address] = (given, article.id)
    tracker.note(latest: article.id, at: article.address)
    given += 1
    report.articlesAdded += 1
    return true
  }

  private mutating func supersede(_ number: Int) {
    superseded.insert(number)
    report.articlesSuperseded += 1
    report.articlesAdded -= 1
  }
}
