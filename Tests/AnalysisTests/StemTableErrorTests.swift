import Analysis
import Foundation
import Testing

/// What a linguist is told who makes a mistake in the tables of a stemmer, and that another language is only a folder.
@Suite struct StemTableErrorTests {
  private static let tables = [
    "language.tsv": "code\tqq\nstemmer\ttables\n",
    "stemmer/sounds.tsv":
      "a\tvowel\tback\tyes\t-\ne\tvowel\tfront\tyes\t-\nt\tstop\tnone\tno\t-\nl\tliquid\tnone\tno\t-\n",
    "stemmer/layers.tsv": "plural\tnoun\tyes\ncase\tnoun plural\tyes\n",
    "stemmer/suffixes.tsv": "plural\tplural\tla\tle\tany\t-\t2\tcommon\ncase\tin\tta\tte\tany\t-\t2\tcommon\n",
    "stemmer/derivations.tsv": "",
    "stemmer/stems.tsv": "",
    "stemmer/shortened.tsv": "",
    "stemmer/irregular.tsv": "",
  ]

  /// A pack of these files in a folder of its own, which `body` gets.
  private func withPack<Value>(
    changing file: String? = nil, to text: String = "", _ body: (LanguagePack) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stems-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("stemmer"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in Self.tables {
      try (name == file ? text : content).write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return try body(try LanguagePack(path: folder.path))
  }

  @Test func aFolderIsAllThatAnotherLanguageNeeds() throws {
    let stems = try withPack { pack in
      let stemmer = try pack.makeStemmer()
      return ["talta", "tallata", "tella", "telle", "ta"].map { stemmer.stem($0) }
    }
    #expect(stems == ["tal", "tal", "tella", "tel", "ta"])
  }

  @Test(arguments: [
    ("stemmer/sounds.tsv", "ab\tvowel\tback\tyes\t-\n", 1),
    ("stemmer/sounds.tsv", "a\tvowel\tsideways\tyes\t-\n", 1),
    ("stemmer/sounds.tsv", "# a\na\tvowel\tback\tyes\t-\na\tvowel\tback\tyes\t-\n", 3),
    ("stemmer/layers.tsv", "plural\tnown\tyes\n", 1),
    ("stemmer/suffixes.tsv", "plurals\tplural\tla\tle\tany\t-\t2\tcommon\n", 1),
    ("stemmer/suffixes.tsv", "plural\tplural\tlz\tle\tany\t-\t2\tcommon\n", 1),
    ("stemmer/suffixes.tsv", "plural\tplural\tla\tle\tsibilant\t-\t2\tcommon\n", 1),
    ("stemmer/suffixes.tsv", "plural\tplural\tla\tle\tany\t-\tmany\tcommon\n", 1),
    ("stemmer/stems.tsv", "noun\tx\tlat\nnoun\tx\tzat\n", 2),
    ("stemmer/stems.tsv", "noum\tx\tlat\n", 1),
  ])
  func aWrongLineIsNamedByItsFileAndNumber(file: String, text: String, line: Int) throws {
    try withPack(changing: file, to: text) { pack in
      let error = #expect(throws: AnalysisError.self) { try TableStemmer(pack: pack) }
      let message = "\(error.map(String.init(describing:)) ?? "")"
      #expect(message.contains("\(file):\(line): expected"), "\(message)")
    }
  }
}
