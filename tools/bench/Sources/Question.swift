/// The kinds of question that are checked.
enum Question: CaseIterable {
  case term, all, any, phrase, prefix, nearByOne, nearByTwo, filtered
}
