import Foundation
import Testing

@testable import daiek_bench

@Suite struct RankedSearchTests {
  @Test("Random questions are answered as looking at every document answers them, before and after merging")
  func agreesWithNaive() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("RankedSearchTests.agreesWithNaive seed \(seed)")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("daiek-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var check = Check(folder: folder, seed: seed)
    #expect(throws: Never.self, "seed \(seed)") { try check.run(questions: 400) }
  }
}
