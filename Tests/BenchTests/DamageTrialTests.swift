import Foundation
import Testing

@testable import daiek_bench

/// The trials of `daiek-bench bits` and `hostile` in short.
@Suite struct DamageTrialTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("daiek-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("A flipped bit of any file gives an error that names the file, or the right answer")
  func flippedBits() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("DamageTrialTests.flippedBits seed \(seed)")
    try withFolder { folder in
      var flips = try BitFlips(folder: folder, seed: seed)
      #expect(throws: Never.self, "seed \(seed)") { try flips.run(from: Int(seed % 4_001), step: 4_001) }
      #expect(flips.noticed + flips.harmless > 100)
      // Seeds differ in how much of the index their questions touch.
      #expect(flips.noticed > 10)
    }
  }

  @Test("Changed bytes under right checksums are answered or refused, and nothing crashes")
  func hostileBytes() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("DamageTrialTests.hostileBytes seed \(seed)")
    try withFolder { folder in
      var hostile = try HostileFiles(folder: folder, seed: seed)
      try hostile.run(files: 20)
      #expect(hostile.refused + hostile.answered == 20)
    }
  }
}
