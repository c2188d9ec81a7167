import Fixtures
import Foundation
import Testing

/// What is installed works by itself, wherever it is moved; a home of one's own; completion.
struct InstallTests {
  /// `tools/install` of the program under test.
  private func installed(_ program: Program) throws -> String {
    let run = try program.shell(
      "'\(Checkout.path)/tools/install' --program '\(Program.path)' '\(program.folder.path)/first' >&2")
    #expect(run.status == 0, "\(run.errors)")
    return program.folder.path("first")
  }

  @Test func `an installation that is moved to another folder still works`() throws {
    var program = try Program()
    program.common = []
    let first = try installed(program)
    let moved = program.folder.path("elsewhere/place")
    try FileManager.default.createDirectory(
      atPath: program.folder.path("elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: first, toPath: moved)
    try program.folder.write("Title\n\n“We shall wait,” said Tokayev.", to: "a.txt")
    let run = try program.shell(
      """
      daiek() { '\(moved)/bin/daiek' "$@"; }
      daiek init mine && cp a.txt mine/sources && daiek --index mine rebuild --language ru &&
        daiek --index mine search Тоқаев && daiek --index mine entities Токаев --language kk
      """)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("1 файл: внесено 1"))
    #expect(run.text.contains("We shall wait,"))
    #expect(run.text.contains("Қасым-Жомарт Тоқаев, адам"))
    #expect(try program.folder.names(in: "mine").contains("README"))
    for page in ["man/man1", "man/ru/man1", "man/kk/man1"] {
      let text = String(
        decoding: try program.folder.bytes("elsewhere/place/share/\(page)/daiek.1"), as: UTF8.self)
      #expect(text.hasPrefix(".TH DAIEK 1"))
      #expect(text.contains("daiek search"))
      #expect(!text.contains("\n'"))
    }
    for file in [
      "bash-completion/completions/daiek", "zsh/site-functions/_daiek", "fish/vendor_completions.d/daiek.fish",
    ] {
      #expect(try !program.folder.bytes("elsewhere/place/share/" + file).isEmpty)
    }
  }

  @Test func `init makes a home, says the next step, and leaves alone what is there`() throws {
    let program = try Program()
    let run = try program.run("init", "home/of mine")
    #expect(run.status == 5)
    let made = try program.run("init", "mine")
    #expect(made.status == 0)
    #expect(made.text.contains("daiek --index mine rebuild"))
    #expect(try Set(program.folder.names(in: "mine")) == ["README", "entities", "sources"])
    #expect(try Set(program.folder.names(in: "mine/entities")) == ["README.md", "own.tsv"])
    try program.folder.write("my own\n", to: "mine/entities/own.tsv")
    #expect(try program.run("init", "mine").status == 0)
    #expect(try program.folder.bytes("mine/entities/own.tsv") == Array("my own\n".utf8))
    #expect(try program.run("init").status == 2)
  }

  @Test func `a shell completes commands, options, choices, speakers and outlets`() throws {
    let program = try SampleIndex.built()
    func proposals(_ words: String) throws -> [String] { try program.shell("daiek complete -- \(words)").lines }
    #expect(try proposals("se") == ["search"])
    #expect(try proposals("''").contains("init"))
    #expect(try !proposals("''").contains("tidy"))
    #expect(try proposals("search x --fac") == ["--facets"])
    #expect(try proposals("stats --lim").isEmpty)
    #expect(try proposals("quotes --kind in") == ["indirect"])
    #expect(try proposals("quotes --by Aigul").contains("Aigul Sarsenbina"))
    #expect(try proposals("quotes --source Steppe") == ["Steppe Sample Courier"])
    #expect(try proposals("translit --to ru-p") == ["ru-passport"])
    #expect(try proposals("--index nowhere quotes --by A").isEmpty)
    let bash = try program.shell(
      """
      source '\(Checkout.path)/tools/completions/daiek.bash'
      COMP_WORDS=(daiek quotes --by Aigul) COMP_CWORD=3
      _daiek
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    #expect(bash.lines.contains("Aigul\\ Sarsenbina"), "\(bash.errors)")
  }
}
