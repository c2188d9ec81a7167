/// Files whose articles the index holds and that are there no more.
struct GoneFiles: Sendable {
  /// Real paths.
  var paths: Set<String> = []
  /// Of the articles that are in no other file.
  var addresses: Set<UInt64> = []
}
