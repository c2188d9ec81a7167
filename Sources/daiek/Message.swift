/// All that the command says to a person. A case's name is the key of `messages.tsv`, and its labels are the names of the
/// arguments there; a test holds the two together, so each case stands on a line of its own.
enum Message {
  // Mistakes of the command line.
  case noCommand
  case noPacks(home: String)
  case unknownCommand(word: String, suggestion: String?)
  case unknownOption(word: String, suggestion: String?)
  case foreignOption(option: String, command: String)
  case missingValue(option: String, value: String)
  case noValueTaken(option: String)
  case badNumber(option: String, least: Int, found: String)
  case badChoice(option: String, choices: String, found: String)
  case badSize(option: String, least: Int, found: String)
  case badDate(option: String, found: String)
  case dateOrder
  case missingPaths
  case missingIdentifiers
  case missingQuery
  case missingName
  case missingText
  case missingArticle
  case missingScheme(schemes: [String])
  case unknownScheme(scheme: String, schemes: [String])
  case unexpectedWord(word: String)
  case unexpectedIndex(word: String)
  case unexpectedSpeaker(word: String)
  case missingQuotation
  case noWords(text: String)
  case tooManyWords(words: Int, most: Int)
  case documentAlone
  case missingFormat(formats: String)
  case missingBatchCommand(commands: String)
  case unknownBatchCommand(found: String, commands: String)
  case unknownField(field: String, command: String, fields: String)

  // Errors.
  case badQuery(column: Int, problem: String)
  case brokenFile(path: String, problem: String)
  case systemError(errno: String, reason: String)
  case writeFailed(reason: String)
  case readFailed(reason: String)
  case reportFailed(path: String, errno: Int32)

  // What was done.
  case readProgress(files: Int, found: Int, articles: Int)
  case filesRead(files: Int, indexed: Int, unchanged: Int, skipped: Int, refused: Int)
  case articlesRead(read: Int, added: Int, replacing: Int, unchanged: Int, superseded: Int)
  case quotationsFound(quotations: Int)
  case speed(megabytes: Double)
  case timeLeft(time: String)
  case seconds(number: Int)
  case minutes(number: Int)
  case hours(number: Int)
  case moreNotes(number: Int)
  case lostParts(parts: Int)
  case gone(files: Int, articles: Int)
  case pruned(files: Int, articles: Int)
  case keptOldIndex
  case skippedFile(path: String, problem: String)
  case extracted(quotations: Int, articles: Int, files: Int)
  case removed(articles: Int)
  case goodFile(path: String)
  case damagedFile(path: String)
  case allGood(files: Int)
  case someDamaged(files: Int, damaged: Int)

  // Results.
  case matches(quotations: Int, articles: Int)
  case matchingQuotations(quotations: Int)
  case countOfBoth(quotations: Int, articles: Int)
  case countOfQuotations(quotations: Int)
  case noSpeaker
  case via(names: String)
  case sourcesHeading
  case statisticsArticles(articles: Int, languages: String)
  case statisticsQuotations(quotations: Int)
  case statisticsEntities(entities: Int)
  case statisticsSegments(segments: Int, terms: Int, bytes: Int)
  case statisticsGeneration(generation: Int, icu: String)
  case formerName(name: String)
  case entityCounts(articles: Int, quotations: Int)
  case wordForms(forms: String)
  case wordSounds(sounds: String)
  case wordKeys(keys: String)
  case candidateFound
  case candidateNotFound
  case candidateNearest(name: String, distance: Double)

  case saidAgain(times: Int)
  case alsoIn(outlets: Int, names: String)
  case didYouMean(names: String)
  case number(number: Int)
  case andMore(number: Int)
  case facetSources
  case facetLanguages
  case facetKinds
  case facetSpeakers
  case facetTime
  case explainExcluded
  case explainPrefix(beginning: String)
  case explainSlips(slips: Int)
  case explainPhrase
  case explainStems(stems: String)
  case explainEntity(name: String, identifier: String)
  case explainSounds(sounds: String)
  case explainFound(quotations: Int, articles: Int)
  case explainForms(forms: String)
  case explainNumber(number: Double)
  case explainScore(score: Double, parts: String)

  // An index of one's own.
  case missingFolder
  case noFolder(path: String, reason: String)
  case folderMade(path: String)
  case nextStep(path: String)
  case homeNote
  case interrupted

  // Verification.
  case verdictExact(extent: String, speaker: String)
  case verdictAltered(percent: Int, extent: String, speaker: String)
  case verdictOtherSpeaker(name: String, percent: Int)
  case verdictUnattributed(percent: Int)
  case verdictAbsent
  case verdictNearest(percent: Int)
  case firstSeen(place: String)
  case alsoSeen(place: String)
  case morePlaces(places: Int)
  case noDate
  case notVerbatim
  case translationsApart
  case draftVerified(total: Int, exact: Int, altered: Int, others: Int, unattributed: Int, absent: Int, indirect: Int)
  case exported(quotations: Int)

  // Help.
  case helpPurpose
  case helpUsage
  case helpCommands
  case helpOptions
  case helpCommonOptions
  case helpExamples
  case helpExitCodes
  case helpMore
  case helpQueries
  case manualName
  case manualSynopsis
  case manualQueries
  case manualExit
}
