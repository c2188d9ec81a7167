/// A form of a pronoun as `pronouns.tsv` has it, all its lines together.
struct Pronoun {
  enum Gender: String, CaseIterable {
    case masculine, feminine, neuter
  }

  let person: Int
  let isPlural: Bool
  /// Stands for nobody in the text: one, someone.
  let isIndefinite: Bool
  let gender: Gender?
  /// One of its lines is a nominative.
  var isNominative: Bool
  var isGenitive: Bool
  /// It may be dative, accusative or another case that no subject stands in.
  var isOblique: Bool
}
