import Analysis

/// The project's own packs, found from this file.
enum TestPacks {
  /// Reading the profiles takes seconds without optimisation: once for all tests.
  static let identifier = try! LanguageIdentifier(packs: all)
  static let all = try! LanguagePacks(
    path: #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/locales")
}
