import QuoteIndex
import SeededRandom

/// Power cuts on a simulated disk: the calls of the program are recorded, and after each of them the power goes and comes
/// back with every part of the unsynchronised writes lost, kept, torn, or kept out of order.
struct DiskPart {
  let options: Options
  private var randomWays: Int { options.isShort ? 1 : 4 }
  /// Every so many states an article is added to what survived.
  private static let stepBetweenAdditions = 25

  /// What an operation was and what it left.
  private struct Step {
    let recordLength: Int
    let before: [Int: Int]?
    let after: [Int: Int]
    let name: String
  }

  func run() throws(FaultsFailure) -> Bool {
    var sound = Tally("disk: states after a simulated power cut")
    var round = 0
    while sound.trials < options.count(20_000) {
      try cut(seed: options.seed &+ UInt64(round), operations: options.isShort ? 3 : 16, synchronises: true, &sound)
      round += 1
    }
    let good = sound.report()
    var broken = Tally("disk")
    try cut(seed: options.seed, operations: options.isShort ? 2 : 4, synchronises: false, &broken, isSilent: true)
    return broken.reportTeeth("with fsync taken away") && good
  }

  /// Records a run of operations, then cuts the power after every call of them.
  private func cut(
    seed: UInt64, operations: Int, synchronises: Bool, _ tally: inout Tally, isSilent: Bool = false
  ) throws(FaultsFailure) {
    let root = options.scratch + "/disk"
    Disk.remove(root)
    try Disk.make(root)
    let home = try Home(options, index: root + "/home")
    let record = options.scratch + "/disk.record"
    Disk.remove(record)
    let shim = try Shim(scratch: options.scratch, checkout: options.checkout)
    var faults = ["RECORD": record]
    if !synchronises { faults["NO_SYNC"] = "1" }
    let environment = shim.environment(scope: [root], faults)
    var generator = RandomNumbers(seed: seed)
    var steps: [Step] = []
    var present = Moment.none
    for number in 1...operations {
      let operation = Operation.random(present.articles, number: number, using: &generator)
      let end = try home.run(operation, identifiers: present.identifiers, environment: environment)
      guard end.status == 0, let next = try Moment.of(home.home),
        next.articles == operation.applied(to: present.articles)
      else { throw FaultsFailure("\(operation) ended with \(end.status): \(end.errors)") }
      let length = try Disk.read(record).count
      steps.append(
        Step(
          recordLength: length, before: steps.isEmpty ? nil : present.articles, after: next.articles,
          name: operation.name))
      present = next
    }
    let calls = try RecordedCall.read(try Disk.read(record))
    try replay(calls, steps, home, root: root, &generator, &tally, isSilent: isSilent)
  }

  private func replay(
    _ calls: [RecordedCall], _ steps: [Step], _ home: Home, root: String, _ generator: inout RandomNumbers,
    _ tally: inout Tally, isSilent: Bool
  ) throws(FaultsFailure) {
    var disk = SimulatedDisk(root: root)
    var step = 0
    var length = 0
    var seen: Set<Int> = []
    let indexer = try bridged { () throws(IndexError) in try Indexer(home: home.home, threads: 1) }
    for (number, call) in calls.enumerated() {
      // What `add` remembers to save time is written through the C library's streams, which the shim does not see; an index
      // without it is whole.
      let isMemory = call.path.hasSuffix("/seen.new") || call.path.hasSuffix("/seen")
      if !isMemory { try disk.perform(call) }
      length += 33 + call.path.utf8.count + call.target.utf8.count + call.bytes.count
      // Between the last call of an operation and the first of the next, only what was acknowledged will do.
      let isAcknowledged = length >= steps[step].recordLength
      let allowed: [[Int: Int]?] = isAcknowledged ? [steps[step].after] : [steps[step].before, steps[step].after]
      for (way, survival) in ways(disk.changes, &generator) {
        let remains = disk.remains(survival)
        var hasher = Hasher()
        hasher.combine(remains)
        hasher.combine(allowed)
        guard seen.insert(hasher.finalize()).inserted else { continue }
        try lay(remains, at: root)
        let place =
          "\(steps[step].name), call \(number) (\(call.kind) \(call.path.split(separator: "/").last ?? "")), \(way)"
        do throws(FaultsFailure) {
          let found = try Moment.of(home.home)
          guard allowed.contains(found?.articles) else {
            throw FaultsFailure("holds \(found?.articles.count ?? -1) articles of no moment that it may be")
          }
          if seen.count % Self.stepBetweenAdditions == 0 { try add(to: home, found?.articles ?? [:], indexer) }
          tally.good(found == nil ? "none yet" : found?.articles == steps[step].after ? "new" : "old")
        } catch {
          if isSilent { tally.bad(silently: error.description) } else { tally.bad("\(place): \(error)") }
        }
      }
      if isAcknowledged, step + 1 < steps.count { step += 1 }
    }
  }

