/// Whether a stop ends a sentence. The words are the pack's; the rules are those that the three languages share.
struct SentenceRules: Sendable {
  /// A place where a sentence may end.
  struct Candidate {
    /// Where the next sentence would begin.
    let place: Int
    /// The stops, `.` to `?!…`, without the marks and spaces after them.
    let stops: Range<Int>
    /// Closing marks stand after the stops.
    let isClosed: Bool
    /// No space stands before the next letter.
    let isUnspaced: Bool
    /// ICU sees a boundary there, its own abbreviations set aside.
    let isICU: Bool
  }

  private let abbreviations: SentenceAbbreviations

  init(pack: LanguagePack) throws(AnalysisError) {
    abbreviations = try SentenceAbbreviations(pack: pack)
  }

  /// - Parameter sentence: where the sentence begins that the candidate would end.
  func ends(
    _ text: UnsafeBufferPointer<UInt8>, _ candidate: Candidate, sentence: Int, in range: Range<Int>,
    quotations: SentenceQuotations
  ) -> Bool {
    let (first, hasDash) = SentenceMarks.skipOpeners(text, from: candidate.place, before: range.upperBound)
    let next = SentenceMarks.start(text, at: first, before: range.upperBound)
    if next == .lower || next == .pause || next == .nothing { return false }
    let inside = candidate.stops.lowerBound
    if quotations.keepsTogether(inside) && quotations.contains(candidate.place) { return false }
    // «…!» — Омаров: the cue follows. «…, — сказал он. — Мы …»: its words go on in the same marks.
    if hasDash && (candidate.isClosed ? isQuotationMark(text, candidate) : quotations.contains(inside)) { return false }
    let isFullStop = candidate.stops.count == 1 && text[inside] == UInt8(ascii: ".")
    if candidate.isUnspaced {
      return isUnspacedEnd(text, candidate, first: first, in: range, isFullStop)
    }
    if !isFullStop {
      if candidate.isClosed && isQuotationMark(text, candidate) && isCue(text, from: first, in: range) { return false }
      return next == .upper || candidate.isICU && next != .digit || hasDash
    }
    return endsAtFullStop(text, candidate, sentence: sentence, in: range, first: first, next: next)
  }

  private func endsAtFullStop(
    _ text: UnsafeBufferPointer<UInt8>, _ candidate: Candidate, sentence: Int, in range: Range<Int>, first: Int,
    next: SentenceMarks.Start
  ) -> Bool {
    let stop = candidate.stops.lowerBound
    let start = SentenceMarks.chunkStart(text, before: stop, after: sentence)
    if start == stop { return true }
    let word = String(decoding: text[start..<stop], as: UTF8.self)
    if word.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }) {
      // «2. Доклад»: a number that heads its sentence counts it.
      return !(start == sentence && word.utf8.count <= 5)
    }
    let following = String(
      decoding: text[first..<SentenceMarks.wordEnd(text, from: first, before: range.upperBound)], as: UTF8.self)
    // «В. Петров»: one letter with a full stop of its own is an initial, whatever word it looks like.
    let isInitial =
      following.unicodeScalars.count == 1 && first + following.utf8.count < range.upperBound
      && text[first + following.utf8.count] == UInt8(ascii: ".")
    let startsCommon = !isInitial && abbreviations.isCommon(following)
    switch abbreviations.ends(word, after: wordBefore(text, start, sentence)) {
    case .never: return false
    case .maybe: return startsCommon
    case .often: return next == .upper || first > candidate.place
    case nil: break
    }
    if isInitials(word) { return startsCommon }
    // What ICU does not see is before a number, a dash or marks that it does not know; the rest CLDR lists as abbreviations.
    return candidate.isICU || next == .digit || candidate.isClosed || first > candidate.place
  }

  /// The word of a two-word abbreviation: it ends in a full stop, `т.` before `д.`, or is joined by a space alone.
  private func wordBefore(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ sentence: Int) -> String {
    let end = SentenceMarks.skipSpacesBack(text, from: start, after: sentence)
    guard end < start else { return "" }
    return String(decoding: text[SentenceMarks.chunkStart(text, before: end, after: sentence)..<end], as: UTF8.self)
  }

  /// `К`, `К.К`, `Қ.-Ж`: single letters with full stops and hyphens between them.
  private func isInitials(_ word: String) -> Bool {
    var letters = 0
    for scalar in word.unicodeScalars {
      if scalar == "." || scalar == "-" {
        letters = 0
      } else {
        letters += 1
        if letters > 1 || !LetterProperties(of: scalar).contains(.letter) { return false }
      }
    }
    return true
  }

  /// «сумму.Дальше»: the press forgets the space. A word of three letters and more in lower case but for its first, and
  /// a capital: no initials, no file and no site is written so. Or a change of script: «site.kz.Дальше».
  private func isUnspacedEnd(
    _ text: UnsafeBufferPointer<UInt8>, _ candidate: Candidate, first: Int, in range: Range<Int>, _ isFullStop: Bool
  ) -> Bool {
    let stop = candidate.stops.lowerBound
    let start = SentenceMarks.chunkStart(text, before: stop, after: range.lowerBound)
    let word = String(decoding: text[start..<stop], as: UTF8.self)
    let end = SentenceMarks.wordEnd(text, from: first, before: range.upperBound)
    let next = String(decoding: text[first..<end], as: UTF8.self)
    let isInitial = next.unicodeScalars.count == 1 && end < range.upperBound && text[end] == UInt8(ascii: ".")
    guard !isInitial, isWritten(next, asName: true),
      abbreviations.ends(word, after: "") == nil || !isFullStop
    else { return false }
    if let last = word.unicodeScalars.last, last.properties.isAlphabetic, !isInitials(word),
      Script(of: last) != Script(of: next.unicodeScalars.first!)
    {
      return true
    }
    return word.unicodeScalars.count >= 3 && isWritten(word, asName: false)
  }

  /// Only letters, lower-case after the first, which is a capital if it must be.
  private func isWritten(_ word: String, asName: Bool) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return (!asName || first.properties.isUppercase) && first.properties.isAlphabetic
      && word.unicodeScalars.dropFirst().allSatisfy(\.properties.isLowercase)
  }

  /// “Why now?” Omarov asked. Up to four words, the last of them a reporting verb, and then a comma or a stop.
  private func isCue(_ text: UnsafeBufferPointer<UInt8>, from first: Int, in range: Range<Int>) -> Bool {
    var place = first
    for _ in 0..<4 {
      let end = SentenceMarks.wordEnd(text, from: place, before: range.upperBound)
      if end == place { return false }
      let next = SentenceMarks.skipSpaces(text, from: end, before: range.upperBound)
      if next == end {
        guard end == range.upperBound || SentenceMarks.start(text, at: end, before: range.upperBound) == .pause else {
          return false
        }
        return abbreviations.isReportingVerb(String(decoding: text[place..<end], as: UTF8.self))
      }
      place = next
    }
    return false
  }

  private func isQuotationMark(_ text: UnsafeBufferPointer<UInt8>, _ candidate: Candidate) -> Bool {
    let mark = text[candidate.stops.upperBound]
    return mark != UInt8(ascii: ")") && mark != UInt8(ascii: "]")
  }
}
