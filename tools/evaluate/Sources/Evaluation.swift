/// One part of the evaluation: what it measures, and the figures it prints.
protocol Evaluation {
  /// The word that runs it: `tools/evaluate/run NAME`.
  static var name: String { get }
  /// Measures on the data in the folder `shared` with the packs in `locales`, and prints.
  static func run(shared: String, locales: String) throws
}
