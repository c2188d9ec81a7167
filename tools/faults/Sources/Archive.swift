/// Invented articles: article n in version v has a text of its own, which tells both.
enum Archive {
  static let everyWord = "everyone"

  static func url(_ article: Int) -> String { "https://wire.invalid/\(article)" }

  static func marker(_ article: Int, _ version: Int) -> String { "mark\(article)x\(version)" }

  /// Two paragraphs; longer for a higher version, so that no two files of the index are alike.
  static func text(_ article: Int, _ version: Int) -> String {
    let more = (0...(version % 7) * 3 + article % 5).map { "reason\(($0 * 31 + article * 7 + version) % 997)" }
    return "“We told everyone about \(marker(article, version)) and shall tell it again,” said Aida Rivers.\n\n"
      + "The harbour opened early for \(marker(article, version)), and \(more.joined(separator: " ")) followed."
  }

  static func line(_ article: Int, _ version: Int) -> String {
    let text = text(article, version).split(separator: "\n").joined(separator: "\\n")
    return #"{"url":"\#(url(article))","outlet":"Wire","title":"Story \#(article)","date":"2022-03-02","#
      + #""language":"en","text":"\#(text)"}"#
  }

  /// A file of JSON lines.
  static func file(_ articles: [Int: Int]) -> String {
    articles.sorted { $0.key < $1.key }.map { line($0.key, $0.value) + "\n" }.joined()
  }

  /// Which article and version a stored text is; nil when it is none of ours, or not whole.
  static func identify(url: String, text: String) -> (article: Int, version: Int)? {
    guard let article = Int(url.split(separator: "/").last ?? ""), let found = text.firstRange(of: "mark\(article)x"),
      let version = Int(text[found.upperBound...].prefix { $0.isNumber }), text == self.text(article, version)
    else { return nil }
    return (article, version)
  }
}