  /// The ways in which unsynchronised changes may survive.
  private func ways(_ changes: Int, _ generator: inout RandomNumbers) -> [(String, SimulatedDisk.Survival)] {
    var ways: [(String, SimulatedDisk.Survival)] = [
      ("all lost", .init(name: { _ in false }, bytes: { _, _ in nil })),
      ("all kept", .init(name: { _ in true }, bytes: { $1 })),
      ("names kept, bytes lost", .init(name: { _ in true }, bytes: { _, _ in nil })),
      ("names kept, bytes torn", .init(name: { _ in true }, bytes: { $1 / 2 })),
      ("bytes kept, names lost", .init(name: { _ in false }, bytes: { $1 })),
      ("all but the last", .init(name: { $0 < changes }, bytes: { $0 < changes ? $1 : nil })),
      ("only the last", .init(name: { $0 == changes }, bytes: { $0 == changes ? $1 : nil })),
    ]
    for _ in 0..<randomWays {
      let salt = UInt64.random(in: 0 ... .max, using: &generator)
      func draw(_ number: Int) -> UInt64 {
        var one = RandomNumbers(seed: salt &+ UInt64(number) &* 0x9E37_79B9)
        return one.next()
      }
      ways.append(
        (
          "random \(salt)",
          .init(
            name: { draw($0) % 2 == 0 },
            bytes: { number, count in
              switch draw(number) % 4 {
              case 0: nil
              // Disks write sectors.
              case 1: Int((draw(number) >> 8) % UInt64(count / 512 + 1)) * 512
              default: count
              }
            })
        ))
    }
    return ways
  }

  private func lay(_ remains: SimulatedDisk.Remains, at root: String) throws(FaultsFailure) {
    Disk.remove(root)
    try Disk.make(root)
    for (path, content) in remains.sorted(by: { $0.key < $1.key }) {
      if let content { try Disk.write(content, to: root + path) } else { try Disk.make(root + path) }
    }
  }

  /// What survived can be written to, and then nothing is left over.
  private func add(to home: Home, _ articles: [Int: Int], _ indexer: Indexer) throws(FaultsFailure) {
    let path = options.scratch + "/one-more.jsonl"
    try Disk.write(Archive.file([999: 1]), to: path)
    _ = try bridged { () throws(IndexError) in try indexer.add(paths: [path]) }
    let found = try Moment.of(home.home)?.articles
    guard found == articles.merging([999: 1], uniquingKeysWith: { $1 }) else {
      throw FaultsFailure("an article added afterwards gave another index")
    }
    guard home.strangers().isEmpty else { throw FaultsFailure("left over: \(home.strangers())") }
  }
}

/// Runs a call of the library.
func bridged<Result>(_ body: () throws(IndexError) -> Result) throws(FaultsFailure) -> Result {
  do throws(IndexError) { return try body() } catch { throw FaultsFailure("\(error)") }
}
