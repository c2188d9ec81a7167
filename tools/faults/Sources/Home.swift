import FuzzTargets
import QuoteIndex

/// An index of invented articles in a scratch folder, written by the program and seen from this process.
struct Home {
  /// The program under test.
  let program: String
  let scratch: String
  let home: IndexHome

  /// Makes its short packs and authority files where they are not yet.
  ///
  /// - Parameter index: where the index lives; a folder of `scratch` unless it is said.
  init(_ options: Options, index: String? = nil) throws(FaultsFailure) {
    program = options.program
    scratch = options.scratch
    home = IndexHome(path: index ?? scratch + "/home", locales: scratch + "/locales", entities: scratch + "/entities")
    if !Disk.isThere(home.locales) { TrialPacks.copy(from: options.checkout + "/locales", to: home.locales) }
    if !Disk.isThere(home.entities) { try Self.writeEntities(to: home.entities) }
  }

  private static func writeEntities(to folder: String) throws(FaultsFailure) {
    try Disk.make(folder)
    let head = "id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote\n"
    try Disk.write(head + "test:rivers\tperson\tAida Rivers\t-\t-\t-\t-\t-\n", to: folder + "/people.tsv")
    try Disk.write(head + "test:wire\torganisation\tThe Wire\t-\t-\t-\t-\t-\n", to: folder + "/organisations.tsv")
    try Disk.write(head + "test:harbour\tplace\tHarbour\t-\t-\t-\t-\t-\n", to: folder + "/places.tsv")
  }

  var segments: String { home.path + "/segments" }

  /// The words that run an operation; its articles are written to a file beside the index.
  func words(_ operation: Operation, identifiers: [Int: String]) throws(FaultsFailure) -> [String] {
    let common = [program, "--index", home.path, "--locales", home.locales, "--entities", home.entities, "--quiet"]
    switch operation {
    case .rebuild(let articles), .add(let articles):
      let path = scratch + "/articles.jsonl"
      try Disk.write(Archive.file(articles), to: path)
      return common + [operation.name, "--threads", "1", path]
    case .remove(let articles): return common + [operation.name] + articles.compactMap { identifiers[$0] }
    }
  }

  /// Runs an operation to its end.
  func run(
    _ operation: Operation, identifiers: [Int: String], environment: [String: String] = [:]
  ) throws(FaultsFailure) -> Child.End {
    try Child(try words(operation, identifiers: identifiers), environment: environment, scratch: scratch).wait()
  }

  /// Files that the folder of segments has beside those that the manifest lists: the manifest, the lock, and what `add`
  /// remembers of files that it has seen.
  static let others: Set<String> = ["manifest", "lock", "seen"]

  /// Files in the folder of segments that do not belong there.
  func strangers() -> [String] {
    let manifest = Disk.text(segments + "/manifest")
    return Disk.names(segments).filter { !Self.others.contains($0) && !manifest.contains("\t\($0)\t") }
  }
}
