import FuzzTargets
import Glibc
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
    do throws(SegmentError) { (probes, answers, byPage) = try Probe.covering(path) } catch {
      throw FaultsFailure("before any damage: \(error)")
    }
    file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw Disk.failure("open", path) }
  }

  /// Trial number `number` of a seed: always the same.
  mutating func run(_ number: Int, seed: UInt64) throws(FaultsFailure) {
    var generator = Seeded(seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
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
  private func probe(at place: Int, _ generator: inout Seeded) -> (probe: Int, isCovered: Bool) {
    let page = place / Checksums.pageLength
    if page < byPage.count, let probe = byPage[page].randomElement(using: &generator) { return (probe, true) }
    return (Int.random(in: 0..<probes.count, using: &generator), false)
  }

  private mutating func breakBit(_ generator: inout Seeded) throws(FaultsFailure) {
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

  private mutating func remake(_ generator: inout Seeded) throws(FaultsFailure) {
    var changed = bytes
    // Near the ends lie the summary, the tables and the footer, which steer all else.
    let place =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: Int.random(in: 0..<min(512, bytes.count), using: &generator)
      case 1: bytes.count - 1 - Int.random(in: 0..<min(300, bytes.count), using: &generator)
      default: Int.random(in: 0..<bytes.count, using: &generator)
      }
    let page = place / Checksums.pageLength * Checksums.pageLength..<min(place + 64, bytes.count)
    var touched = [place..<place + 1]
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let other = min(max(place + Int.random(in: 0..<24, using: &generator), page.lowerBound), page.upperBound - 1)
      guard other / Checksums.pageLength == place / Checksums.pageLength else { continue }
      let values: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, changed[other] ^ 1 << UInt8.random(in: 0..<8, using: &generator)]
      changed[other] = values.randomElement(using: &generator)!
      touched.append(other..<other + 1)
    }
    Checksums.remake(&changed, around: place)
    touched += (bytes.count - min(bytes.count, 160)..<bytes.count).filter { changed[$0] != bytes[$0] }.map {
      $0..<$0 + 1
    }
    let table = Checksums.tableEntry(of: place, in: bytes)
    touched += table.map { [$0] } ?? []
    for range in touched { try put(range, of: changed) }
    let (first, _) = probe(at: place, &generator)
    do throws(SegmentError) {
      let reader = try SegmentReader(path)
      let isRight = try probes[first].answer(reader) == answers[first]
      _ = try probes[Int.random(in: 0..<probes.count, using: &generator)].answer(reader)
      if Int.random(in: 0..<200, using: &generator) == 0 { try reader.verify() }
      count(isRight ? "right" : "other answer")
    } catch {
      count("error")
    }
    for range in touched { try put(range, of: bytes) }
  }

  private mutating func rearrange(_ generator: inout Seeded) throws(FaultsFailure) {
    var changed = bytes
    let remakes = Bool.random(using: &generator)
    if Bool.random(using: &generator) {
      changed.removeLast(Int.random(in: 1...bytes.count, using: &generator))
    } else {
      let length = [512, Checksums.pageLength].randomElement(using: &generator)!
      let count = bytes.count / length
      let (one, other) = (Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator))
      changed.replaceSubrange(one * length..<(one + 1) * length, with: bytes[other * length..<(other + 1) * length])
      changed.replaceSubrange(other * length..<(other + 1) * length, with: bytes[one * length..<(one + 1) * length])
    }
    if remakes { Checksums.remakeAll(&changed) }
    let copy = path + ".rearranged"
    try Disk.write(changed, to: copy)
    do throws(SegmentError) {
      let reader = try SegmentReader(copy)
      try reader.verify()
      if !remakes, changed != bytes {
        throw .unacceptable(place: "the whole file", expected: "an error", found: "a sound file")
      }
      count(changed == bytes ? "no change" : "sound")
    } catch {
      guard remakes || error.place.hasPrefix(copy) else { throw FaultsFailure("\(error)") }
      count(remakes ? "error" : "error that names the file")
    }
    unlink(copy)
  }
}
