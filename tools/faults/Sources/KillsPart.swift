import Glibc
import QuoteIndex
import SeededRandom

/// The program killed at every call and at random moments; two writers; a reader that stays; a disk that fills.
struct KillsPart {
  let options: Options

  func run() throws(FaultsFailure) -> Bool {
    let shim = try Shim(scratch: options.scratch, checkout: options.checkout)
    let scenes = try Scene.all(options)
    var isGood = true
    isGood = try killAtCalls(scenes, shim) && isGood
    for (signal, name, full) in [(SIGKILL, "SIGKILL", 1_000), (SIGTERM, "SIGTERM", 100), (SIGINT, "SIGINT", 100)] {
      isGood = try kill(scenes, signal, name, trials: options.count(full)) && isGood
    }
    isGood = try twoWriters(scenes[0], shim) && isGood
    isGood = try stayingReader() && isGood
    isGood = try fillingDisk(scenes, shim) && isGood
    return isGood
  }

  private func indexer(_ scene: Scene) throws(FaultsFailure) -> Indexer {
    try bridged { () throws(IndexError) in try Indexer(home: scene.home.home, threads: 1) }
  }

  /// SIGKILL in the place of each call in turn.
  private func killAtCalls(_ scenes: [Scene], _ shim: Shim) throws(FaultsFailure) -> Bool {
    var tally = Tally("kills: SIGKILL in the place of every call")
    var generator = RandomNumbers(seed: options.seed)
    for scene in scenes {
      let indexer = try indexer(scene)
      var number = 0
      while true {
        number += options.isShort ? Int.random(in: 20...60, using: &generator) : 1
        let end = try scene.run(shim.environment(scope: [scene.root], ["KILL": "\(number)"]))
        if end.status == 0 { break }
        do throws(FaultsFailure) {
          guard end.status == 128 + SIGKILL else { throw FaultsFailure("ended with \(end.status): \(end.errors)") }
          tally.good(try scene.inspect(indexer) ? "new" : "old")
        } catch {
          tally.bad("\(scene.name), call \(number): \(error)")
        }
      }
    }
    return tally.report()
  }

  /// A signal at a random moment of the run.
  private func kill(_ scenes: [Scene], _ signal: Int32, _ name: String, trials: Int) throws(FaultsFailure) -> Bool {
    var tally = Tally("kills: \(name) at random moments")
    var generator = RandomNumbers(seed: options.seed)
    for scene in scenes {
      let indexer = try indexer(scene)
      let length = try scene.run([:]).seconds
      for _ in 0..<max(1, trials / scenes.count) {
        try scene.reset()
        let child = try Child(try scene.words(), scratch: options.scratch)
        usleep(UInt32.random(in: 0...UInt32(length * 1_100_000), using: &generator))
        child.signal(signal)
        let end = child.wait()
        do throws(FaultsFailure) {
          guard end.status == 0 || end.status == 128 + signal else {
            throw FaultsFailure("ended with \(end.status): \(end.errors)")
          }
          let isNew = try scene.inspect(indexer)
          guard isNew || end.status != 0 else { throw FaultsFailure("said to be done, but the old index is there") }
          tally.good(end.status == 0 ? "too late" : isNew ? "new" : "old")
        } catch {
          tally.bad("\(scene.name): \(error)")
        }
      }
    }
    return tally.report()
  }

  /// While one writer stands still with the lock, another is turned away and told by whom; then the first one ends well.
  private func twoWriters(_ scene: Scene, _ shim: Shim) throws(FaultsFailure) -> Bool {
    var tally = Tally("kills: two writers")
    try scene.reset()
    let list = options.scratch + "/writers.list"
    Disk.remove(list)
    let environment = shim.environment(scope: [scene.root], ["STOP": "1", "LIST": list])
    let first = try Child(try scene.words(), environment: environment, scratch: options.scratch)
    // The calls on the lock once it is held and signed, which is so when the writer goes on to the manifest.
    var lockCalls: Int?
    var stops = 0
    while true {
      if let end = first.waitForStop() {
        do throws(FaultsFailure) {
          guard end.status == 0, try scene.inspect(try indexer(scene)) else {
            throw FaultsFailure("the first writer ended with \(end.status): \(end.errors)")
          }
          tally.good("first writer done")
        } catch {
          tally.bad(error.description)
        }
        break
      }
      stops += 1
      let calls = Disk.text(list)
      if lockCalls == nil, calls.contains("/manifest\n") { lockCalls = calls.ranges(of: "/lock\n").count }
      if lockCalls == calls.ranges(of: "/lock\n").count, stops % (options.isShort ? 30 : 7) == 0 {
        let second = try Child(try scene.words(), scratch: options.scratch).wait()
        if second.status == 4, second.errors.contains("process \(first.process) ") {
          tally.good("second turned away")
        } else {
          tally.bad("the second writer ended with \(second.status): \(second.errors)")
        }
      }
      first.signal(SIGCONT)
    }
    return tally.report()
  }

