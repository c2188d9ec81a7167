import Analysis
import Articles
import Segments

extension IndexError {
  init(_ error: AnalysisError) {
    if case .ioFailure = error {
      self = .system(Problem(error))
    } else {
      self = .badData(Problem(error))
    }
  }

  init(_ error: SegmentError) {
    switch error {
    case .ioFailure, .uncertain: self = .system(Problem(error))
    default: self = .damagedOrLocked(Problem(error))
    }
  }
}

extension Problem {
  init(_ error: AnalysisError) {
    let (name, values): (String, [String: Value]) =
      switch error {
      case .badLine(let file, let line, let expected, let found):
        (
          "badLine",
          ["file": .text(file), "line": .number(line), "expected": .text(expected), "found": .text(found)]
        )
      case .unreadable(let path, let reason): ("unreadable", ["path": .text(path), "reason": .text(reason)])
      case .ioFailure(let path, let operation, let errno):
        ("ioFailure", ["path": .text(path), "operation": .text(operation), "errno": .systemError(errno)])
      case .icu(let what): ("icu", ["what": .text(what)])
      }
    self.init("data.\(name)", values, description: error.description)
  }

  init(_ error: SegmentError) {
    let (name, values): (String, [String: Value]) =
      switch error {
      case .missing(let path, let expected): ("missing", ["path": .text(path), "expected": .text(expected)])
      case .damaged(let path, let place, let expected, let found):
        (
          "damaged",
          ["path": .text(path), "place": .text(place), "expected": .text(expected), "found": .text(found)]
        )
      case .notASegment(let path, let expected, let found):
        ("notASegment", ["path": .text(path), "expected": .text(expected), "found": .text(found)])
      case .newerFormat(let path, let supported, let found):
        (
          "newerFormat",
          ["path": .text(path), "supported": .number(Int(supported)), "found": .number(Int(found))]
        )
      case .locked(let path, let holder):
        (
          "locked",
          [
            "path": .text(path), "process": .number(Int(holder.process)), "host": .text(holder.host),
            "since": .text(holder.since),
          ]
        )
      case .ioFailure(let path, let operation, let errno):
        ("ioFailure", ["path": .text(path), "operation": .text(operation), "errno": .systemError(errno)])
      case .uncertain(let path, let errno):
        ("uncertain", ["path": .text(path), "errno": .systemError(errno)])
      case .unacceptable(let place, let expected, let found):
        ("unacceptable", ["place": .text(place), "expected": .text(expected), "found": .text(found)])
      }
    self.init("segment.\(name)", values, description: error.description)
  }

  /// What the system refused while segments were joined, after the index had taken in what it was given.
  static func unjoined(after refusal: Problem) -> Problem {
    guard refusal.code == "segment.ioFailure", case .text(let path) = refusal.values["path"],
      case .text(let operation) = refusal.values["operation"], case .systemError(let errno) = refusal.values["errno"]
    else { return refusal }
    let error = SegmentError.ioFailure(path: path, operation: operation, errno: errno)
    return Problem(
      "segment.unjoined", refusal.values,
      description: "\(path): the index has what it was given, but its small segments could not be joined: expected "
        + "\(error.expected); found \(error.found); mend the cause; the next change of the index joins them")
  }

  init(_ error: ArticleError) {
    let (name, values): (String, [String: Value]) =
      switch error {
      case .missing: ("missing", [:])
      case .unreadable(let errno): ("unreadable", ["errno": .systemError(errno)])
      case .notAFile(let kind): ("notAFile", ["kind": .text(kind.rawValue)])
      case .empty: ("empty", [:])
      case .notText: ("notText", [:])
      case .invalidUTF8(let offset): ("invalidUTF8", ["offset": .number(offset)])
      case .unknownEncoding(let guess, let confidence):
        ("unknownEncoding", ["guess": .text(guess ?? "none"), "confidence": .number(confidence)])
      case .unknownFormat(let name): ("unknownFormat", ["extension": .text(name)])
      case .tooLarge(let bytes, let limit): ("tooLarge", ["bytes": .number(bytes ?? 0), "limit": .number(limit)])
      case .lineTooLong(let line, let limit): ("lineTooLong", ["line": .number(line), "limit": .number(limit)])
      case .tooMuchText(let bytes, let limit): ("tooMuchText", ["bytes": .number(bytes), "limit": .number(limit)])
      case .badJSON(let line, let column, let reason):
        ("badJSON", ["line": .number(line), "column": .number(column), "reason": .text(reason)])
      case .missingField(let line, let field): ("missingField", ["line": .number(line), "field": .text(field)])
      case .badItem(let number, let inner):
        ("badItem", ["number": .number(number), "reason": .problem(Problem(inner))])
      case .notAnObject: ("notAnObject", [:])
      case .noMember(let name): ("noMember", ["name": .text(name)])
      case .badFrontMatter(let line, let reason):
        ("badFrontMatter", ["line": .number(line), "reason": .text(reason)])
      case .badXML(let part, let line, let reason):
        ("badXML", ["part": .text(part), "line": .number(line), "reason": .text(reason)])
      case .missingPart(let name): ("missingPart", ["name": .text(name)])
      case .badChapter(let name, let inner): ("badChapter", ["name": .text(name), "reason": .problem(Problem(inner))])
      case .nestedTooDeeply(let limit): ("nestedTooDeeply", ["limit": .number(limit)])
      case .noText: ("noText", [:])
      case .brokenArchive(let entry, let reason):
        ("brokenArchive", ["entry": .number(entry), "reason": .text(reason)])
      case .brokenEntry(let reason): ("brokenEntry", ["reason": .text(reason)])
      case .encrypted: ("encrypted", [:])
      case .linkInArchive: ("linkInArchive", [:])
      case .hidden: ("hidden", [:])
      case .archiveInArchive: ("archiveInArchive", [:])
      case .expandsTooFar(let limit): ("expandsTooFar", ["limit": .number(limit)])
      }
    self.init("article.\(name)", values, description: error.description)
  }

  /// More parts of a file are broken than are told.
  static func more(_ parts: Int) -> Problem {
    Problem(
      "article.more", ["parts": .number(parts)],
      description: "and \(parts) more such parts; mend the first and run again")
  }

  /// What is not certain about an encoding; nil when nothing is.
  init?(_ encoding: SourceEncoding) {
    guard let doubt = encoding.doubt else { return nil }
    switch encoding.basis {
    case .certain, .declared: return nil
    case .detected(let confidence, let declared):
      self.init(
        "encoding.detected",
        [
          "name": .text(encoding.name), "confidence": .number(confidence), "declared": .text(declared ?? "none"),
        ], description: doubt)
    case .guessed: self.init("encoding.guessed", ["name": .text(encoding.name)], description: doubt)
    }
  }
}

/// Runs what throws a room's error and throws it as the library's.
func bridging<Result>(_ body: () throws(SegmentError) -> Result) throws(IndexError) -> Result {
  do throws(SegmentError) { return try body() } catch { throw IndexError(error) }
}

/// Runs what throws a room's error and throws it as the library's.
func bridging<Result>(_ body: () throws(AnalysisError) -> Result) throws(IndexError) -> Result {
  do throws(AnalysisError) { return try body() } catch { throw IndexError(error) }
}
