/// What became of every file and article of a `rebuild` or `add`: nothing is lost in silence.
public struct BuildReport: Sendable, Equatable {
  public enum Fate: String, Sendable {
    /// It gave at least one article that the index now holds.
    case indexed
    /// All its articles were held already.
    case unchanged
    /// Passed over; the reason says why.
    case skipped
    /// It could not be read; the reason says why.
    case refused
  }

  /// A file, or an entry of an archive, which stands behind a `!` in the path.
  public struct File: Sendable, Equatable {
    public let path: String
    public let fate: Fate
    /// Articles read from it.
    public let articles: Int
    /// Its encoding, when it was read.
    public let encoding: String?
    /// What is not certain about its encoding.
    public let doubt: Problem?
    /// For a file skipped or refused, why; else what of it was lost, such as a broken line.
    public let problems: [Problem]

    init(
      path: String, fate: Fate, articles: Int = 0, encoding: String? = nil, doubt: Problem? = nil, problems: [Problem]
    ) {
      self.path = path
      self.fate = fate
      self.articles = articles
      self.encoding = encoding
      self.doubt = doubt
      self.problems = problems
    }
  }

  private var fates: [Fate: Int] = [:]
  /// Broken parts of files of which other parts were read.
  public private(set) var partsLost = 0
  /// Files and folders among the refused that are there and that the system would not give.
  public internal(set) var unreadable = 0
  /// Articles read from files; the sum of the four counts below.
  public internal(set) var articlesRead = 0
  /// Articles that the index did not hold before.
  public internal(set) var articlesAdded = 0
  /// Articles already held, unchanged; or met twice in one run.
  public internal(set) var articlesUnchanged = 0
  /// Articles that took the place of an older version in the index.
  public internal(set) var articlesReplacing = 0
  /// Articles of which a later version was read in the same run.
  public internal(set) var articlesSuperseded = 0
  /// Files below the folders given whose articles the index got from them, and that are there no more.
  public internal(set) var filesGone = 0
  /// Articles that stood in those alone.
  public internal(set) var articlesGone = 0
  /// Whether these articles were taken out of the index.
  public internal(set) var isPruned = false
  /// A rebuild could read nothing that it was given, and left the index as it was.
  public internal(set) var keepsOldIndex = false
  public internal(set) var quotationsAdded = 0
  /// Bytes of text in the articles added or replacing.
  public internal(set) var textBytes = 0

  /// Files and entries of archives; the sum of the fates.
  public var fileCount: Int { fates.values.reduce(0, +) }

  /// The number of files with a fate.
  public func count(_ fate: Fate) -> Int { fates[fate] ?? 0 }

  /// Whether all that is no foreign format was read whole.
  public var isComplete: Bool { count(.refused) == 0 && partsLost == 0 }

  mutating func count(_ file: File) {
    fates[file.fate, default: 0] += 1
    if file.fate == .indexed || file.fate == .unchanged { partsLost += file.problems.count }
  }
}
