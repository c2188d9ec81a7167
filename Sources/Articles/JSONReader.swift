/// A JSON file: one article as an object, or a list of them.
struct JSONReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    let document: JSONDocument
    do throws(JSONDocument.Mistake) { document = try JSONDocument(reading: text) } catch {
      // Files called .json often hold JSON lines.
      let lines = JSONLinesReader().read(text, location: location)
      if lines.articles.count > 1 { return lines }
      return ReadResult(problem: .badJSON(line: error.line, column: error.column, reason: error.reason))
    }
    let root = document.root
    var result = ReadResult()
    for (index, item) in (root.isArray ? root.items : [root]).enumerated() {
      do throws(ArticleError) {
        result.articles.append(try JSONArticle.read(item, line: 1, location: location))
      } catch {
        result.problems.append(root.isArray ? error.ofItem(index + 1) : error)
      }
    }
    if result.articles.isEmpty, result.problems.isEmpty { result.problems.append(.empty) }
    return result
  }
}
