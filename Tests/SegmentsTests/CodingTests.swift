import Fixtures
import Testing

@testable import Segments

@Suite struct CodingTests {
  @Test("CRC32C gives the values of RFC 3720")
  func matchesStandard() {
    #expect(CRC32C.checksum([UInt8]("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.checksum([UInt8](repeating: 255, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.checksum([UInt8](0..<32)) == 0x46DD_794E)
  }

  @Test("CRC32C by tables is that by the processor's instruction", arguments: [UInt64(1), 2])
  func agrees(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<90, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let first = UInt32.random(in: 0...UInt32.max, using: &generator)
      bytes.withUnsafeBytes { bytes in
        let (whole, byTables) = (
          CRC32C.checksum(bytes, continuing: first), CRC32C.checksumByTables(bytes, continuing: first)
        )
        #expect(whole == byTables, "seed \(seed): \(bytes.count) bytes")
      }
    }
  }

  @Test("Packed numbers come back in every width", arguments: 0...32)
  func packs(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    let limit = width == 32 ? UInt32.max : (1 << UInt32(width)) - 1
    let values = (0..<128).map { _ in UInt32.random(in: 0...limit, using: &generator) }
    var packed = ByteWriter()
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      BitPacking.pack(start, width: width, onto: &packed)
      #expect(BitPacking.width(start) <= width)
    }
    #expect(packed.count == BitPacking.byteCount(width: width))
    var unpacked = [UInt32](repeating: 9, count: 128)
    packed.bytes.withUnsafeBytes { source in
      unpacked.withUnsafeMutableBufferPointer { target in
        guard let target = target.baseAddress else { return }
        BitPacking.unpack(source.baseAddress ?? UnsafeRawPointer(target), width: width, into: target)
      }
    }
    #expect(unpacked == values)
    // The ways to only a few of them, and to their sums.
    var sums = [UInt32](repeating: 9, count: 128)
    packed.bytes.withUnsafeBytes { source in
      let source = source.baseAddress ?? UnsafeRawPointer(bitPattern: 16)
      guard let source else { return }
      #expect(values.indices.allSatisfy { BitPacking.number(source, at: $0, width: width) == values[$0] })
      sums.withUnsafeMutableBufferPointer { target in
        if let target = target.baseAddress { BitPacking.unpackLaneSums(source, width: width, into: target) }
      }
      #expect(sums.indices.allSatisfy { sums[$0] == values[$0] &+ ($0 < 4 ? 0 : sums[$0 - 4]) })
      _ = sums.withUnsafeMutableBufferPointer { target in
        target.baseAddress.map { BitPacking.unpackSums(source, width: width, after: 7, into: $0) }
      }
    }
    var last: UInt32 = 7
    #expect(
      values.indices.allSatisfy {
        last = last &+ values[$0] &+ 1
        return sums[$0] == last
      })
  }

  @Test("A length code never exceeds the length, orders as it does, and codes to itself")
  func codesLengths() {
    var previous = LengthCode(length: 0)
    for length: UInt32 in Array(0..<5_000) + [100_000, 507_903, 507_904, 1_000_000, .max] {
      let code = LengthCode(length: length)
      #expect(code >= previous && code.length <= length)
      if length < 507_904 { #expect(Double(code.length) * 17 / 16 >= Double(length) - 1) }
      previous = code
    }
    for raw in UInt8.min ... .max {
      #expect(LengthCode(length: LengthCode(rawValue: raw).length).rawValue == raw)
    }
  }
}
