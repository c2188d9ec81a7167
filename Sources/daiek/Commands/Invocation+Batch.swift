import Glibc
import QuoteIndex

/// `daiek batch`: a question a line, an answer a line, in one process and of one moment of the index.
extension Invocation {
  func batch() throws(CommandFailure) -> ExitCode {
    guard arguments.rest.isEmpty else { throw .usage(.unexpectedWord(word: arguments.rest[0])) }
    let searcher = try searcher()
    let verifier = Verifier(searcher: searcher)
    var number = 0
    try StandardInput.forEachLine(wording) { (line) throws(CommandFailure) in
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { return }
      output.line(answer(line, number, searcher, verifier).line)
      output.flush()
    }
    return .done
  }

  /// What one line is answered: never nothing, and never the end of the others.
  private func answer(_ line: [UInt8], _ number: Int, _ searcher: Searcher, _ verifier: Verifier) -> JSONObject {
    let request: BatchRequest
    do throws(BatchRequest.Mistake) { request = try BatchRequest(line: line) } catch {
      return Self.error(error.description, line: number, identifier: error.identifier)
    }
    do throws(CommandFailure) {
      let start = ContinuousClock.now
      let call = try BatchCall(request)
      let invocation = Invocation(
        arguments: call.arguments, output: output, wording: wording, surroundings: surroundings)
      var answer = JSONObject(type: "answer")
      answer.add("line", number)
      answer.add("id", json: request.identifier ?? "null")
      answer.add("command", call.command.rawValue)
      let results = try invocation.results(of: call.command, searcher, verifier)
      let microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
      answer.add("microseconds", microseconds)
      answer.add("quotations", results.quotations)
      answer.add("articles", results.articles)
      answer.add("results", results.objects)
      return answer
    } catch {
      return Self.error(wording.text(error), line: number, identifier: request.identifier)
    }
  }

  private static func error(_ message: String, line: Int, identifier: String?) -> JSONObject {
    var object = JSONObject(type: "error")
    object.add("line", line)
    object.add("id", json: identifier ?? "null")
    object.add("message", message)
    return object
  }

  /// What a command finds: objects, and how many there are in all.
  private func results(
    of command: CommandName, _ searcher: Searcher, _ verifier: Verifier
  ) throws(CommandFailure) -> (objects: [JSONObject], quotations: Int, articles: Int) {
    switch command {
    case .verify:
      let found = try verification(by: verifier)
      let count = found.placeCount
      let isAttributed = found.verdict != .unattributed
      return ([VerificationJSON.object(found)], isAttributed ? count : 0, isAttributed ? 0 : count)
    case .search:
      let found = try results(of: try plainQuery(), searcher)
      return (
        arguments.has(.count) ? [] : found.hits.map { HitJSON.object($0) }, found.quotationCount, found.articleCount
      )
    default:
      let found = try quotations(searcher, about: try aboutQuery())
      return (arguments.has(.count) ? [] : found.hits.map { HitJSON.object($0) }, found.count, 0)
    }
  }
}
