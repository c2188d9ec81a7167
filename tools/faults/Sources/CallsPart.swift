import Glibc
import QuoteIndex
import SeededRandom

/// Every call on a file that a writing command makes, made to fail in turn with every error.
struct CallsPart {
  /// Calls on which files.
  enum Scope: String {
    case index = "its index"
    case inputs = "what it reads"
  }

  let options: Options
  let scope: Scope

  private static let errors: [(name: String, code: String)] = [
    ("ENOSPC", "\(ENOSPC)"), ("EIO", "\(EIO)"), ("EINTR", "\(EINTR)"), ("short", "SHORT"), ("EMFILE", "\(EMFILE)"),
    ("EACCES", "\(EACCES)"),
  ]

  func run() throws(FaultsFailure) -> Bool {
    let shim = try Shim(scratch: options.scratch, checkout: options.checkout)
    var isGood = true
    for scene in try Scene.all(options) {
      let home = scene.home
      switch scope {
      case .index: isGood = try fail(scene, shim, [scene.root]) && isGood
      // All commands read packs and sources as `add` does.
      case .inputs where scene.name == "add":
        isGood =
          try fail(scene, shim, [home.home.locales, home.home.entities, home.scratch + "/articles.jsonl"]) && isGood
      case .inputs: continue
      }
    }
    return isGood
  }

  private func fail(_ scene: Scene, _ shim: Shim, _ folders: [String]) throws(FaultsFailure) -> Bool {
    let list = options.scratch + "/calls.list"
    Disk.remove(list)
    let plain = try scene.run(shim.environment(scope: folders, ["LIST": list]))
    guard plain.status == 0 else { throw FaultsFailure("\(scene.name) without faults: \(plain.errors)") }
    let calls = Disk.text(list).split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let indexer = try bridged { () throws(IndexError) in try Indexer(home: scene.home.home, threads: 1) }
    var tally = Tally("calls: \(scene.name), \(calls.count) calls on \(scope.rawValue)")
    var generator = RandomNumbers(seed: options.seed)
    // The short form takes a part of them, another for another seed.
    let every = options.isShort ? max(1, calls.count * Self.errors.count / options.count(600)) : 1
    for (index, call) in calls.enumerated() {
      for error in Self.errors where error.code != "SHORT" || ["read", "pread", "write", "pwrite"].contains(call[1]) {
        guard Int.random(in: 0..<every, using: &generator) == 0 else { continue }
        let sticks = error.name == "ENOSPC" ? ["STICKS": "1"] : [:]
        let faults = ["AT": "\(index + 1)", "ERROR": error.code].merging(sticks) { $1 }
        let end = try scene.run(shim.environment(scope: folders, faults))
        do throws(FaultsFailure) {
          tally.good(try judge(end, scene, indexer, isTransient: ["EINTR", "short"].contains(error.name)))
        } catch {
          tally.bad("\(call[1]) \(call[2]) (\(index + 1)), \(faults["ERROR"]!): \(error)")
        }
      }
    }
    return tally.report()
  }

  /// What came of a fault, if it is one of those that may.
  private func judge(
    _ end: Child.End, _ scene: Scene, _ indexer: Indexer, isTransient: Bool
  ) throws(FaultsFailure) -> String {
    guard end.status == 0 || end.status == 5 else { throw FaultsFailure("ended with \(end.status): \(end.errors)") }
    if end.status == 5, !end.errors.hasPrefix("daiek: ") || !end.errors.contains("/") {
      throw FaultsFailure("an error that names no file: \(end.errors)")
    }
    let isNew = try scene.inspect(indexer)
    guard !isNew || !end.errors.contains("as it was") else { throw FaultsFailure("the new index, but: \(end.errors)") }
    if end.status == 0 {
      guard isNew else { throw FaultsFailure("said to be done, but the old index is there") }
      return "done all the same"
    }
    return isNew ? "exit 5, new index" : "exit 5, old index"
  }
}
