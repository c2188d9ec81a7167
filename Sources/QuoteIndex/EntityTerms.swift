import Analysis
import Names
import Segments

/// The terms by which an entity is found from a word of any of its names: the word as spelled, and as it sounds.
struct EntityTerms {
  let reader: NameReader

  func document(of entity: Entity) -> PreparedDocument {
    var document = PreparedDocument(length: 1, columns: [.text(entity.type.rawValue)], stored: entity.record)
    document.add(TermKind.entity.term(entity.id))
    let names = NameTerms(reader: reader)
    for name in entity.names {
      for piece in EntityForms.pieces(of: name.text) {
        document.add(TermKind.word.term(piece))
        for term in names.spelledTerms(of: piece, kind: .name) { document.add(term) }
      }
      // A double name is also typed as one word.
      for piece in EntityForms.pieces(of: name.text.filter { $0 != "-" }) { document.add(TermKind.word.term(piece)) }
    }
    return document
  }
}
