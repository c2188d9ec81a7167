/// What came of reading all sources.
struct ReadSources: Sendable {
  let report: BuildReport
  /// Addresses of held articles of which a new version was read.
  let replaced: Set<UInt64>
  /// The numbers of articles of which a later version was read.
  let superseded: Set<Int>
  /// The files all of whose articles the index holds once those read are in it.
  let seen: SeenFiles
  /// The files that were there before.
  let gone: GoneFiles
}