  private static func segments(of home: Home) -> Int {
    Disk.text(home.segments + "/manifest").ranges(of: "\nsegment\t").count
  }

  /// A reader opened before ten merges and a rebuild answers from its own moment to the end.
  private func stayingReader() throws(FaultsFailure) -> Bool {
    var tally = Tally("kills: a reader that stays")
    let home = try Home(options, index: options.scratch + "/stay")
    Disk.remove(home.home.path)
    let indexer = try bridged { () throws(IndexError) in try Indexer(home: home.home, threads: 1) }
    let path = options.scratch + "/stay.jsonl"
    func bring(_ articles: [Int: Int], isRebuild: Bool) throws(FaultsFailure) {
      try Disk.write(Archive.file(articles), to: path)
      _ = try bridged { () throws(IndexError) in
        isRebuild ? try indexer.rebuild(paths: [path]) : try indexer.add(paths: [path])
      }
    }
    try bring([0: 1, 1: 1, 2: 1], isRebuild: true)
    let searcher = try bridged { () throws(IndexError) in try Searcher(home: home.home) }
    let first = try Moment(searcher).articles
    let wanted = options.isShort ? 2 : 10
    var merges = 0
    var number = 1
    while merges < wanted, number < 40 * wanted {
      number += 1
      let segments = Self.segments(of: home)
      let isRebuild = number % (options.isShort ? 4 : 20) == 0
      try bring([number % 7: number, 100 + number: number], isRebuild: isRebuild)
      // What is brought in is a segment of its own until it is joined with others.
      if !isRebuild, Self.segments(of: home) <= segments { merges += 1 }
      do throws(FaultsFailure) {
        guard try Moment(searcher).articles == first else {
          throw FaultsFailure("after write \(number) it sees another moment")
        }
        tally.good(isRebuild ? "same moment after a rebuild" : "same moment after an addition")
      } catch {
        tally.bad(error.description)
      }
    }
    say("kills: a reader that stays: segments were joined \(merges) times meanwhile")
    if merges < wanted { tally.bad("only \(merges) writes joined segments") }
    return tally.report()
  }

  /// What a full disk may make of a command: the old index, or the new one where only the joining of segments failed.
  static func outcome(_ end: Child.End, isNew: Bool) throws(FaultsFailure) -> String {
    if end.status == 0 {
      guard isNew else { throw FaultsFailure("said to be done, but the old index is there") }
      return "room enough"
    }
    guard isNew == end.errors.contains("could not be joined") else {
      throw FaultsFailure("new index: \(isNew), but: \(end.errors)")
    }
    return isNew ? "exit 5, new index, segments not joined" : "exit 5, old index"
  }

  /// A disk with room for only so many bytes more, for every number of them up to what the command writes.
  private func fillingDisk(_ scenes: [Scene], _ shim: Shim) throws(FaultsFailure) -> Bool {
    var tally = Tally("kills: a disk that fills")
    for scene in scenes {
      let indexer = try indexer(scene)
      var space = 0
      while true {
        let end = try scene.run(shim.environment(scope: [scene.root], ["SPACE": "\(space)"]))
        do throws(FaultsFailure) {
          guard end.status == 0 || end.status == 5 && end.errors.contains("No space left") else {
            throw FaultsFailure("ended with \(end.status): \(end.errors)")
          }
          let isNew = try scene.inspect(indexer)
          tally.good(try Self.outcome(end, isNew: isNew))
        } catch {
          tally.bad("\(scene.name), \(space) bytes: \(error)")
        }
        if end.status == 0 || space > 1 << 24 { break }
        space += options.isShort ? 60_013 : 997
      }
    }
    return tally.report()
  }
}
