import Analysis
import Names
import Segments

/// The terms by which an entity is found from a word of any of its names: the word as spelled, and as it sounds.
struct EntityTerms {
  let reader: NameReader

  /// Adds an entity as the builder's next document.
  func add(_ entity: Entity, to builder: inout CollectionBuilder) throws(SegmentError) {
    try builder.addDocument(length: 1, columns: [.text(entity.type.rawValue)], stored: entity.record)
    try builder.add(term: TermKind.entity.term(entity.id))
    let names = NameTerms(reader: reader)
    for name in entity.names {
      for piece in EntityForms.pieces(of: name.text) {
        try builder.add(term: TermKind.word.term(piece))
        for term in names.spelledTerms(of: piece, kind: .name) { try builder.add(term: term) }
      }
      // A double name is also typed as one word.
      for piece in EntityForms.pieces(of: name.text.filter { $0 != "-" }) {
        try builder.add(term: TermKind.word.term(piece))
      }
    }
  }
}
