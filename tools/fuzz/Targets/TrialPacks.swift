import Glibc

/// The packs of root and English, cut short: a fault asks nothing of a lexicon, and thousands of runs read it.
package enum TrialPacks {
  /// Lines of a table that stay.
  private static let longest = 40

  /// Copies them from the folder of all packs into a new one.
  package static func copy(from locales: String, to folder: String) {
    mkdir(folder, 0o755)
    for pack in ["root", "en"] {
      let (from, target) = (locales + "/" + pack, folder + "/" + pack)
      mkdir(target, 0o755)
      for name in FuzzFile.names(in: from)
      where name != "examples" && (!name.hasPrefix("language-profile-") || pack == "en") {
        if FuzzFile.isFolder(from + "/" + name) {
          mkdir(target + "/" + name, 0o755)
          for inner in FuzzFile.names(in: from + "/" + name) {
            FuzzFile.write(FuzzFile.read("\(from)/\(name)/\(inner)"), to: "\(target)/\(name)/\(inner)")
          }
          continue
        }
        var bytes = FuzzFile.read(from + "/" + name)
        if pack == "en", !name.hasPrefix("language"), name != "messages.tsv" {
          let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
          if lines.count > longest { bytes = Array((lines.prefix(longest) + [[]]).joined(separator: [10])) }
        }
        FuzzFile.write(bytes, to: target + "/" + name)
      }
    }
  }
}
