import Glibc
import QuoteIndex
import Segments

/// A small index, with bytes of its files changed and every checksum made true again, as somebody would who means harm.
final class IndexFuzz {
  private let home: IndexHome
  private var files: [(name: String, bytes: [UInt8])] = []
  private let manifest: Manifest
  private let directory: IndexDirectory

  private static let questions = [
    "harbour", "“shall tell it”", "tok*", "speaker:Rivers", "everone~1", "date:2022-03..2022-04 NOT plums",
    "Rivers OR wire",
  ]

  init(scratch: String, locales: String) throws {
    let path = scratch + "/home"
    home = IndexHome(path: path, locales: locales, entities: scratch + "/entities")
    let head = "id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote\n"
    mkdir(home.entities, 0o755)
    FuzzFile.write(
      Array((head + "test:rivers\tperson\tAida Rivers\tАйда Риверс\t-\t-\t-\t-\n").utf8),
      to: home.entities + "/people.tsv")
    var lines = ""
    for number in 0..<40 {
      lines += #"{"url":"https://wire.invalid/\#(number)","outlet":"Wire \#(number % 3)","title":"Story \#(number)","#
      lines +=
        #""date":"2022-03-\#(10 + number % 20)","language":"en","text":"“We told everyone of token\#(number) and shall"#
      lines +=
        #" tell it again,” said Aida Rivers.\n\nThe harbour opened early, and plums \#(number % 7) were sold."}"# + "\n"
    }
    FuzzFile.write(Array(lines.utf8), to: scratch + "/articles.jsonl")
    let indexer = try Indexer(home: home, threads: 1)
    _ = try indexer.rebuild(paths: [scratch + "/articles.jsonl"])
    directory = IndexDirectory(path + "/segments")
    let id = try Searcher(home: home).search(Query("token3")).hits.compactMap { hit in
      if case .article(let article, _, _, _) = hit { article.id } else { nil }
    }
    _ = try indexer.remove(identifiers: id)
    manifest = try directory.manifest()!
    for file in manifest.files { files.append((file.name, FuzzFile.read(directory.path(of: file.name)))) }
  }

  /// Each five bytes are one change: which file, where (three bytes, little-endian), and the new byte.
  func run(_ changes: [UInt8]) {
    var changed: [Int: [UInt8]] = [:]
    for place in stride(from: 0, to: changes.count - 4, by: 5) {
      let file = Int(changes[place]) % files.count
      let offset = (0..<3).reduce(0) { $0 | Int(changes[place + 1 + $1]) << ($1 * 8) }
      var bytes = changed[file] ?? files[file].bytes
      bytes[offset % bytes.count] = changes[place + 4]
      changed[file] = bytes
    }
    var listed = manifest
    for (file, bytes) in changed {
      var bytes = bytes
      Checksums.remakeAll(&bytes)
      let path = directory.path(of: files[file].name)
      FuzzFile.write(bytes, to: path)
      // The manifest lists the checksum of the footer.
      let footer = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      Self.relist(files[file].name, checksum: footer, in: &listed)
    }
    FuzzFile.write(ManifestLines.write(listed), to: directory.path(of: "manifest"))
    ask()
    for (file, _) in changed { FuzzFile.write(files[file].bytes, to: directory.path(of: files[file].name)) }
  }

  private static func relist(_ name: String, checksum: UInt32, in manifest: inout Manifest) {
    func renewed(_ file: FileReference) -> FileReference {
      file.name == name ? FileReference(name: name, byteCount: file.byteCount, checksum: checksum) : file
    }
    for segment in manifest.segments.indices {
      for file in manifest.segments[segment].files.indices {
        let old = manifest.segments[segment].files[file]
        manifest.segments[segment].files[file].file = renewed(old.file)
        manifest.segments[segment].files[file].deletions = old.deletions.map(renewed)
      }
    }
  }

  private func ask() {
    do throws(IndexError) {
      let searcher = try Searcher(home: home)
      for question in Self.questions {
        do throws(IndexError) {
          for hit in try searcher.search(Query(question)).hits {
            if case .article(let article, _, _, _) = hit { _ = try searcher.quotations(of: article) }
          }
        } catch { precondition(!error.description.isEmpty) }
      }
      _ = try searcher.quotations(by: "Айда Риверс", about: nil, options: SearchOptions(order: .date))
    } catch { precondition(!error.description.isEmpty) }
  }
}
