import CICU
import Glibc

/// All language profiles as one table: what a run of three letters costs every language of its script at once.
///
/// Reading: each letter has a code of one byte; two codes name a block, the third a cell of it, the cell a row, and a row
/// holds one cost for each profile of the script. A byte of text so costs one look-up and one vector addition.
struct LanguageProfiles: Sendable {
  /// One cost a profile; the profiles of one script are its lanes.
  typealias Costs = SIMD32<UInt16>

  /// The profiles of one script, in the order of their lanes.
  struct Lanes: Sendable {
    let script: Script
    var profiles: [LanguageProfile] = []
    /// The row of a trigram that no profile lists.
    var restRow: UInt16 = 0
  }

  /// Codes that are no letter of a profile's script.
  static let boundary: UInt8 = 0
  static let foreign: UInt8 = 254
  static let skipped: UInt8 = 255

  private(set) var scripts: [Lanes] = []
  /// The code of each character below `codes.count`, upper case as lower.
  private(set) var codes: [UInt8]
  /// The index in `scripts` of each code's script.
  private(set) var scriptOfCode = [UInt8](repeating: 0, count: 256)
  /// The block of two codes, `first << 8 | second`; block 0 is empty.
  private(set) var blocks = [UInt16](repeating: 0, count: 1 << 16)
  /// 256 rows a block; row 0 means the script's `restRow`.
  private(set) var cells = [UInt16](repeating: 0, count: 256)
  private(set) var rows: [Costs] = [Costs()]

  /// Reads the profiles of the packs and of `root`.
  ///
  /// - Throws: `AnalysisError` when a profile is broken, or a script has more of them than a row has lanes.
  init(packs: LanguagePacks) throws(AnalysisError) {
    codes = Self.plainCodes()
    for profile in try Self.read(packs) {
      let index: Int
      if let known = scripts.firstIndex(where: { $0.script == profile.script }) {
        index = known
      } else {
        index = scripts.count
        scripts.append(Lanes(script: profile.script))
      }
      scripts[index].profiles.append(profile)
      guard scripts[index].profiles.count <= Costs.scalarCount else {
        throw .unreadable(
          path: packs.path, reason: "more than \(Costs.scalarCount) language profiles of the script \(profile.script)")
      }
    }
    giveCodes()
    for index in scripts.indices { fill(index) }
  }

  /// Profiles of the packs (`language-profile-Cyrl.tsv`, and `language-profile-Latn-2018.tsv` for one spelling of several),
  /// then those of `root` (`language-profile-uk-Cyrl.tsv`).
  private static func read(_ packs: LanguagePacks) throws(AnalysisError) -> [LanguageProfile] {
    var profiles: [LanguageProfile] = []
    for pack in packs.packs {
      let mainScript = pack.settings["scripts"]?.split(separator: " ").first.map(String.init)
      for (path, parts) in try files(in: pack.path) where parts.count <= 2 {
        let tag = parts[0] == mainScript ? pack.language : LanguageTag("\(pack.language)-\(parts[0])")
        profiles.append(try LanguageProfile(path: path, language: tag, script: Script(parts[0]), isClaimed: true))
      }
    }
    for (path, parts) in try files(in: packs.rootFile("")) where parts.count == 2 {
      profiles.append(
        try LanguageProfile(path: path, language: LanguageTag(parts[0]), script: Script(parts[1]), isClaimed: false))
    }
    return profiles
  }

  /// The profiles of a folder, and what their names hold after `language-profile-`, cut at the hyphens.
  private static func files(in path: String) throws(AnalysisError) -> [(path: String, parts: [String])] {
    let prefix = "language-profile-"
    guard try PackFolder.has(path) else { return [] }
    return try PackFolder.names(path).filter { $0.hasPrefix(prefix) && $0.hasSuffix(".tsv") }.map { name in
      ("\(path)/\(name)", name.dropFirst(prefix.count).dropLast(4).split(separator: "-").map(String.init))
    }
  }

  /// Codes before any profile: letters foreign, marks skipped, all else a boundary. Up to the end of Greek Extended.
  private static func plainCodes() -> [UInt8] {
    (0..<0x2000).map { value in
      switch cicu_general_category(UInt32(value)) {
      // Letters that every script uses are signs here: Uzbek's and Kazakh's apostrophes.
      case 1...5: Script(code: cicu_script(UInt32(value))).isShared ? boundary : foreign
      case 6...8, 16: skipped
      default: boundary
      }
    }
  }

  /// Gives every letter of the profiles a code of its own, and the rest of each script's letters one together.
  private mutating func giveCodes() {
    var next: UInt8 = 1
    for index in scripts.indices {
      let rare = next
      scriptOfCode[Int(rare)] = UInt8(index)
      next += 1
      for value in codes.indices
      where codes[value] == Self.foreign && Script(code: cicu_script(UInt32(value))) == scripts[index].script {
        codes[value] = rare
      }
      for profile in scripts[index].profiles {
        // The middle letter of a trigram is the first or last one of another: the middle alone shows them all.
        for entry in profile.entries
        where entry.letters.1 < codes.count && codes[Int(entry.letters.1)] == rare && next < Self.foreign {
          codes[Int(entry.letters.1)] = next
          scriptOfCode[Int(next)] = UInt8(index)
          next += 1
        }
      }
    }
    for value in codes.indices where codes[value] != Self.boundary && codes[value] != Self.skipped {
      let lower = Int(cicu_to_lower(UInt32(value)))
      if lower != value, lower < codes.count { codes[value] = codes[lower] }
    }
    // The tatweel lengthens a word and is none of its letters.
    codes[0x640] = Self.skipped
  }

  /// Makes the rows of one script.
  private mutating func fill(_ index: Int) {
    var rest = Costs()
    for (lane, profile) in scripts[index].profiles.enumerated() { rest[lane] = profile.rest }
    scripts[index].restRow = UInt16(rows.count)
    rows.append(rest)
    for (lane, profile) in scripts[index].profiles.enumerated() {
      for entry in profile.entries {
        let pair = Int(code(entry.letters.0)) << 8 | Int(code(entry.letters.1))
        if blocks[pair] == 0 {
          blocks[pair] = UInt16(cells.count >> 8)
          cells.append(contentsOf: repeatElement(0, count: 256))
        }
        let cell = Int(blocks[pair]) << 8 | Int(code(entry.letters.2))
        if cells[cell] == 0 {
          guard rows.count < Int(UInt16.max) else { continue }
          cells[cell] = UInt16(rows.count)
          rows.append(rest)
        }
        rows[Int(cells[cell])][lane] = entry.cost
      }
    }
  }

  private func code(_ letter: UInt32) -> UInt8 { letter < codes.count ? codes[Int(letter)] : Self.foreign }
}
