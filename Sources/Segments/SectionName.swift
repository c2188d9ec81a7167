/// The place of each section of a segment in the footer's section table.
enum SectionName: Int {
  case stored, storedIndex, lengths, columns, postings, terms, termIndex, summary, spellings
}
