import Names
import Segments

/// The documents that have an entity only under names that the user's lines give to somebody else.
struct MistakenMentions {
  /// By term of an entity, named or speaking: the names that it does not have.
  private var names: [[UInt8]: [String]] = [:]
  private let likeness: NameLikeness
  private let catalogue: NameCollection
  private let terms: NameTerms

  init(_ identities: Identities, likeness: NameLikeness, catalogue: NameCollection, terms: NameTerms) {
    self.likeness = likeness
    self.catalogue = catalogue
    self.terms = terms
    for difference in identities.differences {
      guard case .entity = difference.other else { continue }
      for entity in Identities.entities(identities.members(of: difference.other)) {
        names[TermKind.entity.term(entity), default: []].append(difference.name)
        names[TermKind.speaker.term(entity), default: []].append(difference.name)
      }
    }
  }

  /// Nothing for a term that no line is about. Else it walks the words that sound like the name's, and reads each document
  /// that has all of them.
  func documents(of term: [UInt8], in file: IndexSnapshot.File) throws(IndexError) -> Set<UInt32> {
    guard let names = names[term] else { return [] }
    var found: Set<UInt32> = []
    for name in names {
      let written = likeness.name(name)
      for document in try suspects(name, term, file) where !found.contains(document) {
        if try isMistaken(written, term, DocumentID(document), file) { found.insert(document) }
      }
    }
    return found
  }

  /// The documents with the term and with words like all of the name's.
  private func suspects(_ name: String, _ term: [UInt8], _ file: IndexSnapshot.File) throws(IndexError) -> Set<UInt32> {
    let isSpeaker = term.first == TermKind.speaker.rawValue
    var found = try documents(with: [term], file)
    for piece in EntityForms.pieces(of: name) where piece.unicodeScalars.count > 1 {
      let words = [(isSpeaker ? TermKind.speakerWord : .word).term(piece)]
      let sounds = try catalogue.soundTerms(
        like: piece, kind: isSpeaker ? .speakerName : .name, names: terms, in: [file])
      found.formIntersection(try documents(with: words + sounds, file))
    }
    return found
  }

  private func documents(with terms: [[UInt8]], _ file: IndexSnapshot.File) throws(IndexError) -> Set<UInt32> {
    try bridging { () throws(SegmentError) in
      var found: Set<UInt32> = []
      for term in terms {
        guard let info = try file.reader.find(term) else { continue }
        let cursor = try file.reader.postings(info)
        while try cursor.next() != .end { found.insert(cursor.document.rawValue) }
      }
      return found
    }
  }

  /// Whether a document has the whole name where the index has the entity, and of the entity nothing but words of that
  /// name: a surname beside its bearer's full name is his.
  private func isMistaken(
    _ name: WrittenName, _ term: [UInt8], _ document: DocumentID, _ file: IndexSnapshot.File
  ) throws(IndexError) -> Bool {
    let entity = String(decoding: term.dropFirst(), as: UTF8.self)
    let record = try bridging { () throws(SegmentError) in try file.reader.stored(document) }
    let places: [NamePlace]
    if file.collection == CollectionName.articles.rawValue {
      let article = try FoundArticle(record: record, path: file.reader.path)
      places = article.mentions.filter { $0.entity == entity }.map { NamePlace($0.byteRange, in: article.text) }
    } else {
      let quotation = try FoundQuotation(record: record, path: file.reader.path)
      if term.first == TermKind.speaker.rawValue {
        places = quotation.speakers.filter { $0.entity == entity }.map { NamePlace($0.text) }
      } else {
        places = quotation.mentions.filter { $0.entity == entity }.map {
          NamePlace($0.byteRange, in: quotation.text, from: quotation.byteRange.lowerBound)
        }
      }
    }
    let isWhole = places.map { $0.windows(of: name.parts.count).contains { likeness.isSame(name, likeness.form($0)) } }
    guard isWhole.contains(true) else { return false }
    return zip(places, isWhole).allSatisfy { place, isWhole in
      isWhole || place.words.allSatisfy { likeness.isPart(likeness.form($0), of: name) }
    }
  }
}
