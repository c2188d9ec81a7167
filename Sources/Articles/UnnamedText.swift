/// A text that comes without a file and so without a name: its format is told by how it begins.
package enum UnnamedText {
  /// Reads an article from bytes: HTML when they begin with a tag, Markdown when with front matter or a heading, else plain
  /// text. Linear in their number.
  ///
  /// - Parameter location: what stands for the name of a file.
  package static func read(_ bytes: [UInt8], location: String) -> SourceFile.Outcome {
    if bytes.isEmpty { return .refused(.empty) }
    let reader = reader(of: bytes)
    do throws(ArticleError) {
      let decoded = try TextDecoder(bytes, declared: reader.declaredEncoding(of: bytes))
      let result = reader.read(decoded.text, location: location)
      if result.articles.isEmpty, result.problems.count == 1 { return .refused(result.problems[0]) }
      return .read(result, encoding: decoded.encoding)
    } catch {
      return .refused(error)
    }
  }

  private static func reader(of bytes: [UInt8]) -> any FormatReader {
    // Zero bytes are those of UTF-16, in which ASCII still shows.
    let start = bytes.prefix(256).filter { $0 != 0 }.drop { $0 <= 0x20 || $0 >= 0x80 }
    if start.first == UInt8(ascii: "<") { return HTMLReader() }
    if start.starts(with: "---".utf8) || start.starts(with: "# ".utf8) { return MarkdownReader() }
    return PlainTextReader()
  }
}
