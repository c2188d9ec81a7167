import Glibc
import QuoteIndex
import Segments

/// A small index, with bytes of its files changed and every checksum made true again, as somebody would who means harm.
final class IndexFuzz {
  private let home: IndexHome
  private var files: [(name: String, bytes: [UInt8])] = []
  private let manifest: Manifest
  private let directory: IndexDirectory
  private let indexer: Indexer
  /// A new version of an article.
  private let more: String

  private static let questions = [
    "harbour", "“shall tell it”", "tok*", "speaker:Rivers", "everone~1", "date:2022-03..2022-04 NOT plums",
    "Rivers OR wire", "harbour plums early", "harbour AND source:\"Wire 1\"",
  ]
  /// Enough for bitmaps, and not as many as their words have bits.
  private static let articles = 150

  init(scratch: String, locales: String) throws {
    let path = scratch + "/home"
    home = IndexHome(path: path, locales: scratch + "/short-locales", entities: scratch + "/entities")
    TrialPacks.copy(from: locales, to: home.locales)
    let head = "id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote\n"
    mkdir(home.entities, 0o755)
    FuzzFile.write(
      Array((head + "test:rivers\tperson\tAida Rivers\tАйда Риверс\t-\t-\t-\t-\n").utf8),
      to: home.entities + "/people.tsv")
    var lines = ""
    for number in 0..<Self.articles {
      lines += #"{"url":"https://wire.invalid/\#(number)","outlet":"Wire \#(number % 3)","title":"Story \#(number)","#
      lines +=
        #""date":"2022-03-\#(10 + number % 20)","language":"en","text":"“We told everyone of token\#(number) and shall"#
      lines +=
        #" tell it again,” said Aida Rivers.\n\nThe harbour opened early, and plums \#(number % 7) were sold."}"# + "\n"
    }
    FuzzFile.write(Array(lines.utf8), to: scratch + "/articles.jsonl")
    more = scratch + "/more.jsonl"
    FuzzFile.write(
      Array(#"{"url":"https://wire.invalid/4","outlet":"Wire 1","title":"Story 4","text":"Plums, at last."}"#.utf8),
      to: more
    )
    indexer = try Indexer(home: home, threads: 1)
    _ = try indexer.rebuild(paths: [scratch + "/articles.jsonl"])
    directory = IndexDirectory(path + "/segments")
    let id = try Searcher(home: home).search(Query("token3")).hits.compactMap { hit in
      if case .article(let article, _, _, _) = hit { article.id } else { nil }
    }
    _ = try indexer.remove(identifiers: id)
    manifest = try directory.manifest()!
    for file in manifest.files { files.append((file.name, FuzzFile.read(directory.path(of: file.name)))) }
  }

  /// Each five bytes are one change: which file, the manifest after all others, where (three bytes, little-endian), and the
  /// new byte.
  func run(_ changes: [UInt8]) {
    var changed: [Int: [UInt8]] = [:]
    var manifestChanges: [(place: Int, byte: UInt8)] = []
    for place in stride(from: 0, to: changes.count - 4, by: 5) {
      let file = Int(changes[place]) % (files.count + 1)
      let offset = (0..<3).reduce(0) { $0 | Int(changes[place + 1 + $1]) << ($1 * 8) }
      if file == files.count {
        manifestChanges.append((offset, changes[place + 4]))
        continue
      }
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
    FuzzFile.write(ManifestLines.write(listed, changes: manifestChanges), to: directory.path(of: "manifest"))
    ask()
    if changes.count % 40 < 5 { return addAndRestore() }
    for (file, _) in changed { FuzzFile.write(files[file].bytes, to: directory.path(of: files[file].name)) }
  }

  /// Brings an article in, which reads what is held and joins segments, and puts everything back.
  private func addAndRestore() {
    do throws(IndexError) { _ = try indexer.add(paths: [more]) } catch { precondition(!error.description.isEmpty) }
    for name in FuzzFile.names(in: directory.path) { unlink(directory.path(of: name)) }
    for file in files { FuzzFile.write(file.bytes, to: directory.path(of: file.name)) }
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
