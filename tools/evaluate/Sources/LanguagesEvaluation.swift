import Analysis
import Foundation

/// The language of single sentences: how many of five words and more are told right, what text of other languages is
/// claimed, whether the confidence comes true, and how fast.
enum LanguagesEvaluation: Evaluation {
  static let name = "languages"

  /// Sentences of one language from one file.
  struct Sample {
    let source: String
    let language: LanguageTag
    let sentences: [String]

    /// Counts for the figure of all; the messages do once, without their markup.
    var isCounted: Bool { language != .undetermined && source != "scripts, with markup" }
  }

  static func run(shared: String, locales: String) throws {
    let start = ContinuousClock.now
    let identifier = try LanguageIdentifier(packs: LanguagePacks(path: locales))
    print(
      "profiles read in \(start.duration(to: .now).formatted(.units(allowed: [.milliseconds], fractionalPart: .show(length: 1))))"
    )
    var buckets = [(right: Int, all: Int, sum: Double)](repeating: (0, 0, 0), count: 6)
    let samples = try samples(in: shared)
    var own = (right: 0, all: 0)
    for sample in samples {
      let misses = judge(sample, by: identifier, buckets: &buckets)
      if sample.isCounted {
        own.all += sample.sentences.count
        own.right += sample.sentences.count - misses.count
      }
      report(sample, misses)
    }
    print("all sentences in a pack's language: \(percent(own.right, own.all))")
    if let python = ProcessInfo.processInfo.environment["DAIEK_CLD2_PYTHON"] { try compare(with: python, samples) }
    print("confidence, and how often such a guess was right:")
    for bucket in buckets where bucket.all > 0 {
      print("  \(number(bucket.sum / Double(bucket.all), 3)): \(percent(bucket.right, bucket.all))")
    }
    measureSpeed(identifier, samples)
  }

  private static func judge(
    _ sample: Sample, by identifier: LanguageIdentifier, buckets: inout [(right: Int, all: Int, sum: Double)]
  ) -> [(String, LanguageIdentifier.Guess)] {
    var misses: [(String, LanguageIdentifier.Guess)] = []
    for sentence in sample.sentences {
      let bytes = Array(sentence.utf8)
      let guess = identifier.identify(bytes, in: 0..<bytes.count)
      let bucket = [0.5, 0.8, 0.9, 0.99, 0.999].firstIndex { guess.confidence < $0 } ?? 5
      buckets[bucket].all += 1
      buckets[bucket].sum += guess.confidence
      if guess.language == sample.language { buckets[bucket].right += 1 } else { misses.append((sentence, guess)) }
    }
    return misses
  }

  private static func report(_ sample: Sample, _ misses: [(String, LanguageIdentifier.Guess)]) {
    let all = sample.sentences.count
    print("\(sample.language) \(sample.source): \(percent(all - misses.count, all))")
    for (sentence, guess) in misses.prefix(sample.language == .undetermined ? 2 : 12) {
      print("    \(guess.language) \(number(guess.confidence, 2)): \(sentence.prefix(110))")
    }
  }

  /// CLD2's figures on the same sentences, by `cld2.py`.
  private static func compare(with python: String, _ samples: [Sample]) throws {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "daiek-cld2-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var own = (right: 0, all: 0)
    for sample in samples {
      try Data(sample.sentences.map { $0.replacingOccurrences(of: "\n", with: " ") + "\n" }.joined().utf8).write(
        to: scratch)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = ["tools/evaluate/cld2.py"]
      process.standardInput = try FileHandle(forReadingFrom: scratch)
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let answers = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
        separator: "\n")
      let claimed: Set<Substring> = ["en", "ru", "kk", "kk-Latn", "kk-Arab"]
      let right = answers.count {
        sample.language == .undetermined ? !claimed.contains($0) : $0 == sample.language.text
      }
      if sample.isCounted {
        own.right += right
        own.all += sample.sentences.count
      }
      print("CLD2, \(sample.language) \(sample.source): \(percent(right, sample.sentences.count))")
    }
    print("CLD2, all sentences in a pack's language: \(percent(own.right, own.all))")
  }

  private static func samples(in shared: String) throws -> [Sample] {
    let data = shared + "/data/"
    var samples: [Sample] = []
    let parallel = try lines(data + "parallel/news_en_ru_kk.tsv").dropFirst().map { $0.components(separatedBy: "\t") }
    for (column, code) in [(2, "en"), (3, "ru"), (4, "kk")] {
      samples.append(
        Sample(source: "parallel", language: LanguageTag(code), sentences: long(parallel.map { $0[column] })))
    }
    for code in ["ru", "kk"] {
      samples.append(
        Sample(
          source: "sentences", language: LanguageTag(code), sentences: long(try lines(data + "sentences/\(code).txt"))))
    }
    let entities = try lines(data + "entities/kk.jsonl").compactMap { line in
      (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["text"] as? String
    }
    samples.append(Sample(source: "entities", language: LanguageTag("kk"), sentences: long(entities)))
    let messages = try lines(data + "scripts/kk_messages_three_scripts.tsv").dropFirst().map {
      $0.components(separatedBy: "\t")
    }
    for (column, code) in [(1, "kk"), (2, "kk-Arab"), (3, "kk-Latn")] {
      let texts = messages.map { $0[column] }
      samples.append(
        Sample(source: "scripts, with markup", language: LanguageTag(code), sentences: long(texts)))
      samples.append(
        Sample(source: "scripts", language: LanguageTag(code), sentences: long(texts.map(withoutMarkup))))
    }
    // Text of other languages is not in the shared data: a folder of files of one sentence a line is named here, made by
    // tools/language-profile/catalogues.py.
    if let folder = ProcessInfo.processInfo.environment["DAIEK_OTHER_LANGUAGES"] {
      for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where file.hasSuffix(".txt") {
        samples.append(Sample(source: file, language: .undetermined, sentences: long(try lines("\(folder)/\(file)"))))
      }
    }
    return samples
  }

  private static func measureSpeed(_ identifier: LanguageIdentifier, _ samples: [Sample]) {
    for sample in samples where sample.source == "parallel" {
      let paragraphs = stride(from: 0, to: sample.sentences.count, by: 5).map { start in
        Array(sample.sentences[start..<min(start + 5, sample.sentences.count)].joined(separator: " ").utf8)
      }
      let bytes = paragraphs.reduce(0) { $0 + $1.count }
      var best = Duration.seconds(1000)
      for _ in 0..<20 {
        let clock = ContinuousClock()
        best = min(
          best,
          clock.measure { for paragraph in paragraphs { _ = identifier.identify(paragraph, in: 0..<paragraph.count) } })
      }
      print("speed on paragraphs, \(sample.language): \(number(Double(bytes) / 1e6 / (best / .seconds(1)), 0)) MB/s")
    }
  }

  /// Those of five words and more.
  private static func long(_ sentences: [String]) -> [String] {
    sentences.filter { sentence in
      sentence.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "'" || $0 == "’") }.count {
        $0.contains(where: \.isLetter)
      } >= 5
    }
  }

  /// A message of the interface without its links, tags and placeholders, which are in no language.
  private static func withoutMarkup(_ message: String) -> String {
    message.replacingOccurrences(
      of: #"\[\[.*?\]\]|\{\{.*?\}\}|</?[^>]*>|&lt;.*?&gt;|&[a-z]+;|\$[0-9]"#, with: " ", options: .regularExpression)
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

  private static func percent(_ part: Int, _ all: Int) -> String {
    "\(part) of \(all), \(number(100 * Double(part) / Double(max(1, all)), 2)) %"
  }
}
