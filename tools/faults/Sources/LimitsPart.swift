import Glibc
import QuoteIndex

/// Inputs beyond all measure: each is taken or refused in plain words, within a bound of time and memory.
struct LimitsPart {
  let options: Options

  func run() throws(FaultsFailure) -> Bool {
    var tally = Tally("limits: inputs beyond measure")
    let folder = options.scratch + "/limits"
    let packs =
      options.isShort
      ? try Home(options).home
      : IndexHome(
        path: folder, locales: options.checkout + "/locales", entities: options.checkout + "/index/entities")
    for limit in options.isShort ? cases : cases + bombs {
      Disk.remove(folder)
      try Disk.make(folder + "/in")
      try limit.prepare(folder + "/in")
      // The short form reads short packs.
      let words =
        [options.program, "--index", folder + "/home", "--locales", packs.locales, "--entities", packs.entities]
        + ["add", folder + "/in"]
      let input = folder + "/in/standard-input"
      let child = try Child(words, input: Disk.isThere(input) ? input : "/dev/null", scratch: options.scratch)
      let end = child.wait(limit: 20 * limit.mostSeconds)
      let said = end.output + end.errors
      say(
        "  \(limit.name): exit \(end.status), \(Int(end.processorSeconds * 10)) tenths of a processor second, \(end.peakMegabytes) MB"
      )
      if !limit.statuses.contains(end.status) {
        tally.bad("\(limit.name): exit \(end.status): \(said.suffix(300))")
      } else if let missing = limit.says.first(where: { !said.contains($0) }) {
        tally.bad("\(limit.name): nothing said of «\(missing)»: \(said.suffix(300))")
      } else if end.peakMegabytes > limit.mostMegabytes {
        tally.bad("\(limit.name): \(end.peakMegabytes) MB, more than \(limit.mostMegabytes)")
      } else if !options.isShort, end.processorSeconds > limit.mostSeconds {
        tally.bad("\(limit.name): \(end.processorSeconds) processor seconds, more than \(limit.mostSeconds)")
      } else {
        tally.good(end.status == 0 ? "taken" : "refused")
      }
    }
    Disk.remove(folder)
    try askTooMuch(&tally)
    return tally.report()
  }

  /// The short form asks the same of an eight-thousandth, and packs no bombs.
  private var scale: Int { options.isShort ? 8_000 : 1 }

  private static let sentence = "The harbour opened early, and “nobody was told,” said Aida Rivers. "

  private static func sentences(_ bytes: Int) -> Repeated<String> {
    repeatElement(sentence, count: bytes / sentence.utf8.count)
  }

  private var bombs: [LimitCase] {
    [
      LimitCase("a gzip bomb of 1 GB", statuses: [3]) { folder throws(FaultsFailure) in
        try self.bomb(to: folder + "/a.txt.gz")
      },
      LimitCase("a zip bomb of 1,000 entries of 1 GB", statuses: [3]) { folder throws(FaultsFailure) in
        try self.bomb(to: folder + "/../b.gz")
        let gzip = try Disk.read(folder + "/../b.gz")
        let checksum = gzip.suffix(8).prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let names = (0..<1_000).map { "\($0).txt" }
        try Disk.write(
          Packing.zip(names: names, deflated: Array(gzip.dropFirst(10).dropLast(8)), size: 1 << 30, checksum: checksum),
          to: folder + "/a.zip")
      },
    ]
  }

