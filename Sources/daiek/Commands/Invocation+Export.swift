import QuoteIndex

/// `daiek export`: quotations for other tools.
extension Invocation {
  func export() throws(CommandFailure) -> ExitCode {
    guard arguments.rest.isEmpty else { throw .usage(.unexpectedSpeaker(word: arguments.rest[0])) }
    let formats = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
    guard let name = arguments[.format] else { throw .usage(.missingFormat(formats: formats)) }
    guard let format = ExportFormat(rawValue: name) else {
      throw .usage(.badChoice(option: "--format", choices: formats, found: name))
    }
    let (speaker, query, searcher) = (arguments[.by], try aboutQuery(), try searcher())
    let filters = try FilterOptions.filters(arguments)
    let offset = try arguments.number(.offset, default: 0, least: 0)
    let limit = arguments.has(.limit) ? try arguments.number(.limit, default: 0, least: 0) : nil
    let count = try calling { () throws(IndexError) in
      let export = QuotationExport(searcher: searcher)
      var writer = format.makeWriter(export)
      output.text(writer.head)
      let count = try export.forEach(by: speaker, about: query, filters: filters, offset: offset, limit: limit) {
        (quotation) throws(IndexError) in
        output.text(try writer.text(of: quotation))
      }
      output.text(writer.foot)
      return count
    }
    output.note(.exported(quotations: count))
    return count == 0 ? .nothingFound : .done
  }
}
