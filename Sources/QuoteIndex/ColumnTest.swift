import Names
import Segments

/// Decides by the columns of one file whether a document passes the filters.
struct ColumnTest {
  private let date: Column?
  private let days: ClosedRange<Int>?
  /// For each string column that is filtered: which of its ordinals pass.
  private var accepted: [(column: Column, ordinals: Set<UInt32>)] = []

  init(_ reader: SegmentReader, filters: Filters) throws(IndexError) {
    days = filters.days
    date = filters.days == nil ? nil : try bridging { () throws(SegmentError) in try reader.column(named: "date") }
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
    if let kind = filters.kind, try hasColumn(reader, "kind") { try accept(reader, "kind") { $0 == kind } }
  }

  private func hasColumn(_ reader: SegmentReader, _ name: String) throws(IndexError) -> Bool {
    try bridging { () throws(SegmentError) in try reader.column(named: name) } != nil
  }

  private mutating func accept(
    _ reader: SegmentReader, _ name: String, _ passes: (String) -> Bool
  ) throws(IndexError) {
    let found: (Column, Set<UInt32>)? = try bridging { () throws(SegmentError) in
      guard let column = try reader.column(named: name) else { return nil }
      var ordinals: Set<UInt32> = []
      for ordinal in 0..<column.distinctCount where passes(String(decoding: try column.string(ordinal), as: UTF8.self))
      {
        ordinals.insert(ordinal)
      }
      return (column, ordinals)
    }
    if let found { accepted.append((found.0, found.1)) }
  }

  /// O(1) a filter.
  func accepts(_ document: DocumentID) throws(IndexError) -> Bool {
    try bridging { () throws(SegmentError) in
      if let days, let date {
        guard let day = try date.number(at: document), days.contains(Int(day)) else { return false }
      }
      for (column, ordinals) in accepted {
        guard let ordinal = try column.ordinal(at: document), ordinals.contains(ordinal) else { return false }
      }
      return true
    }
  }
}
