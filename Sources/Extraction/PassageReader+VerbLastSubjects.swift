import Names

// Who speaks, where the verb stands last.
extension PassageReader {
  /// The nominative that the sentence begins with, past adverbs and what stands in other cases.
  func verbLastSubject(from start: Int, to end: Int) -> [NounPhrase] {
    var place = start
    var begin = start
    var fallback: [NounPhrase] = []
    while place < end {
      if let index = span(at: place) {
        // «Дала жаршысы» газеті: the name of a body.
        let after = spans[index].tokens.upperBound
        if isNameLike(spans[index]), let label = speakingLabelEnd(after, end), label < end {
          takenBy[index] = -2
          // «Солтүстік» банкінің сарапшылары: by a genitive the body belongs to the role.
          if passage.has(label - 1, .genitive), passage.role(at: label, before: end)?.role.isNominative ?? false {
            begin = place
            place = label
            continue
          }
          return [
            NounPhrase(
              tokens: place..<label, anchor: .name, role: RoleEntry(kind: .outlet, lemma: -1, isFirstForm: true))
          ]
        }
        // «Жол» фильміне түскен Омаров: the title goes before.
        guard isNameLike(spans[index]), after < end, passage.isWord(after) else { return fallback }
        place = after
        begin = after
        continue
      }
      let facts = passage[place]
      if facts.has([.comma, .colon, .semicolon]) || passage.isDash(place) {
        place += 1
        begin = place
        continue
      }
      if let pronoun = passage.pronoun(place), !facts.has(.determiner) {
        if pronoun.isNominative {
          return joined(NounPhrase(tokens: place..<(place + 1), anchor: .pronoun, pronoun: pronoun), end)
        }
        place += 1
        begin = place
        continue
      }
      if facts.has([.time, .postposition, .conjunction, .determiner]) || facts.has(.adverb) && !facts.has(.capitalised)
      {
        place += 1
        begin = place
        continue
      }
      if isNameHere(place) || passage.role(at: place, before: end).map({ $0.role.kind != .qualifier }) ?? false {
        // A place is where it happened, unless the sentence begins with it.
        if place > start, let mention = passage.mention(at: place), mention.tokens.lowerBound == place, isPlace(mention)
        {
          place = mention.tokens.upperBound
          continue
        }
        var last = place
        var stop = chunkEnd(place, end)
        // Roles and names go on until one is no nominative.
        while stop < end, !isCaseMarked(last, stop), goesOn(at: stop, after: last, end) {
          last = stop
          stop = chunkEnd(stop, end)
        }
        // TPUSA консервативтік тобының басшысы Кэндис Тернер: by a genitive the name belongs to the role.
        if isNoPerson(last), let role = roleThroughGenitive(stop, end) {
          place = role
          continue
        }
        // Ұлыбритания парламентінің мүшесі …: the place belongs to the noun behind it.
        if stop + 1 < end, isNoPerson(last), passage.has(stop, .genitive),
          passage.role(at: stop + 1, before: end) != nil || passage.has(stop, .startsRole),
          !passage.has(stop, .capitalised)
        {
          place = stop + 1
          continue
        }
        // Ресей сыртқы істер министрлігінің өкілі: the place belongs to the body behind it.
        if place == start, passage.mention(at: place).map(isPlace) ?? false, let role = roleOfPlace(stop, end) {
          place = role
          continue
        }
        // Кеңес отырысында министр: the body belongs to the noun behind it, unless nobody else comes.
        if fallback.isEmpty, !isCaseMarked(last, stop), passage.role(at: last, before: end)?.role.kind == .body,
          stop < end,
          isPlainOblique(stop)
        {
          fallback = joined(phrases.describe(begin..<stop) ?? NounPhrase(tokens: place..<stop, anchor: .name), end)
          place = stop + 1
          begin = place
          continue
        }
        if !isCaseMarked(last, stop) {
          if passage.has(stop, .closesClause) || stop < end && passage.has(stop, .clauseEnd) { return fallback }
          return joined(phrases.describe(begin..<stop) ?? NounPhrase(tokens: place..<stop, anchor: .name), end)
        }
        let genitive = passage.has(stop - 1, .genitive)
        place = stop
        // министрліктің баспасөз қызметі: a genitive before a role belongs to it; before anything else it is of the clause.
        if !genitive {
          begin = stop
        } else if !(isNameHere(stop) || passage.role(at: stop, before: end) != nil) {
          return fallback
        }
        continue
      }
      if facts.has(.oblique) || facts.has(.genitive) {
        if facts.has(.genitive) {
          if place - begin <= 3, let role = roleThroughGenitive(place, end) {
            place = role
            continue
          }
          // Айырбастау орнының иесі Сәуле …: the noun belongs to the role behind it.
          guard place + 2 < end, passage.has(place + 1, .word), !passage.has(place + 1, .clauseEnd),
            isNameHere(place + 2), place == start + 1
          else { return fallback }
          place += 2
          continue
        }
        place += 1
        begin = place
        continue
      }
      if place - begin >= 4 { return fallback }
      place += 1
      // Ұзақ жолға риза болған Көктөбеев: what is told of him before his name is no part of it.
      if isAttributiveParticiple(place - 1) { begin = place }
    }
    return fallback
  }

