import Glibc

/// Why a file, or one line of it, gave no article.
package enum ArticleError: Error, Equatable, Sendable {
  case missing
  case unreadable(errno: Int32)
  /// A folder, pipe, socket or device where a file was expected.
  case notAFile(PathKind)
  case empty
  /// Neither text nor an encoding of text: zero bytes and the like.
  case notText
  /// UTF-8 but for the byte at this offset.
  case invalidUTF8(offset: Int)
  /// No encoding that ICU is sure enough of; its best guess and confidence (0 to 100), if any.
  case unknownEncoding(guess: String?, confidence: Int)
  case unknownFormat(extension: String)
  /// A document of more bytes than one may have. Nil when it was not read to its end.
  case tooLarge(bytes: Int?, limit: Int)
  case lineTooLong(line: Int, limit: Int)
  /// More text than one article may have.
  case tooMuchText(bytes: Int, limit: Int)
  case badJSON(line: Int, column: Int, reason: String)
  case missingField(line: Int, field: String)
  /// An item of a JSON list gave no article.
  indirect case badItem(number: Int, ArticleError)
  /// An item of a JSON list that is a number, a text or a list.
  case notAnObject
  /// An item of a JSON list without such a member.
  case noMember(String)
  case badFrontMatter(line: Int, reason: String)
  case badXML(part: String, line: Int, reason: String)
  /// A part that an EPUB or DOCX must have.
  case missingPart(String)
  /// A chapter of a book that gave nothing.
  indirect case badChapter(String, ArticleError)
  /// Elements inside elements beyond what any page has.
  case nestedTooDeeply(limit: Int)
  /// Markup without a paragraph in it.
  case noText
  /// The archive cannot be read on, behind so many entries; LibArchive's reason.
  case brokenArchive(entry: Int, reason: String)
  /// One entry cannot be read; the others can.
  case brokenEntry(reason: String)
  case encrypted
  /// An entry of an archive that is a link or a device.
  case linkInArchive
  /// An entry of an archive whose name begins with a dot.
  case hidden
  case archiveInArchive
  /// An archive that gives more than so many times its size.
  case expandsTooFar(limit: Int)
}

extension ArticleError {
  /// The same of an item of a JSON list, which has a number instead of a line.
  func ofItem(_ number: Int) -> ArticleError {
    switch self {
    case .badJSON: .badItem(number: number, .notAnObject)
    case .missingField(_, let field): .badItem(number: number, .noMember(field))
    default: .badItem(number: number, self)
    }
  }
}

extension ArticleError: CustomStringConvertible {
  /// What is wrong and the way out; the caller names the file.
  package var description: String {
    switch self {
    case .missing: "no such file or folder; check the path"
    case .unreadable(let errno): "cannot be read: \(String(cString: strerror(errno))); check its permissions"
    case .notAFile(let kind): "expected a file, found a \(kind.rawValue); give a file, or «-» to read standard input"
    case .empty: "the file is empty; remove it or fill it"
    case .notText: "expected text, found binary data; convert it to text, HTML or JSON lines"
    case .invalidUTF8(let offset): "expected UTF-8, found an invalid byte at offset \(offset); save the file as UTF-8"
    case .unknownEncoding(let guess, let confidence):
      "the encoding cannot be told\(guess.map { " (ICU's best guess is \($0), \(confidence) of 100)" } ?? ""); save the file as UTF-8"
    case .unknownFormat(let name):
      "«.\(name)» is no format that Daiek reads (.txt, .md, .html, .jsonl, .json, .epub, .docx, .zip, .tar, .gz, .zst); rename or convert it, or name its --format"
    case .tooLarge(let bytes, let limit):
      "\(bytes.map { "\($0) bytes, " } ?? "")more than the \(limit) bytes that one document may have; split it"
    case .lineTooLong(let line, let limit):
      "line \(line): more than the \(limit) bytes that one document may have; split it"
    case .tooMuchText(let bytes, let limit):
      "\(bytes) bytes of text, more than the \(limit) that one article may have; split it"
    case .badJSON(let line, let column, let reason):
      "line \(line), column \(column): expected a JSON object, found: \(reason); correct the line"
    case .missingField(let line, let field):
      "line \(line): expected a string «\(field)» in the object, found none; add it"
    case .badItem(let number, let problem): "object \(number) of the list: \(problem)"
    case .notAnObject: "expected a JSON object, found another kind of value; correct it"
    case .noMember(let name): "expected a string «\(name)» in the object, found none; add it"
    case .badFrontMatter(let line, let reason): "line \(line): the front matter is not YAML: \(reason); correct it"
    case .badXML(let part, let line, let reason): "\(part), line \(line): not XML: \(reason); save the document anew"
    case .missingPart(let name): "expected «\(name)» inside it, found none; is it what its name says?"
    case .badChapter(let name, let problem): "\(name): \(problem)"
    case .nestedTooDeeply(let limit):
      "its elements nest more than \(limit) deep, which no article does; save the article alone, as text"
    case .noText: "no text was found in the markup; is it an article?"
    case .brokenArchive(let entry, let reason):
      "the archive cannot be read beyond its first \(entry) entries: \(reason); what came before is kept; fetch or pack it anew"
    case .brokenEntry(let reason): "the archive's entry cannot be read: \(reason); pack it anew"
    case .encrypted: "the archive's entry is encrypted; unpack it with its password first"
    case .linkInArchive: "a link or device in an archive, no file; pack the file that it leads to"
    case .hidden: "a hidden file; rename it if it is an article"
    case .archiveInArchive: "an archive inside an archive, which is not opened; unpack the outer one first"
    case .expandsTooFar(let limit):
      "the archive gives more than \(limit) times its own size, as a zip bomb does; unpack it by hand if you trust it"
    }
  }
}
