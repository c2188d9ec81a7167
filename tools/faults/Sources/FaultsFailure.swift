/// Why a part cannot go on, or what it found to be broken.
struct FaultsFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
