import Presentation
import QuoteIndex

/// The command's words in the user's language.
struct Wording: Sendable {
  private let messages: Messages

  /// - Parameters:
  ///   - places: folders that may be language packs; the first with messages is taken.
  ///   - language: the user's.
  /// - Returns: nil when none of the folders has messages.
  init?(places: [String], language: String) {
    // Each place is read once: a lazy `compactMap` reads again what it found, and traps when that has gone meanwhile.
    for place in places {
      guard let messages = Messages(locales: place, language: language) else { continue }
      self.messages = messages
      return
    }
    return nil
  }

  /// `en`, `ru`, `kk`.
  var language: String { messages.language }

  /// Dates in that language.
  var dates: DateText { DateText(language: language, messages: messages) }

  func text(_ message: Message) -> String {
    switch message {
    // What most searches say: to take a case apart by reflection takes as long as to find what it counts.
    case .matches(let quotations, let articles):
      text(key: "matches", [("quotations", .number(quotations)), ("articles", .number(articles))])
    case .matchingQuotations(let quotations): text(key: "matchingQuotations", [("quotations", .number(quotations))])
    case .noSpeaker: text(key: "noSpeaker")
    default: text(keyOf: message, arguments(of: message))
    }
  }

  /// What a key that is made of a command's, option's or kind's name says.
  func text(key: String) -> String { text(key: key, []) }

  func has(key: String) -> Bool { messages.has(key) }

  /// A problem in the user's language; in English when `messages.tsv` does not know it.
  func text(_ problem: Problem) -> String {
    let arguments = problem.values.map { name, value -> (name: String, value: MessageArgument) in
      switch value {
      case .text(let text): (name, .text(Safe.text(text)))
      case .number(let number): (name, .number(number))
      case .systemError(let code): (name, .text(systemError(code)))
      case .problem(let inner): (name, .text(text(inner)))
      }
    }
    return messages.text(problem.code, arguments) ?? Safe.lines(problem.description.utf8)
  }

  func text(_ error: IndexError) -> String {
    switch error {
    case .badQuery(let column, let mistake): text(.badQuery(column: column, problem: text(mistake.problem)))
    default: text(error.problem)
    }
  }

  /// Why the system refused.
  func systemError(_ code: Int32) -> String {
    text(.systemError(errno: String(code), reason: Surroundings.reason(code)))
  }

  // MARK: Reading a message

  private func text(key: String, _ arguments: [(name: String, value: MessageArgument)]) -> String {
    // A test proves that no key is missing; a pack of the user's own may still lack one.
    messages.text(key, arguments) ?? key
  }

  private func text(keyOf message: Message, _ arguments: [(name: String, value: MessageArgument)]) -> String {
    text(key: Mirror(reflecting: message).children.first?.label ?? "\(message)", arguments)
  }

  /// The labelled values of a case, made safe for a terminal.
  private func arguments(of message: Message) -> [(name: String, value: MessageArgument)] {
    guard let payload = Mirror(reflecting: message).children.first?.value else { return [] }
    return Mirror(reflecting: payload).children.map { label, value in (label ?? "", argument(value)) }
  }

  private func argument(_ value: Any) -> MessageArgument {
    switch value {
    case let number as Int: .number(number)
    case let code as Int32: .text(systemError(code))
    case let number as Double: .real(number)
    case let list as [String]: .text(list.map(Safe.text).joined(separator: "\n"))
    case let text as String: .text(Safe.text(text))
    // Only `String?` is left: absent is the selector «none».
    default: .text((value as? String?).flatMap { $0 }.map(Safe.text) ?? "none")
    }
  }
}
