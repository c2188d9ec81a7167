/// One input beyond all measure, and what the program may make of it.
struct LimitCase {
  let name: String
  /// Exit codes that are right.
  let statuses: Set<Int32>
  /// Words that the answer must have, on either output.
  let says: [String]
  let mostSeconds: Double
  let mostMegabytes: Int
  /// Writes what `daiek add` is given, into a folder of its own.
  let prepare: (String) throws(FaultsFailure) -> Void

  init(
    _ name: String, statuses: Set<Int32> = [0], says: [String] = [], mostSeconds: Double = 60, mostMegabytes: Int = 512,
    prepare: @escaping (String) throws(FaultsFailure) -> Void
  ) {
    self.name = name
    self.statuses = statuses
    self.says = says
    self.mostSeconds = mostSeconds
    self.mostMegabytes = mostMegabytes
    self.prepare = prepare
  }
}
