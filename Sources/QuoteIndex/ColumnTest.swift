import Names
import Segments

/// Decides by the columns of one file whether a document passes the filters. It must not outlive the file's reader.
struct ColumnTest {
  private let days: ClosedRange<Int>?
  private let date: Column?
  private let dates: ColumnValues?
  /// For each string column that is filtered, which of its raw values pass.
  private var accepted: [(values: ColumnValues, passes: [Bool])] = []

  init(_ reader: SegmentReader, filters: Filters) throws(IndexError) {
    days = filters.days
    let isDated = filters.days != nil
    (date, dates) = try bridging { () throws(SegmentError) in
      let date = isDated ? try reader.column(named: "date") : nil
      return (date, try date?.values())
    }
    if let language = filters.language {
      let wanted = language.lowercased()
      try accept(reader, "language") { $0.lowercased() == wanted || $0.lowercased().hasPrefix(wanted + "-") }
    }
    if let source = filters.source {
      let wanted = EntityForms.pieces(of: source)
      // Marks without a word name no outlet, rather than every one.
      try accept(reader, "source") { name in !wanted.isEmpty && Set(EntityForms.pieces(of: name)).isSuperset(of: wanted)
      }
    }
    if let kind = filters.kind { try accept(reader, "kind") { $0 == kind } }
  }

  /// Whether every document passes.
  var isEmpty: Bool { accepted.isEmpty && date == nil }

  /// A file without the column passes.
  private mutating func accept(
    _ reader: SegmentReader, _ name: String, _ passes: (String) -> Bool
  ) throws(IndexError) {
    let found: (ColumnValues, [Bool])? = try bridging { () throws(SegmentError) in
      guard let column = try reader.column(named: name), let values = try column.values() else { return nil }
      var table = [false]
      for ordinal in 0..<column.distinctCount {
        table.append(passes(String(decoding: try column.string(ordinal), as: UTF8.self)))
      }
      return (values, table)
    }
    if let found { accepted.append((found.0, found.1)) }
  }

  /// O(1) a filter.
  func accepts(_ document: DocumentID) throws(IndexError) -> Bool {
    for (values, passes) in accepted {
      let value = values[document.rawValue]
      guard value < UInt64(passes.count), passes[Int(value)] else { return false }
    }
    guard let days, let date else { return true }
    if let dates { return days.contains(Int(truncatingIfNeeded: dates.number(at: document.rawValue))) }
    return try bridging { () throws(SegmentError) in
      try date.number(at: document).map { days.contains(Int($0)) } ?? false
    }
  }

  /// Leaves those that pass. O(documents).
  func narrow(_ bits: inout DocumentBits) throws(IndexError) {
    if isEmpty { return }
    var kept = DocumentBits(documents: UInt32(bits.words.count * 64))
    try bits.forEach { (document) throws(IndexError) in
      if try accepts(DocumentID(document)) { kept.insert(document) }
    }
    bits = kept
  }
}
