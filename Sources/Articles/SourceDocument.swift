/// One document found and fetched, not yet understood: `read()` may be called on any thread.
package struct SourceDocument: Sendable {
  /// What is shown: the path, and behind a `!` the name inside an archive.
  package let path: String
  /// What an index keeps of the place; it says nothing of the machine.
  package let name: String
  package let format: SourceFormat
  package let bytes: [UInt8]
  /// JSON lines may come in several parts: how many lines came before this one.
  package let linesBefore: Int
  /// False when another part of the same document follows.
  package let isLast: Bool
  /// What of it could not be fetched.
  let losses: [ArticleError]
  let limits: InputLimits

  /// What became of a document.
  package enum Outcome: Sendable {
    case read(ReadResult, encoding: SourceEncoding)
    case refused(ArticleError)
  }

  /// Its articles. Linear in its size.
  package func read() -> Outcome {
    do throws(ArticleError) {
      var (result, encoding) = try articles()
      result.refuseLongTexts(limits.textBytes)
      result.problems += losses
      // One problem and nothing else is the document's own fate; beside articles it is a lost line, counted apart.
      if result.articles.isEmpty, result.problems.count == 1 { return .refused(result.problems[0]) }
      return .read(result, encoding: encoding)
    } catch {
      return .refused(error)
    }
  }

  private func articles() throws(ArticleError) -> (ReadResult, SourceEncoding) {
    // A later part, or what a line too long has left.
    if bytes.isEmpty, linesBefore > 0 || !losses.isEmpty { return (ReadResult(), .utf8) }
    switch format {
    case .text: return try decoded(PlainTextReader())
    case .markdown: return try decoded(MarkdownReader())
    case .html: return try decoded(HTMLReader())
    case .jsonl: return try decoded(JSONLinesReader(linesBefore: linesBefore, isWhole: linesBefore == 0 && isLast))
    case .json: return try decoded(JSONReader())
    case .epub: return (try EPUBReader(limits: limits).read(bytes, location: name), .utf8)
    case .docx: return (try WordReader(limits: limits).read(bytes, location: name), .utf8)
    case .archive, .compressed: preconditionFailure("opened before: SourceFile gives what is inside")
    }
  }

  private func decoded(_ reader: some FormatReader) throws(ArticleError) -> (ReadResult, SourceEncoding) {
    let decoder = try TextDecoder(bytes, declared: reader.declaredEncoding(of: bytes))
    return (reader.read(decoder.text, location: name), decoder.encoding)
  }
}
