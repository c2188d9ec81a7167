import Analysis
import Foundation
import Names

// Estimates the tables by which two words are taken for one name; run --help says how it is called.
let usage = """
  usage: tools/sound-pairs/run [--locales DIR] [--half 0|1] [--han FILE] FILE > /dev/null
  FILE has a header and lines of three columns: a group's identifier, scripts (ignored), the spellings of one word with | between.
  --han estimates han-readings-*.tsv, too: from the same groups and from a file that tools/sound-pairs/han_readings.py writes.
  Writes sound-pairs-*.tsv and sound-sequences.tsv into DIR/root. --half takes only the groups of one half, by the hash of
  their identifiers that tools/evaluate/run uses, so that the other half can tell how good the tables are.
  """

var locales = "locales"
var half: Int?
var path: String?
var hanPath: String?
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--locales": locales = arguments.popFirst() ?? locales
  case "--half": half = arguments.popFirst().flatMap { Int($0) }
  case "--han": hanPath = arguments.popFirst()
  case "--help":
    print(usage)
    exit(0)
  default: path = argument
  }
}
guard let path else {
  FileHandle.standardError.write(Data((usage + "\n").utf8))
  exit(2)
}
let groups = try TrainingGroups(path: path, locales: locales, half: half)
let folder = "\(locales)/root"
for (high, right) in Exactness.allCases.enumerated() {
  for left in Exactness.allCases[...high] {
    let pairs = groups.pairs(left, right)
    let estimate = SoundPairEstimate(pairs, isSymmetric: left == right)
    let name = "sound-pairs-\(left.rawValue)-\(right.rawValue).tsv"
    try estimate.table(left, right, count: pairs.count).write(
      toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    print("\(name): \(pairs.count) pairs of spellings, \(estimate.probabilities.count) pairs of sounds")
  }
}
try SequenceEstimate.table(groups).write(toFile: "\(folder)/sound-sequences.tsv", atomically: true, encoding: .utf8)

if let hanPath {
  let examples = try HanExamples(path: hanPath, locales: locales)
  for exactness in Exactness.allCases where exactness != .han {
    let all = (examples.byExactness[exactness] ?? []) + groups.hanExamples(exactness, examples.variants)
    try HanReadingEstimate(all).table(exactness, variants: examples.members).write(
      toFile: "\(folder)/han-readings-\(exactness.rawValue).tsv", atomically: true, encoding: .utf8)
    print("han-readings-\(exactness.rawValue).tsv: \(all.count) readings of words")
  }
}