  /// Where a role in the nominative begins behind at most three plain words of which the last is a genitive, and plain
  /// words behind that: елдің төтенше жағдай агенттігі. A name in another case behind it makes of the role an object.
  private func roleThroughGenitive(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < min(end, start + 4), span(at: place) == nil, passage.has(place, .word),
      !passage.has(place, Traits.function), !passage.has(place, .clauseEnd),
      !passage.has(place, .capitalised) || phrases.startsSentence(place)
    {
      if passage.has(place, .genitive) { return roleBehindGenitive(place + 1, end) }
      if passage.has(place, .oblique) { return nil }
      place += 1
    }
    return nil
  }

  /// The first place of a role, its adjectives and nouns with it, that a genitive leads to.
  private func roleBehindGenitive(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < min(end, start + 4), span(at: place) == nil {
      if let role = passage.role(at: place, before: end) {
        if role.role.kind == .qualifier {
          place = role.end
          continue
        }
        guard [.person, .body].contains(role.role.kind), !isCaseMarked(place, role.end) else { return nil }
        var stop = role.end
        while stop < end, isNameHere(stop) {
          let next = chunkEnd(stop, end)
          if isCaseMarked(stop, next) { return nil }
          stop = next
        }
        return start
      }
      guard passage.has(place, .word), !passage.has(place, Traits.function),
        !passage.has(place, [.capitalised, .oblique, .genitive, .clauseEnd, .time])
      else { return nil }
      place += 1
    }
    return nil
  }

  /// A common noun in a case that says where or of what.
  private func isPlainOblique(_ token: Int) -> Bool {
    passage.has(token, .oblique) && !passage.has(token, [.capitalised, .genitive, .dative, .clauseEnd, .finite])
      && passage.role(at: token, before: token + 1) == nil
  }

  /// Where a role in the genitive begins behind plain nouns, with another role behind it.
  private func roleOfPlace(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < min(end, start + 4), span(at: place) == nil {
      if let role = passage.role(at: place, before: end) {
        return passage.has(role.end - 1, .genitive) && passage.role(at: role.end, before: end) != nil ? place : nil
      }
      guard passage.has(place, .word), !passage.has(place, [.capitalised, .oblique, .genitive, .clauseEnd]) else {
        return nil
      }
      place += 1
    }
    return nil
  }

  /// A role or name that goes on with the phrase, and is no other case.
  func goesOn(at token: Int, after last: Int, _ end: Int) -> Bool {
    let before = passage.role(at: last, before: end)
    let isAfterName = before == nil
    if let role = passage.role(at: token, before: end) {
      if isCaseMarked(token, role.end) { return false }
      return isAfterName
        ? role.role.kind == .honorific || [.body, .outlet].contains(role.role.kind) && !role.role.isFirstForm
        : role.role.kind != .qualifier
    }
    guard isNameHere(token) else { return false }
    // БҰҰ бөлімшесі Чили аумағын: a body's name stands before it.
    if let before, before.role.kind == .body, !before.role.isFirstForm { return false }
    // Омаров Алматы облысында: where it was said is no part of who.
    if isAfterName, passage.mention(at: token).map(isPlace) ?? false { return false }
    return !isCaseMarked(token, chunkEnd(token, end))
  }

