import Fixtures
import Testing

/// `daiek verify` as a person and a script meet it.
struct VerifyTests {
  @Test func `the difference is marked in the text, with colour and without`() throws {
    let program = try SampleIndex.built()
    let text = "Долг записывают в синюю тетрадь. Я такой тетради никогда видел"
    let plain = try program.run("verify", text)
    #expect(plain.status == 0)
    #expect(plain.lines[0].hasPrefix("Altered (80 %"))
    #expect(plain.lines[1] == "  Долг записывают в [+синюю+] тетрадь. Я такой тетради [-не-][+никогда+] видел")
    #expect(plain.lines.contains { $0.contains("first seen") && $0.contains("2172259ecdf84cf9") })
    let colored = try program.run("verify", text, "--color", "always")
    #expect(colored.text.contains("\u{1B}[9;31mсинюю\u{1B}[0m") && colored.text.contains("\u{1B}[4;32mне\u{1B}[0m"))
  }

  @Test(arguments: [
    ("verify 'Долг записывают в тетрадь' --by Baibosyn", 0, "Exact, a part of it"),
    ("verify 'Долг записывают в тетрадь' --by Байбосынның", 0, "Exact"),
    ("verify 'Долг записывают в тетрадь' --by 'Вера Луговская'", 0, "Said by somebody else"),
    ("verify 'долг … Я такой тетради не видел'", 0, "Exact, with words left out"),
    ("verify 'nobody has ever said such a thing in this town'", 1, "Not found"),
    ("verify --language kk 'nobody has ever said such a thing in this town'", 1, "Табылмады"),
  ])
  func `verdicts and exit codes`(_ line: String, _ status: Int32, _ says: String) throws {
    let run = try SampleIndex.built().shell("daiek \(line)")
    #expect(run.status == status)
    #expect(run.text.hasPrefix(says), "\(run.text)")
  }

  @Test func `a draft is verified from a file and from a pipe, and its exit code tells an editor's script`() throws {
    let program = try SampleIndex.built()
    try program.folder.write(
      "Долги\n\n«Долг записывают в тетрадь. Я такой тетради не видел», — сказал Ерлан Байбосын.\n", to: "good.txt")
    try program.folder.write(
      "# Долги\n\n«Долг записывают в тетрадь. Я такую тетрадь не видел», — сказала Вера Луговская.\n", to: "bad.md")
    let good = try program.run("verify", "--document", "good.txt", "--json")
    #expect(good.status == 0)
    #expect(try good.objects().map { $0["verdict"] as? String } == ["exact"])
    #expect(try program.shell("daiek verify --document - < good.txt").status == 0)
    let bad = try program.shell("daiek verify --document - < bad.md")
    #expect(bad.status == 1)
    #expect(bad.text.contains("Said by somebody else"))
    #expect(try program.run("verify", "--document", "none.txt").status == 3)
  }
}
