import Fixtures
import Foundation
import Testing

/// The order in which a build makes things durable, as the system sees it.
struct WriteProtocolTests {
  private static let strace = "/usr/bin/strace"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: strace), "strace is not installed"))
  func `files, then their folder, then the manifest, its new name, and the folder again are made durable`() throws {
    let program = try Program()
    let home = program.folder.path("deep/home")
    try program.folder.write("One\n\nSome text.", to: "in/a.txt")
    let log = program.folder.path("log")
    let run = try program.shell(
      "\(Self.strace) -f -y -qq -o '\(log)' -e trace=fsync,rename,mkdir,flock '\(Program.path)' rebuild --locales "
        + "'\(Checkout.locales)' --entities '\(Checkout.entities)' --index '\(home)' '\(program.folder.path("in"))'")
    // Some sandboxes let no process trace another.
    if !FileManager.default.fileExists(atPath: log) || run.errors.contains("ptrace") { return }
    #expect(run.status == 0)
    let folder = NSString(string: home).resolvingSymlinksInPath + "/segments"
    var steps: [String] = []
    for line in try String(decoding: program.folder.bytes("log"), as: UTF8.self).split(separator: "\n") {
      if line.contains("rename("), line.contains("manifest") {
        steps.append("rename")
      } else if line.contains("flock("), line.contains("LOCK_EX") {
        steps.append("lock")
      } else if line.contains("mkdir("), line.contains("= 0") {
        steps.append("mkdir")
      } else if let place = line.range(of: "fsync("), line.contains("= 0") {
        let path = line[place.upperBound...].drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        steps.append(
          path == folder ? "folder" : name.hasPrefix("segment-") ? "file" : name == "manifest.new" ? name : "above")
      }
    }
    // A folder that is made is made durable at once.
    let made = steps.indices.filter { steps[$0] == "mkdir" }
    #expect(made.count == 3)
    #expect(made.allSatisfy { steps[$0 + 1] == "above" })
    let files = try #require(steps.firstIndex(of: "file"))
    #expect(try #require(steps.firstIndex(of: "lock")) < files)
    #expect(steps[files...] == ["file", "file", "file", "folder", "manifest.new", "rename", "folder"])
  }
}
