import Glibc
import QuoteIndex

/// Where the command finds its index, packs and authority files, and what kind of reader it has.
struct Surroundings {
  let home: IndexHome
  /// In which language to name people and bodies.
  let language: String

  init(_ arguments: Arguments, _ wording: Wording) throws(CommandFailure) {
    let home = Self.home(arguments[.index])
    guard let locales = Self.locales(arguments, home) else {
      throw CommandFailure(.noPacks(home: home), code: .badInput)
    }
    let entities = Self.entities(arguments, home, locales)
    self.home = IndexHome(path: home, locales: locales, entities: entities)
    _ = try arguments.choice(.language)
    self.language = wording.language
  }

  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func home(_ named: String?) -> String {
    if let path = named ?? variable("DAIEK_INDEX") { return withoutSlash(path) }
    if isFolder("index") { return "index" }
    if let data = variable("XDG_DATA_HOME") { return data + "/daiek" }
    return (variable("HOME") ?? ".") + "/.local/share/daiek"
  }

  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private static func programFolder() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    guard length > 0 else { return "." }
    let path = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static func locales(_ arguments: Arguments, _ home: String) -> String? {
    if let named = arguments[.locales] ?? variable("DAIEK_LOCALES") { return withoutSlash(named) }
    return (packsBeside(home) + packsBesideProgram).first { isFolder($0 + "/root") }
  }

  private static func packsBeside(_ home: String) -> [String] { [home + "/../locales", home + "/locales"] }

  /// Where packs may be that came with the program. The last two are a build inside a checkout: .build/release, and the
  /// folder that it is a link to.
  private static var packsBesideProgram: [String] {
    let program = programFolder()
    return [program + "/../share/daiek/locales", program + "/../../locales", program + "/../../../locales"]
  }

  // MARK: Before the words are read

  /// Where the messages may be, to say even what is wrong with the words: packs that are named may have none of them.
  static func messagePlaces(_ words: [String]) -> [String] {
    let named = [value(of: .locales, in: words), variable("DAIEK_LOCALES")].compactMap { $0 }
    return named + packsBeside(home(value(of: .index, in: words))) + packsBesideProgram + ["locales"]
  }

  /// The language to say things in: as asked for, else that of the user's locale.
  static func language(_ words: [String]) -> String {
    if let asked = value(of: .language, in: words), languages.contains(asked) { return asked }
    return userLanguage()
  }

  private static func value(of option: Option, in words: [String]) -> String? {
    let name = "--\(option.rawValue)"
    for (place, word) in words.enumerated() {
      if word == "--" { break }
      if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
      if word == name, place + 1 < words.count { return words[place + 1] }
    }
    return nil
  }

  private static var languages: [String] { (Option.language.value ?? "").split(separator: "|").map(String.init) }

  /// What the system says of one of its errors.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func entities(_ arguments: Arguments, _ home: String, _ locales: String) -> String {
    if let named = arguments[.entities] ?? variable("DAIEK_ENTITIES") { return withoutSlash(named) }
    let places = [locales + "/../index/entities", locales + "/../entities", home + "/entities"]
    return places.first(where: isFolder) ?? places[0]
  }

  /// The language of the user's locale, when Daiek speaks it; else English.
  private static func userLanguage() -> String {
    let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? "en"
    let language = String(locale.prefix { $0.isLetter })
    return languages.contains(language) ? language : "en"
  }

  /// How many threads to use when nobody says.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
