import FuzzTargets
import Glibc
import SeededRandom
import Segments

/// Damage done to one file of an index, asked about, and mended again; trial after trial, in a process of its own, since what
/// is looked for may kill it.
struct DamageTrial {
  /// What is done to the file.
  enum Kind: String, CaseIterable {
    /// A bit flipped: every answer that rests on it must be an error that names the file.
    case broken
    /// A few bits flipped and the checksums made true again, as somebody who means harm would: no crash, hang or flood.
    case remade
    /// Cut short, or parts of it exchanged, with and without true checksums.
    case rearranged
  }

  private let path: String
  private let kind: Kind
  private let file: Int32
  private var bytes: [UInt8]
  private let sections: [Range<Int>]
  private let probes: [Probe]
  private let answers: [Int]
  private let byPage: [[Int]]
  private(set) var outcomes: [String: Int] = [:]

  /// No trial takes so long.
  private static let seconds: UInt32 = 20

  init(path: String, kind: Kind) throws(FaultsFailure) {
    self.path = path
    self.kind = kind
    bytes = try Disk.read(path)
    sections = Checksums.sections(in: bytes)
    do throws(SegmentError) { (probes, answers, byPage) = try Probe.covering(path) } catch {
      throw FaultsFailure("before any damage: \(error)")
    }
    file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw Disk.failure("open", path) }
  }

  /// Trial number `number` of a seed: always the same.
  mutating func run(_ number: Int, seed: UInt64) throws(FaultsFailure) {
    var generator = RandomNumbers(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
    alarm(Self.seconds)
    switch kind {
    case .broken: try breakBit(&generator)
    case .remade: try remake(&generator)
    case .rearranged: try rearrange(&generator)
    }
    alarm(0)
  }

  private mutating func count(_ outcome: String) { outcomes[outcome, default: 0] += 1 }

  private func put(_ range: Range<Int>, of bytes: [UInt8]) throws(FaultsFailure) {
    let done = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress! + range.lowerBound, range.count, range.lowerBound) }
    guard done == range.count else { throw Disk.failure("pwrite", path) }
  }

  /// The probes that rest on the page of a byte; some probe when none does.
  private func probe(at place: Int, _ generator: inout RandomNumbers) -> (probe: Int, isCovered: Bool) {
    let page = place / Checksums.pageLength
    if page < byPage.count, let probe = byPage[page].randomElement(using: &generator) { return (probe, true) }
    return (Int.random(in: 0..<probes.count, using: &generator), false)
  }

  private mutating func breakBit(_ generator: inout RandomNumbers) throws(FaultsFailure) {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    var damaged = [bytes[place] ^ 1 << UInt8.random(in: 0..<8, using: &generator)]
    guard pwrite(file, &damaged, 1, place) == 1 else { throw Disk.failure("pwrite", path) }
    let (probe, isCovered) = probe(at: place, &generator)
    do throws(SegmentError) {
      let answer = try probes[probe].answer(try SegmentReader(path))
      guard !isCovered else { throw .unacceptable(place: "byte \(place)", expected: "an error", found: "an answer") }
      guard answer == answers[probe] else {
        throw .unacceptable(place: "byte \(place)", expected: "the right answer", found: "another")
      }
      count("right, as no answer rests on it")
    } catch {
      guard error.place.hasPrefix(path) else { throw FaultsFailure("\(error)") }
      count("error that names the file")
    }
    try put(place..<place + 1, of: bytes)
  }

  /// Puts other bytes at a place, in memory and on the disk; what stood there is kept in `undo`.
  private mutating func change(_ place: Int, to new: some Collection<UInt8>, _ undo: inout [(Int, [UInt8])])
    throws(FaultsFailure)
  {
    let range = place..<place + new.count
    undo.append((place, Array(bytes[range])))
    bytes.replaceSubrange(range, with: new)
    try put(range, of: bytes)
  }

  /// Makes the checksums over the byte at `place` true again.
  private mutating func remakeChecksums(around place: Int, _ undo: inout [(Int, [UInt8])]) throws(FaultsFailure) {
    let footer = Checksums.footerStart(in: bytes)
    undo.append((footer, Array(bytes[footer...])))
    let entry = Checksums.tableEntry(of: place, in: bytes)
    if let entry { undo.append((entry.lowerBound, Array(bytes[entry]))) }
    Checksums.remake(&bytes, around: place)
    if let entry { try put(entry, of: bytes) }
    try put(footer..<bytes.count, of: bytes)
  }

  private mutating func mend(_ undo: [(Int, [UInt8])]) throws(FaultsFailure) {
    for (place, old) in undo.reversed() {
      bytes.replaceSubrange(place..<place + old.count, with: old)
      try put(place..<place + old.count, of: bytes)
    }
  }

  private mutating func remake(_ generator: inout RandomNumbers) throws(FaultsFailure) {
    // Near the ends lie the summary, the tables and the footer, which steer all else.
    // Each section is aimed at as often as any other, however short; within it, its beginning, which often steers the rest.
    let section = sections.randomElement(using: &generator) ?? bytes.indices
    let place =
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: Int.random(in: 0..<min(512, bytes.count), using: &generator)
      case 1: bytes.count - 1 - Int.random(in: 0..<min(300, bytes.count), using: &generator)
      case 2: section.lowerBound + Int.random(in: 0..<min(64, section.count), using: &generator)
      case 3, 4: Int.random(in: section, using: &generator)
      default: Int.random(in: 0..<bytes.count, using: &generator)
      }
    var undo: [(Int, [UInt8])] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let other = min(place + Int.random(in: 0..<24, using: &generator), bytes.count - 1)
      guard other / Checksums.pageLength == place / Checksums.pageLength else { continue }
      let values: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, bytes[other] ^ 1 << UInt8.random(in: 0..<8, using: &generator)]
      try change(other, to: [values.randomElement(using: &generator)!], &undo)
    }
    try remakeChecksums(around: place, &undo)
    let (first, _) = probe(at: place, &generator)
    do throws(SegmentError) {
      let reader = try SegmentReader(path)
      let isRight = try probes[first].answer(reader) == answers[first]
      _ = try probes[Int.random(in: 0..<probes.count, using: &generator)].answer(reader)
      if Int.random(in: 0..<2_000, using: &generator) == 0 { try reader.verify() }
      count(isRight ? "right" : "other answer")
    } catch {
      count("error")
    }
    try mend(undo)
  }

  private mutating func rearrange(_ generator: inout RandomNumbers) throws(FaultsFailure) {
    if Bool.random(using: &generator) { return try truncate(&generator) }
    // Two sectors or two pages change places.
    let length = min([512, Checksums.pageLength].randomElement(using: &generator)!, bytes.count / 4)
    let places = (0..<2).map { _ in Int.random(in: 0..<bytes.count / length, using: &generator) * length }
    guard bytes[places[0]..<places[0] + length] != bytes[places[1]..<places[1] + length] else {
      return count("no change")
    }
    let remakes = Bool.random(using: &generator)
    var undo: [(Int, [UInt8])] = []
    let second = Array(bytes[places[1]..<places[1] + length])
    let first = Array(bytes[places[0]..<places[0] + length])
    try change(places[0], to: second, &undo)
    try change(places[1], to: first, &undo)
    if remakes { for place in places { try remakeChecksums(around: place, &undo) } }
    for place in places {
      let (probe, isCovered) = probe(at: place, &generator)
      do throws(SegmentError) {
        let answer = try probes[probe].answer(try SegmentReader(path))
        if !remakes, isCovered || answer != answers[probe] {
          throw .unacceptable(place: "byte \(place)", expected: "an error", found: "an answer")
        }
        count(remakes ? "checksums true: an answer" : "right, as no answer rests on it")
      } catch {
        guard error.place.hasPrefix(path) else { throw FaultsFailure("\(error)") }
        count(remakes ? "checksums true: error" : "error that names the file")
      }
    }
    try mend(undo)
  }

  private mutating func truncate(_ generator: inout RandomNumbers) throws(FaultsFailure) {
    let length = Int.random(in: 0..<bytes.count, using: &generator)
    guard ftruncate(file, length) == 0 else { throw Disk.failure("ftruncate", path) }
    do throws(SegmentError) {
      _ = try SegmentReader(path)
      throw .unacceptable(place: "cut to \(length)", expected: "an error", found: "an open file")
    } catch {
      guard error.place.hasPrefix(path) else { throw FaultsFailure("\(error)") }
      count("error that names the file")
    }
    try put(length..<bytes.count, of: bytes)
  }
}
