import Fixtures
import QuoteIndex
import Synchronization

/// A few articles with invented speakers, for verification: indexed once for all tests.
enum VerificationArchive {
  /// The folder is removed with its last holder.
  private static let made = Result { try make() }

  static func home() throws -> IndexHome { try made.get().home }

  static func searcher() throws -> Searcher { try Searcher(home: home()) }

  /// Opened once: the packs take longer to read than all the texts to verify.
  private static let verifier = Mutex(Result { Verifier(searcher: try searcher()) })

  static func verify(_ text: String, by speaker: String? = nil) throws -> Verification? {
    try verifier.withLock { try $0.get().verify(text, by: speaker) }
  }

  private static let articles = [
    (
      "bridge", "Wire One", "2022-03-02", "en",
      """
      “We will not sell the old bridge to anybody before the elections in autumn,” said Selim Barkov. The bridge stands \
      where three small rivers meet below the town.
      “The council paid 250 million tenge for the ferry,” said Mira Oldham, “and nobody has seen a receipt since.”
      """
    ),
    (
      "bridge again", "Wire Two", "2022-03-01", "en",
      """
      “We will not sell the old bridge to anybody before the elections in autumn,” said Selim Barkov on \
      Tuesday.
      """
    ),
    (
      "ferry", "Wire Two", "2022-03-05", "en",
      """
      “A ferry that nobody can board is cheaper than a bridge that nobody can cross,” Mira Oldham said.
      """
    ),
    (
      "мост", "Дала хабары", "2022-03-07", "ru",
      """
      «Мы ещё не решили, сколько паромов нужно городу, и решать будем после весны», — заявил Селим Барков.
      """
    ),
  ]

  private static func make() throws -> (home: IndexHome, folder: TemporaryFolder) {
    let index = try TemporaryIndex()
    index.folder.removeAtExit()
    let lines = articles.map {
      TemporaryIndex.line(title: $0.0, text: $0.4, source: $0.1, date: $0.2, language: $0.3)
    }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "archive.jsonl")
    _ = try index.indexer().rebuild(paths: [path])
    return (index.home, index.folder)
  }
}

extension Verification {
  /// The alterations in the order of the text: `changed old>new`, `dropped not`.
  var marked: String {
    parts.flatMap(\.alterations).map { alteration in
      switch alteration.kind {
      case .changed: "changed \(alteration.found)>\(alteration.text)"
      case .added: "added \(alteration.text)"
      case .moved: "moved \(alteration.text)"
      case .dropped, .cut, .interruption: "\(alteration.kind.rawValue) \(alteration.found)"
      }
    }.joined(separator: "; ")
  }
}
