import Glibc
import QuoteIndex
import SeededRandom
import Segments

/// `hostile`: a segment with some bytes changed and its checksums made anew, so that nothing but the reader's own care is
/// left; whatever it says, it must not crash.
struct HostileFiles {
  private let index: SmallIndex
  private let bytes: [UInt8]
  private var random: RandomNumbers
  /// Files that were refused at some point, and that answered everything.
  private(set) var refused = 0
  private(set) var answered = 0

  init(folder: String, seed: UInt64) throws {
    index = try SmallIndex(folder: folder, seed: 1)
    let descriptor = open(index.files[1], O_RDONLY)
    defer { close(descriptor) }
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw BenchFailure("cannot read the segment") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    guard Glibc.read(descriptor, &bytes, bytes.count) == bytes.count else {
      throw BenchFailure("cannot read the segment")
    }
    self.bytes = bytes
    random = RandomNumbers(seed: seed)
  }

  /// Makes and reads so many files, each `folder/hostile` in its turn, so that the one that crashes is left there.
  mutating func run(files: Int) throws {
    let path = "\(index.folder)/hostile"
    for _ in 0..<files {
      var changed = bytes
      let last = changed.count - SegmentReader.checksumsLength(of: changed.count) - 1
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 32...last, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: changed[at] = [0, 1, 127, 128, 255].randomElement(using: &random)!
        case 2: changed[at] = UInt8.random(in: 0...255, using: &random)
        default: for place in at..<min(at + 8, last) { changed[place] = 255 }
        }
      }
      SegmentReader.remakeChecksums(of: &changed)
      try write(changed, to: path)
      do {
        try read(path)
        answered += 1
      } catch is SegmentError {
        refused += 1
      }
    }
    unlink(path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    // A new file each time: the bytes of one that is mapped must not change.
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw BenchFailure("cannot write \(path)")
    }
    close(descriptor)
  }

  /// Asks everything, going on after what is refused; the first refusal is thrown at the end.
  private func read(_ path: String) throws {
    let reader = try SegmentReader(path)
    var refusal: (any Error)?
    func attempt(_ body: () throws -> Void) { do { try body() } catch { refusal = refusal ?? error } }
    attempt { try reader.verify() }
    attempt {
      let search = try RankedSearch([(reader, nil)])
      for question in index.questions { attempt { _ = try question.ask(10, search) } }
      for column in ["lang", "date"] {
        attempt { _ = try search.facets(term: Check.term(index.questions[0].words[0]), column: column) }
      }
    }
    attempt {
      for document in 0..<min(reader.documentCount, 400) { attempt { _ = try reader.stored(DocumentID(document)) } }
    }
    attempt { try SegmentMerger.merge([(reader, nil)], to: path + "-merged") }
    unlink(path + "-merged")
    if let refusal { throw refusal }
  }
}
