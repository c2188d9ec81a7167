/// How a stem is known; the smaller its cost the better the reading.
enum StemKnowledge: Int {
  case listed = 0
  /// Made by a derivation of a known stem, or listed as one that yields.
  case derived = 5
  /// Ends like a derived word.
  case likelyDerived = 100
}
