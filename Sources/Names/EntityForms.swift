import Analysis

/// The names of some entities, laid out for finding them in text: by their words, and their words by spelling and sound.
package struct EntityForms: Sendable {
  /// The number of a distinct folded word that stands in some name.
  package typealias FormWord = Int32

  /// One way to write one entity's name: its words in order.
  package struct Form: Sendable {
    package let words: [FormWord]
    package let entity: Int
    package let isFull: Bool
    /// Written in capitals only and short: then it must be so in the text (US, АП).
    package let isAbbreviation: Bool
    /// The file writes its first word small: область Абай.
    package let beginsSmall: Bool
    /// The entity was called so once.
    package let isFormer: Bool
  }

  package let entities: [Entity]
  /// By their first word, the longest first.
  package private(set) var forms: [[Form]] = []
  /// Their numbers are the words'.
  private var words = TextNumbers()
  /// The words of people's names by key, for spellings that no file has.
  private var keys = TextNumbers()
  private var wordsOfKey: [[SoundedWord]] = []
  /// The first words of names that begin small, and their first two letters.
  private var smallBeginnings: Set<FormWord> = []
  private var smallLetters = TextNumbers()
  /// The words that end in no known suffix, by their exact sounds: for inflected words in a script without a suffix table.
  private var sounds = TextNumbers()
  private var wordsOfSounds: [[FormWord]] = []

  private struct SoundedWord: Sendable {
    let sounds: Sounds
    let exactness: Exactness
    let word: FormWord
  }

  /// Linear in the number of names.
  ///
  /// - Parameter mostWords: how many words the text has in which they will be sought: a longer name is not there.
  package init(entities: [Entity], reader: NameReader, mostWords: Int = .max) {
    self.entities = entities
    for (index, entity) in entities.enumerated() {
      for name in entity.names where Self.leastWords(of: name.text) <= mostWords {
        add(name, of: index, type: entity.type, reader)
      }
    }
    for word in forms.indices { forms[word].sort { ($0.words.count, $1.entity) > ($1.words.count, $0.entity) } }
  }

  /// A number of words that a name has at least, however it is written: of parts between spaces those that surely hold a
  /// letter or digit, by its first byte.
  package static func leastWords(of name: String) -> Int {
    var count = 0
    var isCounted = false
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: " "): isCounted = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xD0, 0xD1:
        if !isCounted { count += 1 }
        isCounted = true
      default: break
      }
    }
    return count
  }

  /// The pieces of a name: runs of letters and digits, folded.
  package static func pieces(of name: String) -> [String] {
    name.unicodeScalars.split { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark || scalar == "\u{2019}" || scalar == "'")
    }.map { Word.term(of: String($0)) }
  }

  private mutating func add(_ name: Entity.Name, of entity: Int, type: EntityType, _ reader: NameReader) {
    let pieces = Self.pieces(of: name.text)
    guard !pieces.isEmpty else { return }
    let numbers = pieces.map { word(of: $0, type: type, reader) }
    let letters = name.text.unicodeScalars.filter(\.properties.isAlphabetic)
    let isAbbreviation =
      letters.count <= 6 && letters.contains(where: \.properties.isUppercase)
      && !letters.contains(where: \.properties.isLowercase)
    let isFull = type == .person ? pieces.count > 1 : true
    let beginsSmall = name.text.unicodeScalars.first?.properties.isLowercase ?? false
    if beginsSmall, pieces.count > 1 {
      smallBeginnings.insert(numbers[0])
      _ = smallLetters.number(of: String(pieces[0].prefix(2)))
    }
    var variants = [numbers]
    if type == .person, numbers.count > 1 {
      // Surname first, as lists and the Kazakh press write it; and a double given name written as one word.
      variants.append([numbers.last!] + numbers.dropLast())
      if let joined = Self.withoutHyphens(name.text) {
        variants.append(Self.pieces(of: joined).map { word(of: $0, type: type, reader) })
      }
    }
    for variant in variants {
      let form = Form(
        words: variant, entity: entity, isFull: isFull, isAbbreviation: isAbbreviation, beginsSmall: beginsSmall,
        isFormer: name.isFormer)
      let first = Int(variant[0])
      let isKnown = forms[first].contains { $0.words == variant && $0.entity == entity }
      if !isKnown { forms[first].append(form) }
    }
  }

  private static func withoutHyphens(_ name: String) -> String? {
    name.contains("-") ? name.filter { $0 != "-" } : nil
  }

  private mutating func word(of folded: String, type: EntityType, _ reader: NameReader) -> FormWord {
    let (index, isNew) = words.number(of: folded)
    if isNew { forms.append([]) }
    let number = FormWord(index)
    let exactness = reader.exactness(of: folded)
    for (place, reading) in reader.readings(of: folded).enumerated() {
      if type == .person, folded.unicodeScalars.count > 3 {
        for key in reader.table.signs.keys(of: reading) {
          let (place, isNew) = keys.number(of: key.classes)
          if isNew { wordsOfKey.append([]) }
          if !wordsOfKey[place].contains(where: { $0.word == number && $0.sounds == reading }) {
            wordsOfKey[place].append(SoundedWord(sounds: reading, exactness: exactness, word: number))
          }
        }
      }
      if isNew, place == 0 {
        let (place, isNew) = sounds.number(of: reading.signs)
        if isNew { wordsOfSounds.append([]) }
        wordsOfSounds[place].append(number)
      }
    }
    return number
  }

  /// How surely a written word is a word of a name.
  package enum Likeness: Int, Sendable, Comparable {
    case spelled, inflected, sounded

    package static func < (left: Likeness, right: Likeness) -> Bool { left.rawValue < right.rawValue }
  }

  package struct Candidate: Sendable {
    package let word: FormWord
    package let likeness: Likeness
  }

  /// The words of names that a folded word may be, the likeliest first. Two lookups a possible nominative, and one walk
  /// over the words with the same key.
  ///
  /// - Parameter bySound: also those it only sounds like.
  package func candidates(for folded: String, reader: NameReader, bySound isBySound: Bool) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ word: FormWord, _ likeness: Likeness) {
      if !found.contains(where: { $0.word == word }) { found.append(Candidate(word: word, likeness: likeness)) }
    }
    if let word = words.find(folded) { add(FormWord(word), .spelled) }
    for form in reader.nominatives(of: folded).dropFirst() {
      if let word = words.find(form) { add(FormWord(word), .inflected) }
    }
    guard isBySound, folded.unicodeScalars.count > 2 else { return found }
    let exactness = reader.exactness(of: folded)
    let distance = SoundDistance(costs: reader.table.costs)
    let readings = reader.readingsOfNominatives(of: folded)
    // Within one script of written vowels the spelling above decides; sounds only bridge scripts and near spellings.
    for sounds in readings where sounds.signs.count >= 4 {
      if let place = self.sounds.find(sounds.signs) {
        for word in wordsOfSounds[place] { add(word, .sounded) }
      }
      var near: [(word: FormWord, distance: Double)] = []
      let reading = SoundDistance.Reading(sounds, exactness)
      for key in reader.table.signs.keys(of: sounds) {
        guard let place = keys.find(key.classes) else { continue }
        for candidate in wordsOfKey[place] {
          // A word with all its vowels has a name with all its vowels to be compared with: پۋتين would let Patton pass.
          if exactness == .full, candidate.exactness != .full { continue }
          let limit = Self.threshold(exactness, candidate.exactness)
          let other = SoundDistance.Reading(candidate.sounds, candidate.exactness)
          if let apart = distance.distance(reading, other, upTo: limit) { near.append((candidate.word, apart)) }
        }
      }
      for candidate in near.sorted(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) {
        add(candidate.word, .sounded)
      }
    }
    return found
  }

  /// The words that begin a name and are written small in it, that a folded word written small may be.
  func smallBeginnings(for folded: String, reader: NameReader) -> [Candidate] {
    guard mayBeginSmall(folded) else { return [] }
    return candidates(for: folded, reader: reader, bySound: false).filter { smallBeginnings.contains($0.word) }
  }

  /// Whether some name begins small with a word's first two characters.
  private func mayBeginSmall(_ folded: String) -> Bool {
    var folded = folded
    let known = folded.withUTF8 { text in
      Self.plainBeginning(of: text).map {
        smallLetters.find(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[..<$0]))) != nil
      }
    }
    return known ?? smallLetters.contains(String(folded.prefix(2)))
  }

  /// The length of the first two characters, where they and the one after them are letters or digits of ASCII or Cyrillic
  /// letters, each a character by itself; nil where Swift must be asked.
  private static func plainBeginning(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    var (end, second) = (0, 0)
    for number in 0..<3 {
      guard end < text.count else { break }
      switch text[end] {
      case 0x30...0x39, 0x61...0x7A: end += 1
      case 0xD0, 0xD1: end += 2
      // But for the combining marks, U+0483 to U+0489.
      case 0xD2 where end + 1 < text.count && text[end + 1] >= 0x8A: end += 2
      case 0xD3: end += 2
      default: return nil
      }
      if number < 2 { second = end }
    }
    return second
  }

  /// Beyond this distance two words are surely two names: Тукаев and Токаев, Токарев and Токаев.
  package static func threshold(_ left: Exactness, _ right: Exactness) -> Double {
    left == .full && right == .full ? 0.055 : 0.17
  }
}