  /// Neither a person nor initials by any sign.
  private func isNoPerson(_ token: Int) -> Bool {
    passage.mention(at: token).map(isPlace) ?? true
      && !passage.has(token, [.givenName, .masculine, .feminine, .allCapitals, .startsRole])
  }

  func isPlace(_ mention: Mention) -> Bool { passage.entities[mention.entity].type == .place }

  func labelEnd(_ token: Int, _ end: Int) -> Int? {
    if let role = passage.role(at: token, before: end), role.role.kind == .outlet || role.role.kind == .body {
      return role.end
    }
    return passage.hasLabel(at: token, before: end)
  }

  /// The label behind marks that hold the name of a body: a film says nothing.
  private func speakingLabelEnd(_ token: Int, _ end: Int) -> Int? {
    if let role = passage.role(at: token, before: end), role.role.kind == .outlet || role.role.kind == .body {
      return role.end
    }
    guard let label = passage.label(at: token, before: end), label.speaks else { return nil }
    return label.end
  }

  /// One role, or one name with its hyphen.
  func chunkEnd(_ place: Int, _ end: Int) -> Int {
    if let role = passage.role(at: place, before: end) {
      var stop = role.end
      if passage.isInnerHyphen(stop), stop + 1 < end { stop += 2 }
      return stop
    }
    var stop = place + 1
    while stop < end {
      if passage.isInnerHyphen(stop), stop + 1 < end { stop += 2; continue }
      if phrases.unit(stop) == .glue { stop += 1; continue }
      break
    }
    return stop
  }

  /// A capital that is more than the sentence's first letter.
  func isNameHere(_ token: Int) -> Bool {
    guard passage.has(token, .capitalised), !passage.has(token, [.time, .modifier]), passage.pronoun(token) == nil,
      !passage.has(token, Traits.function) || passage.mention(at: token) != nil
    else { return false }
    if !phrases.startsSentence(token) { return true }
    if passage.mention(at: token) != nil || isNameElsewhere(token) { return true }
    return passage.has(token, [.givenName, .masculine, .feminine, .allCapitals]) || passage.has(token + 1, .capitalised)
      || passage.isInnerHyphen(token + 1) || passage.has(token + 1, .stop) && passage.isJoinedToNext(token)
  }

  /// The word begins a sentence, stands as a name elsewhere, and belongs to no word behind it: Сандерланд басшысы, Мелроуз
  /// командасынан X, Аллоа үшін.
  private func isNameElsewhere(_ token: Int) -> Bool {
    let next = token + 1
    if passage.has(next, [.startsRole, .postposition]) || passage.has(next + 1, .capitalised)
      || passage.has(next, .genitive) && roleThroughGenitive(next, passage.tokens.upperBound) != nil
    {
      return false
    }
    if passage.has(next, .modifier), passage.has(next, .oblique) { return false }
    return passage.hasInnerCapital(token)
  }

  func isCaseMarked(_ first: Int, _ end: Int) -> Bool {
    let last = end - 1
    if let role = passage.role(at: first, before: end), role.end == end {
      return !role.role.isNominative && passage.has(last, [.oblique, .genitive])
    }
    if passage.isInnerHyphen(last - 1), !passage.has(last, .capitalised) { return true }
    if let mention = passage.mention(at: last), mention.tokens.upperBound == end, passage.has(last, [.oblique]),
      !passage.has(last, .genitive)
    {
      // Тоқаевқа: a surname that goes on behind its own ending.
      if !isPlace(mention), !passage.has(last, [.masculine, .feminine, .givenName]) { return true }
      return passage.has(last - 1, .hyphen)
    }
    return passage.has(last, [.oblique, .genitive]) && !passage.has(last, [.masculine, .feminine])
  }

  /// Қарабұлақов пен Сарыжазов: several of one statement.
  func joined(_ first: NounPhrase, _ end: Int) -> [NounPhrase] {
    let after = first.tokens.upperBound
    guard after + 1 < end, passage.has(after, .joiner),
      isNameHere(after + 1) || passage.role(at: after + 1, before: end) != nil
    else { return [first] }
    var stop = chunkEnd(after + 1, end)
    while stop < end, isNameHere(stop) { stop = chunkEnd(stop, end) }
    guard !isCaseMarked(after + 1, stop), let second = phrases.describe((after + 1)..<stop) else { return [first] }
    return [first, second]
  }
}
