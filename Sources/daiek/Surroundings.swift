import Glibc
import QuoteIndex

/// Where the command finds its index, packs and authority files, and what kind of reader it has.
struct Surroundings {
  let home: IndexHome
  /// In which language to name people and bodies.
  let language: String

  init(_ arguments: Arguments) throws(CommandFailure) {
    let home = Self.home(arguments)
    guard let locales = Self.locales(arguments, home) else {
      throw CommandFailure(
        message:
          "expected the language packs in --locales, $DAIEK_LOCALES, \(home)/../locales or ../share/daiek/locales "
          + "beside the program; found none of them; name their folder with --locales", code: .badInput)
    }
    let entities = Self.entities(arguments, home, locales)
    self.home = IndexHome(path: home, locales: locales, entities: entities)
    self.language = try arguments.choice(.language) ?? Self.userLanguage()
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

  private static func home(_ arguments: Arguments) -> String {
    if let path = arguments[.index] ?? variable("DAIEK_INDEX") { return withoutSlash(path) }
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
    let program = programFolder()
    // The last three are a build inside a checkout: .build/release, and the folder that it is a link to.
    let places = [
      home + "/../locales", home + "/locales", program + "/../share/daiek/locales", program + "/../../locales",
      program + "/../../../locales",
    ]
    return places.first { isFolder($0 + "/root") }
  }

  private static func entities(_ arguments: Arguments, _ home: String, _ locales: String) -> String {
    if let named = arguments[.entities] ?? variable("DAIEK_ENTITIES") { return withoutSlash(named) }
    let places = [home + "/entities", locales + "/../index/entities", locales + "/../entities"]
    return places.first(where: isFolder) ?? places[0]
  }

  /// The language of the user's locale, when Daiek speaks it; else English.
  private static func userLanguage() -> String {
    let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? "en"
    let language = String(locale.prefix { $0.isLetter })
    return ["en", "ru", "kk"].contains(language) ? language : "en"
  }

  /// How many threads to use when nobody says.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