  private var cases: [LimitCase] {
    let megabyte = 1 << 20
    let (big, long) = (1_024 * megabyte / scale, 100_000_000 / scale)
    let deep = options.isShort ? 1_500 : 10_000
    return [
      LimitCase("an article of 1 GB and a byte", statuses: [3], says: ["split it"]) { folder throws(FaultsFailure) in
        try Disk.write("", to: folder + "/a.txt")
        truncate(folder + "/a.txt", 1_024 * megabyte + 1)
      },
      LimitCase(
        "an article of \(big >> 10) KB", statuses: [0, 3], mostSeconds: 1_200, mostMegabytes: 16_384
      ) { folder throws(FaultsFailure) in
        let paragraph = Self.sentence.dropLast() + "\n\n"
        try Disk.write(
          pieces: repeatElement(String(paragraph), count: (big - 100) / paragraph.utf8.count), after: "Title\n\n",
          to: folder + "/a.txt")
      },
      LimitCase("\(1_000_000 / scale) tiny articles", mostSeconds: 900, mostMegabytes: 1_024) {
        folder throws(FaultsFailure) in
        let lines = (0..<1_000_000 / scale).lazy.map { #"{"title":"T\#($0)","text":"Plums \#($0)."}"# + "\n" }
        try Disk.write(pieces: lines, to: folder + "/a.jsonl")
      },
      LimitCase("a line of \(long / 1_000) KB, plain", statuses: [0, 3], mostSeconds: 300, mostMegabytes: 4_096) {
        folder throws(FaultsFailure) in try Disk.write(pieces: Self.sentences(long), to: folder + "/a.txt")
      },
      LimitCase("a line of \(long / 1_000) KB, JSON", statuses: [0, 3], mostSeconds: 300, mostMegabytes: 4_096) {
        folder throws(FaultsFailure) in
        try Disk.write(
          pieces: Self.sentences(long), after: #"{"title":"T","text":""#, before: "\"}\n", to: folder + "/a.jsonl")
      },
      LimitCase(
        "a line of \(long / 1_000) KB without a space", statuses: [0, 3], mostSeconds: 300, mostMegabytes: 4_096
      ) {
        folder throws(FaultsFailure) in
        try Disk.write(pieces: repeatElement("ab", count: long / 2), to: folder + "/a.txt")
      },
      LimitCase(
        "a line of \(long / 1_000) KB of quotation marks", statuses: [0, 3], mostSeconds: 300, mostMegabytes: 8_192
      ) {
        folder throws(FaultsFailure) in
        try Disk.write(pieces: repeatElement("“", count: long / 3), to: folder + "/a.txt")
      },
      LimitCase("\(deep) nested quotation marks") { folder throws(FaultsFailure) in
        for (number, marks) in [("“", "”"), ("«", "»"), ("\"", "\""), ("'", "'")].enumerated() {
          let nested =
            String(repeating: "\(marks.0)so ", count: deep)
            + String(repeating: "no\(marks.1), said Aida Rivers ", count: deep)
          try Disk.write("Title\n\n" + nested, to: folder + "/\(number).txt")
        }
      },
      LimitCase("HTML, JSON and Markdown \(deep) deep", statuses: [3], says: ["deep"]) { folder throws(FaultsFailure) in
        try Disk.write(String(repeating: "<div>", count: deep) + "plums", to: folder + "/a.html")
        let json = String(repeating: "[", count: deep) + String(repeating: "]", count: deep)
        try Disk.write(#"{"text":"plums","more":\#(json)}"# + "\n", to: folder + "/a.jsonl")
        try Disk.write(String(repeating: "> ", count: deep) + "plums\n", to: folder + "/a.md")
        try Disk.write(String(repeating: "*a **b ", count: deep) + "plums\n", to: folder + "/b.md")
        try Disk.write("---\nk: " + String(repeating: "[", count: deep) + "\n---\nplums\n", to: folder + "/c.md")
      },
      LimitCase("names with ../ in an archive", statuses: [0, 3]) { folder throws(FaultsFailure) in
        for (number, name) in ["../../../../tmp/daiek-escaped.txt", "/tmp/daiek-escaped.txt", "a/../../b.txt"]
          .enumerated()
        {
          try Disk.write(Packing.tar(name: name, "Title\n\nPlums of archive \(number)."), to: folder + "/\(number).tar")
        }
      },
      LimitCase("a folder whose links lead in a circle", statuses: [0, 3]) { folder throws(FaultsFailure) in
        try Disk.make(folder + "/one/two")
        symlink("..", folder + "/one/two/up")
        symlink("../..", folder + "/one/two/top")
        symlink("self", folder + "/self")
        try Disk.write("Title\n\nPlums of the circle.", to: folder + "/one/two/a.txt")
      },
      LimitCase("folders \(300) deep and names of every byte", statuses: [0, 3]) { folder throws(FaultsFailure) in
        var path = folder
        for _ in 0..<300 {
          path += "/deeper"
          try Disk.make(path)
        }
        try Disk.write("Title\n\nPlums below.", to: path + "/a.txt")
        for byte in 1...126 where byte != 47 {
          try Disk.write("Title\n\nPlums \(byte).", to: folder + "/\(Character(Unicode.Scalar(UInt8(byte)))).txt")
        }
      },
      LimitCase("a word of a megabyte", mostSeconds: 120, mostMegabytes: 1_024) { folder throws(FaultsFailure) in
        try Disk.write("Title\n\n" + String(repeating: "z", count: megabyte) + " plums", to: folder + "/a.txt")
      },
    ]
  }

  /// A gigabyte of one letter, and its compressed form.
  private func bomb(to path: String) throws(FaultsFailure) {
    try Child.run(
      "/bin/bash", "-c", "head -c 1073741824 /dev/zero | tr '\\0' a | gzip -9n > '\(path)'", scratch: options.scratch)
  }

  /// Questions of a megabyte, which no command line carries, to the library itself.
  private func askTooMuch(_ tally: inout Tally) throws(FaultsFailure) {
    let home = try Home(options, index: options.scratch + "/asked")
    let end = try home.run(.rebuild([0: 1, 1: 1]), identifiers: [:])
    guard end.status == 0 else { throw FaultsFailure(end.errors) }
    let searcher = try bridged { () throws(IndexError) in try Searcher(home: home.home) }
    let count = (1 << 20) / scale
    let questions = [
      ("a word of a megabyte", String(repeating: "z", count: count)),
      ("a prefix of a megabyte", String(repeating: "z", count: count) + "*"),
      ("a megabyte of words", String(repeating: "harbour ", count: count / 8)),
      ("a megabyte of ORs", String(repeating: "a OR ", count: count / 5) + "harbour"),
      ("a phrase of a megabyte", "“" + String(repeating: "harbour ", count: count / 8) + "”"),
      ("a megabyte of brackets", String(repeating: "(", count: count)),
      ("a megabyte of NOT", String(repeating: "NOT ", count: count / 4) + "a"),
      ("a speaker of a megabyte", "speaker:" + String(repeating: "z", count: count)),
      ("a fuzzy word of a megabyte", String(repeating: "z", count: count) + "~2"),
    ]
    for (name, question) in questions {
      let began = Child.processorSeconds
      do throws(IndexError) {
        _ = try searcher.search(Query(question))
      } catch {
        if "\(error)".utf8.count > 4_096 { tally.bad("\(name): an error of \("\(error)".utf8.count) bytes") }
      }
      let seconds = Child.processorSeconds - began
      say("  \(name): \(Int(seconds * 10)) tenths of a processor second")
      if seconds > 20, !options.isShort {
        tally.bad("\(name): \(seconds) processor seconds")
      } else {
        tally.good("asked")
      }
    }
  }
}
