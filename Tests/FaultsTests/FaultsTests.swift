import Fixtures
import Foundation
import FuzzTargets
import Testing

@testable import daiek_faults

/// Short forms of tools/faults/run: the same faults, fewer of them, on the program that the tests were built with.
@Suite(.serialized) struct FaultsTests {
  private let folder: TemporaryFolder
  private var options = Options()

  init() throws {
    folder = try TemporaryFolder()
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: bundle).deletingLastPathComponent().path
    let built =
      FileManager.default.isExecutableFile(atPath: beside + "/daiek") ? beside : Checkout.path + "/.build/debug"
    options.program = built + "/daiek"
    options.worker = built + "/daiek-faults"
    options.checkout = Checkout.path
    options.scratch = folder.path
    options.isShort = true
    options.seed = UInt64.random(in: 0..<1_000_000)
    print("FaultsTests: seed \(options.seed)")
  }

  private func counting(_ count: Int) -> Options {
    var options = options
    options.wanted = count
    return options
  }

  @Test("A power cut at any call leaves the old index or the new one; without fsync it does not")
  func disk() throws {
    #expect(try DiskPart(options: counting(60)).run())
  }

  @Test("A call that fails ends with code 5, the old index and nothing left over")
  func calls() throws {
    #expect(try CallsPart(options: counting(6), scope: .index).run())
    #expect(try CallsPart(options: counting(6), scope: .inputs).run())
  }

  @Test("A killed writer, a second writer, a reader that stays and a disk that fills do the index no harm")
  func kills() throws {
    #expect(try KillsPart(options: counting(2)).run())
  }

  @Test("A damaged file is an error that names it; one with true checksums ends no process")
  func damage() throws {
    #expect(try DamagePart(options: counting(300)).run())
  }

  @Test("Searches during writing see whole moments")
  func threads() throws {
    #expect(try ThreadsPart(options: counting(200)).run())
  }

  @Test("Inputs beyond measure are taken or refused in plain words")
  func limits() throws {
    #expect(try LimitsPart(options: options).run())
  }

  @Test("Whatever once failed in fuzzing passes", arguments: FuzzTarget.allCases)
  func corpus(_ target: FuzzTarget) throws {
    let corpus = Checkout.path + "/tools/fuzz/corpus/" + target.rawValue
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: corpus)) ?? []).sorted()
    let run = try target.make(scratch: folder.path, locales: Home(options).home.locales)
    // Something of every target runs, whatever its corpus holds.
    for bytes in [[], [1, 2, 3, 4, 5], Array("Тоқаев “said” 托卡耶夫".utf8)] { run(bytes) }
    for name in names { run([UInt8](try Data(contentsOf: URL(fileURLWithPath: corpus + "/" + name)))) }
  }
}
