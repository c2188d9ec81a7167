/// JSON lines: one object an article, with `title`, `text` and what else `ArticleMetadata` knows.
struct JSONLinesReader: FormatReader {
  /// Lines of the file before the part that is read.
  var linesBefore = 0
  /// The part is all there is.
  var isWhole = true

  func read(_ text: [UInt8], location: String) -> ReadResult {
    var result = ReadResult()
    var number = linesBefore
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      do throws(ArticleError) {
        result.articles.append(try article(of: line, number: number, location: location))
      } catch {
        result.problems.append(error)
      }
    }
    if isWhole, result.articles.isEmpty, result.problems.isEmpty { result.problems.append(.empty) }
    return result
  }

  private func article(of line: ArraySlice<UInt8>, number: Int, location: String) throws(ArticleError) -> Article {
    if let members = PlainJSON.members(of: line) {
      return try JSONArticle.read(members, line: number, location: location)
    }
    let document: JSONDocument
    do throws(JSONDocument.Mistake) { document = try JSONDocument(reading: line) } catch {
      throw .badJSON(line: number, column: error.column, reason: error.reason)
    }
    return try JSONArticle.read(document.root, line: number, location: location)
  }
}
