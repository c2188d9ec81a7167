/// A cue that stands in the author's words.
struct Cue {
  let tokens: Range<Int>
  let entry: CueEntry
  /// Its own form is a converb or participle: saying, отметив.
  let isConverb: Bool
  /// A quotation has been attributed by it.
  var isUsed = false

  var takes: CueEntry.Takes { entry.takes }

  var verbClass: CueEntry.VerbClass? {
    if case .verb(let verbClass) = entry.kind { verbClass } else { nil }
  }

  var phraseClass: CueEntry.PhraseClass? {
    if case .phrase(let phraseClass) = entry.kind { phraseClass } else { nil }
  }
}
