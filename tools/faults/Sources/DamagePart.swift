import Glibc
import QuoteIndex
import SeededRandom

/// A large index damaged in every way, file by file, each trial in a process that may die of it.
struct DamagePart {
  let options: Options
  /// The most that a process asking a damaged file may hold, beside the file.
  private static let mostMegabytes = 1_024

  func run() throws(FaultsFailure) -> Bool {
    let home = try build()
    var isGood = true
    for (kind, trials) in [(DamageTrial.Kind.broken, 200_000), (.remade, 200_000), (.rearranged, 2_000)] {
      isGood = try run(kind, trials: options.count(trials), home) && isGood
    }
    return isGood
  }

  private func build() throws(FaultsFailure) -> Home {
    let home = try Home(options, index: options.scratch + "/damage")
    Disk.remove(home.home.path)
    var generator = RandomNumbers(seed: options.seed)
    let letters = Array("abcdefghiklmnoprstuvyz")
    // Words by rank, the first ones far more frequent, as in any language.
    let words = (0..<60_000).map { _ in
      String((0..<Int.random(in: 3...9, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
    }
    var lines = ""
    for article in 0..<(options.isShort ? 60 : 22_000) {
      let text = (0..<280).map { _ in
        let rank = Double.random(in: 0..<1, using: &generator)
        return words[Int(rank * rank * rank * Double(words.count))]
      }.joined(separator: " ")
      lines +=
        #"{"url":"https://wire.invalid/\#(article)","outlet":"Wire \#(article % 40)","title":"Story \#(article)","#
      lines += #""date":"2022-\#(10 + article % 3)-\#(10 + article % 18)","language":"en","#
      lines += #""text":"\#(text)\n\n“We shall \#(words[article % 999]) again,” said Aida Rivers."}"# + "\n"
    }
    let path = options.scratch + "/damage.jsonl"
    try Disk.write(lines, to: path)
    let words2 = [
      options.program, "--index", home.home.path, "--locales", home.home.locales, "--entities", home.home.entities,
      "--quiet", "rebuild", path,
    ]
    let end = try Child(words2, scratch: options.scratch).wait()
    guard end.status == 0 else { throw FaultsFailure("the large index: \(end.errors)") }
    return home
  }

  private func run(_ kind: DamageTrial.Kind, trials: Int, _ home: Home) throws(FaultsFailure) -> Bool {
    let files = Disk.names(home.segments).filter { !Home.others.contains($0) }.map { home.segments + "/" + $0 }
    var sizes: [Int] = []
    for file in files { sizes.append(try Disk.read(file).count) }
    let total = sizes.reduce(0, +)
    var tally = Tally("damage: \(kind.rawValue), index of \(total >> 20) MB")
    var peak = 0
    for (file, size) in zip(files, sizes) {
      // As many trials as fall on it by its size, but at least some.
      var left = max(trials * size / total, min(trials, 20))
      var next = 0
      let good = try Disk.read(file)
      while left > 0 {
        let child = try Child(
          [
            options.worker, "damage-worker", file, kind.rawValue, "\(next)", "\(left)", "--seed", "\(options.seed)",
            "--scratch", options.scratch,
          ], scratch: options.scratch)
        let end = child.wait(limit: 3_600)
        peak = max(peak, end.peakMegabytes)
        let done = Int(Disk.text(Self.progress(options))) ?? 0
        for line in end.output.split(separator: "\n") {
          let fields = line.split(separator: "\t")
          if fields.count == 2, let count = Int(fields[1]) { tally.good(String(fields[0]), times: count) }
        }
        if end.status == 0 { break }
        tally.bad("\(file), trial \(next + done): ended with \(end.status): \(end.errors.suffix(300))")
        try Disk.write(good, to: file)
        left -= done + 1
        next += done + 1
      }
    }
    if peak > Self.mostMegabytes { tally.bad("a process grew to \(peak) MB") }
    say("damage: \(kind.rawValue): processes grew to at most \(peak) MB")
    return tally.report()
  }

  private static func progress(_ options: Options) -> String { options.scratch + "/damage.progress" }

  /// The process that does the damage: file, kind, first trial, how many.
  static func work(_ words: [String], _ options: Options) throws(FaultsFailure) {
    guard words.count == 4, let kind = DamageTrial.Kind(rawValue: words[1]), let first = Int(words[2]),
      let count = Int(words[3])
    else { throw FaultsFailure("damage-worker FILE KIND FIRST COUNT") }
    var limit = rlimit(rlim_cur: UInt(2 * mostMegabytes) << 20, rlim_max: UInt(2 * mostMegabytes) << 20)
    setrlimit(__rlimit_resource_t(2), &limit)  // RLIMIT_DATA, which Glibc gives no name that Swift can see
    var trial = try DamageTrial(path: words[0], kind: kind)
    let file = open(progress(options), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    defer {
      close(file)
      // Also after a failure, so that the trials before it count.
      for (outcome, count) in trial.outcomes { say("\(outcome)\t\(count)") }
    }
    for number in first..<first + count {
      let text = Array("\(number - first)".utf8)
      pwrite(file, text, text.count, 0)
      try trial.run(number, seed: options.seed)
    }
  }
}
