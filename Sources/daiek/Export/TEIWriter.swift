import QuoteIndex

/// TEI P5: a document whose body has a `cit` a quotation, with the words in `quote` and where they stand in `bibl`.
struct TEIWriter: ExportWriter {
  let export: QuotationExport
  private var isEmpty = true

  init(export: QuotationExport) { self.export = export }

  let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0">
    <teiHeader>
    <fileDesc>
    <titleStmt><title>Quotations</title></titleStmt>
    <publicationStmt><p>Exported by Daiek from an index of articles.</p></publicationStmt>
    <sourceDesc><p>The articles that each bibl names.</p></sourceDesc>
    </fileDesc>
    </teiHeader>
    <text>
    <body>

    """

  /// A body must have something in it.
  var foot: String { (isEmpty ? "<p/>\n" : "") + "</body>\n</text>\n</TEI>\n" }

  mutating func text(of quotation: FoundQuotation) throws(IndexError) -> String {
    isEmpty = false
    let article = try export.context(of: quotation).article
    var bibliography = ""
    func add(_ element: String, _ attributes: String = "", _ text: String) {
      bibliography += "<\(element)\(attributes)>\(Self.escaped(text))</\(element)>"
    }
    for speaker in quotation.speakers {
      let reference = speaker.entity.map { " ref=\"\(Self.escaped(Self.pointer($0)))\"" } ?? ""
      add("author", reference, speaker.name ?? speaker.text)
    }
    for messenger in quotation.via {
      bibliography += "<respStmt><resp>via</resp>"
      add("name", "", messenger.name ?? messenger.text)
      bibliography += "</respStmt>"
    }
    add("title", " level=\"a\"", quotation.title)
    add("publisher", "", quotation.source)
    if let date = quotation.date { add("date", " when=\"\(Self.escaped(date))\"", date) }
    add("idno", " type=\"article\"", quotation.article)
    if let url = article.url { add("idno", " type=\"url\"", url) }
    let range = quotation.byteRange
    bibliography += "<biblScope unit=\"byte\" from=\"\(range.lowerBound)\" to=\"\(range.upperBound)\"/>"
    let text = Self.escaped(String(decoding: quotation.text, as: UTF8.self))
    return "<cit xml:id=\"q\(quotation.id)\" type=\"\(quotation.kind)\">"
      + "<quote xml:lang=\"\(Self.escaped(quotation.language))\">\(text)</quote><bibl>\(bibliography)</bibl></cit>\n"
  }

  /// An entity's identifier as a URI: a pointer must not have spaces or what a URI forbids.
  private static func pointer(_ identifier: String) -> String {
    var uri = identifier.contains(":") ? "" : "urn:daiek:"
    for byte in identifier.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return uri
  }

  /// Text for an element or attribute. What XML 1.0 has no way to write, and what turns the direction of text on a terminal,
  /// is U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t": escaped.append(scalar)
      default:
        let isForbidden = scalar.value == 0xFFFE || scalar.value == 0xFFFF || Safe.isHarmful(scalar)
        escaped.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return String(escaped)
  }
}
