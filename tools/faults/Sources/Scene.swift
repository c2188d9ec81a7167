import QuoteIndex

/// An index before a writing command, kept aside so that the same command can be met with a thousand faults, each time on
/// the same index.
struct Scene {
  let name: String
  let home: Home
  let operation: Operation
  let before: Moment?
  let after: [Int: Int]
  private let kept: String

  /// The commands that write, each on an index that gives it everything to do: a first build, a build in the place of an
  /// index, an article that replaces another, additions that make segments merge, a removal.
  /// The short form has two of them.
  ///
  /// - Parameter root: a folder that they take turns in; one of `scratch` unless it is said.
  static func all(_ options: Options, root: String? = nil) throws(FaultsFailure) -> [Scene] {
    let root = root ?? options.scratch + "/scene"
    let five = Dictionary(uniqueKeysWithValues: (0..<5).map { ($0, 1) })
    let add = try Scene("add", [.rebuild(five)], .add([6: 1, 2: 2]), options, root)
    if options.isShort { return [add, try Scene("first rebuild", [], .rebuild(five), options, root)] }
    var grown: [Operation] = [.rebuild(five)]
    for number in 0..<11 { grown.append(.add([100 + number: 1])) }
    let merge = try Scene("merge", grown, .add([3: 2, 8: 1]), options, root)
    guard try merge.merges() else { throw FaultsFailure("the addition that should make segments merge does not") }
    return [
      add, try Scene("first rebuild", [], .rebuild(five), options, root),
      try Scene("rebuild", [.rebuild(five), .add([5: 1])], .rebuild([0: 2, 1: 2, 7: 2]), options, root),
      merge,
      try Scene("remove", [.rebuild(five), .add([5: 1]), .remove([0])], .remove([1, 5]), options, root),
    ]
  }

  /// Does `preparation`, and keeps what it leaves.
  private init(
    _ name: String, _ preparation: [Operation], _ operation: Operation, _ options: Options, _ root: String
  ) throws(FaultsFailure) {
    self.name = name
    self.operation = operation
    home = try Home(options, index: root + "/home")
    Disk.remove(root)
    try Disk.make(root)
    var present = Moment.none
    for step in preparation {
      let end = try home.run(step, identifiers: present.identifiers)
      guard end.status == 0, let next = try Moment.of(home.home), next.articles == step.applied(to: present.articles)
      else { throw FaultsFailure("\(name): \(step) ended with \(end.status): \(end.errors)") }
      present = next
    }
    before = preparation.isEmpty ? nil : present
    after = operation.applied(to: present.articles)
    kept = options.scratch + "/kept-" + name.split(separator: " ").joined(separator: "-")
    Disk.remove(kept)
    try Disk.copy(root, to: kept)
  }

  /// Whether the command leaves fewer segments than there were.
  private func merges() throws(FaultsFailure) -> Bool {
    func segments() -> Int { Disk.text(home.segments + "/manifest").ranges(of: "\nsegment\t").count }
    try reset()
    let before = segments()
    return try run([:]).status == 0 && segments() < before
  }

  var root: String { String(home.home.path.dropLast("/home".count)) }

  /// Puts the index back as it was before the command.
  func reset() throws(FaultsFailure) {
    Disk.remove(root)
    try Disk.copy(kept, to: root)
  }

  /// The words that run the command.
  func words() throws(FaultsFailure) -> [String] {
    try home.words(operation, identifiers: before?.identifiers ?? [:])
  }

  /// Runs the command on the index as it was.
  func run(_ environment: [String: String]) throws(FaultsFailure) -> Child.End {
    try reset()
    return try Child(try words(), environment: environment, scratch: home.scratch).wait(limit: 60)
  }

  /// Looks at the index after a fault: the old moment or the new one, nothing else. Then brings an article in, and after
  /// that no file may be left that the manifest does not list.
  ///
  /// - Returns: whether the new moment is there.
  func inspect(_ indexer: Indexer) throws(FaultsFailure) -> Bool {
    let found = try Moment.of(home.home)?.articles
    guard found == after || found == before?.articles else {
      throw FaultsFailure("the index is neither the old nor the new one: \(found ?? [:])")
    }
    let path = home.scratch + "/one-more.jsonl"
    try Disk.write(Archive.file([999: 1]), to: path)
    _ = try bridged { () throws(IndexError) in try indexer.add(paths: [path]) }
    guard try Moment.of(home.home)?.articles == (found ?? [:]).merging([999: 1], uniquingKeysWith: { $1 }) else {
      throw FaultsFailure("an article added afterwards gave another index")
    }
    guard home.strangers().isEmpty else { throw FaultsFailure("left over: \(home.strangers())") }
    return found == after
  }
}
