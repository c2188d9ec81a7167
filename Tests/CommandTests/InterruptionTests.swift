import Fixtures
import Foundation
import Testing

/// Ctrl-C during a build.
struct InterruptionTests {
  @Test func `an interrupted rebuild ends with 130, leaves the old index and nothing unfinished`() throws {
    let program = try Program()
    let small = try program.folder.write("Title\n\nA text of plums.", to: "small.txt")
    #expect(try program.run("rebuild", small, "--index", "home").status == 0)
    let before = try program.folder.names(in: "home/segments")
    let line = "{\"title\":\"T\",\"text\":\"" + String(repeating: "Bread said Omarov of plums. ", count: 200) + "\"}\n"
    for number in 0..<40 {
      try program.folder.write(
        (0..<20).map { line.replacing("\"T\"", with: "\"T\(number)-\($0)\"") }.joined(), to: "large/\(number).jsonl")
    }
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
      // `exec`, so that the signal meets the program and not the shell around it.
      let run = try program.shell(
        """
        (exec '\(Program.path)' --locales '\(Checkout.locales)' --entities '\(Checkout.entities)' --index home rebuild large) &
        sleep 0.7; kill -\(signal) $!; wait $!; echo "=$?"
        """)
      #expect(run.lines.last == "=\(code)", "\(run.errors)")
      #expect(run.errors.contains("interrupted"))
      #expect(try program.folder.names(in: "home/segments") == before)
      #expect(try program.run("check", "--index", "home").status == 0)
      #expect(try program.run("search", "plums", "--count", "--index", "home").text.contains("1 article"))
    }
    #expect(try program.run("add", small, "--index", "home").status == 0)
  }
}
