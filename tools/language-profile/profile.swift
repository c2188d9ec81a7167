// Makes a language profile: reads text of one language, writes the costs of its trigrams; see locales/README.md.
//
//   run --script Cyrl [--bytes 50000] [--letters FILE]… [--without FILE]… [--note TEXT] < text > language-profile-Cyrl.tsv
//
// --letters rewrites each word by a table before it is counted, so that a profile of another script or spelling comes
// from the same text; several tables are counted side by side, as the spellings that one profile covers.
// --without leaves out every run of five words that also stands in FILE, so that evaluation text stays unseen.
import Foundation

/// A table of letters: `from`, TAB, `to`; and lines `prefix`, TAB, sign, TAB, letters, TAB, letters: a word that has one
/// of the first letters and none of the second begins with the sign.
struct Letters {
  var pairs: [Character: String] = [:]
  var prefixes: [(sign: String, some: Set<Character>, none: Set<Character>)] = []

  init(path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "prefix" {
        prefixes.append((cells[1], Set(cells[2]), Set(cells[3])))
      } else {
        pairs[Character(cells[0])] = cells[1]
      }
    }
  }

  func rewrite(_ word: String) -> String {
    var out = ""
    for prefix in prefixes
    where word.contains(where: prefix.some.contains) && !word.contains(where: prefix.none.contains) {
      out += prefix.sign
    }
    for letter in word { out += pairs[letter] ?? String(letter) }
    return out
  }
}

/// The words of a text, lower-case: its longest runs of letters and marks.
func words(of text: String) -> [String] {
  var words: [String] = []
  var word = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.properties.isAlphabetic || scalar.value == 0x674 {
      word.append(scalar)
    } else if scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0xAD || scalar.value == 0x640 {
      continue
    } else if !word.isEmpty {
      words.append(String(word).lowercased())
      word = String.UnicodeScalarView()
    }
  }
  if !word.isEmpty { words.append(String(word).lowercased()) }
  return words
}

var script = ""
var budget = 50_000
var note = ""
var tables: [Letters] = []
var unseen: [String] = []
var arguments = CommandLine.arguments.dropFirst().makeIterator()
while let argument = arguments.next() {
  guard let value = arguments.next() else { fatalError("\(argument) needs a value") }
  switch argument {
  case "--script": script = value
  case "--bytes": budget = Int(value)!
  case "--note": note = value
  case "--letters": tables.append(try Letters(path: value))
  case "--without": unseen.append(value)
  default: fatalError("no option \(argument)")
  }
}

let run = 5
var kept = words(of: String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self))
let total = kept.count
if !unseen.isEmpty {
  var runs: Set<Int> = []
  for path in unseen {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: { "\n\t".contains($0) }) {
      let list = words(of: String(line))
      if list.count >= run { for start in 0...(list.count - run) { runs.insert(list[start..<start + run].hashValue) } }
    }
  }
  var drop = [Bool](repeating: false, count: kept.count)
  for start in 0..<max(0, kept.count - run + 1) where runs.contains(kept[start..<start + run].hashValue) {
    for index in start..<start + run { drop[index] = true }
  }
  kept = kept.indices.filter { !drop[$0] }.map { kept[$0] }
  FileHandle.standardError.write(Data("left out \(total - kept.count) of \(total) words\n".utf8))
}

var frequencies: [String: Int] = [:]
for word in kept { frequencies[word, default: 0] += 1 }
let ofScript = try NSRegularExpression(pattern: "^[\\p{sc=\(script)}\\p{sc=Common}]+$")
var counts: [String: Int] = [:]
func count(_ word: String, _ times: Int) {
  guard ofScript.firstMatch(in: word, range: NSRange(word.startIndex..., in: word)) != nil else { return }
  let padded = Array("_\(word)_".unicodeScalars)
  guard padded.count >= 3 else { return }
  for start in 0...(padded.count - 3) {
    counts[String(String.UnicodeScalarView(padded[start..<start + 3])), default: 0] += times
  }
}
for (word, times) in frequencies {
  if tables.isEmpty { count(word, times) }
  for table in tables {
    // A letter written with a sign that is no letter makes two words of one, as it does in a text that is identified.
    for part in words(of: table.rewrite(word)) { count(part, times) }
  }
}

let sum = Double(counts.values.reduce(0, +))
guard sum > 0 else { fatalError("no word of the script \(script) on standard input") }
var ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
var used = 0
let listed = ranked.prefix {
  used += $0.key.utf8.count + 1; return used < budget && $0.value > 1
}
let covered = Double(listed.reduce(0) { $0 + $1.value })
// What is not listed: the rest of the mass, but at least the share of what was seen once, over some 30,000 trigrams that
// an alphabet of that size can form.
let once = Double(counts.values.filter { $0 == 1 }.count)
let rest = max(sum - covered, once, 1) / sum
/// Sixteenths of a nat: the scale on which a cost of 14 nats still fits a byte.
func cost(_ share: Double) -> Int { min(255, max(1, Int((-log(share) * 16).rounded()))) }
var groups: [Int: [String]] = [:]
for entry in listed { groups[cost(Double(entry.value) / sum * (1 - min(0.5, rest))), default: []].append(entry.key) }
print("# \(note)")
print("# Made by tools/language-profile/run from the counts of \(Int(sum)) trigrams; not to be edited by hand.")
// A foreign name should cost every language the same, however much text its profile was made from.
print("\(min(200, cost(rest / 30_000)))\t*")
for group in groups.sorted(by: { $0.key < $1.key }) { print("\(group.key)\t\(group.value.joined(separator: " "))") }
