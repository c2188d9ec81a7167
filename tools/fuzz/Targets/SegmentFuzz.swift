import Glibc
import Segments

/// One segment, or deletion file, made of any bytes: opened, asked for all that it has, and joined with itself.
struct SegmentFuzz {
  let path: String

  func run(_ bytes: [UInt8]) {
    var bytes = bytes
    Checksums.remakeAll(&bytes)
    FuzzFile.write(bytes, to: path)
    let joined = path + ".joined"
    defer { unlink(joined) }
    do throws(SegmentError) {
      _ = try DeletionSet(path)
    } catch { precondition(!error.description.isEmpty) }
    do throws(SegmentError) {
      let reader = try SegmentReader(path)
      do throws(SegmentError) { try reader.verify() } catch { precondition(error.place.hasPrefix(path), "\(error)") }
      try ask(reader)
      try SegmentMerger.merge([(reader, nil), (reader, nil)], to: joined)
      try SegmentReader(joined).verify()
    } catch {
      precondition(!error.description.isEmpty)
    }
  }

  private func ask(_ reader: SegmentReader) throws(SegmentError) {
    var walk = try reader.terms()
    var terms = 0
    var positions: [UInt32] = []
    while terms < 2_000 {
      do throws(SegmentError) {
        guard try walk.next() else { break }
      } catch { break }
      terms += 1
      do throws(SegmentError) {
        let cursor = try reader.postings(walk.info)
        while try cursor.next() != .end { try cursor.positions(into: &positions) }
        _ = try reader.find(walk.term)
        let skipping = try reader.postings(walk.info)
        _ = try skipping.advance(to: DocumentID(reader.documentCount / 2))
      } catch { precondition(!error.description.isEmpty) }
    }
    for document in 0..<min(reader.documentCount, 500) {
      do throws(SegmentError) { _ = try reader.stored(DocumentID(document)) } catch { continue }
    }
    for column in try reader.schema().columns {
      guard let column = try reader.column(named: column.name) else { continue }
      for document in 0..<min(reader.documentCount, 500) {
        do throws(SegmentError) { _ = try column.value(at: DocumentID(document)) } catch { continue }
      }
    }
  }
}
