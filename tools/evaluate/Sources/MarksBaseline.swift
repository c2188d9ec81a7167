import Extraction
import Foundation

/// The peer that anybody writes first: what is in marks is a quotation, the capitalised words nearest to it its speaker.
enum MarksBaseline {
  private static let marks = try! NSRegularExpression(pattern: "[“«\"„]([^“”«»\"„]{1,2000})[”»\"“]")
  private static let names = try! NSRegularExpression(pattern: "\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)*")

  static func extract(_ text: String) -> Extract {
    let string = text as NSString
    let all = NSRange(location: 0, length: string.length)
    let names = names.matches(in: text, range: all).map(\.range)
    func bytes(_ range: NSRange) -> Range<Int> {
      let start = string.substring(to: range.location).utf8.count
      return start..<(start + string.substring(with: range).utf8.count)
    }
    let quotations = marks.matches(in: text, range: all).map { match in
      let outside = names.filter { NSIntersectionRange($0, match.range).length == 0 }
      let nearest = outside.min { distance($0, match.range) < distance($1, match.range) }
      return Quotation(
        kind: .direct, byteRange: bytes(match.range),
        speakers: nearest.map { [Speaker(byteRange: bytes($0), entity: nil)] } ?? [],
        cue: nil, confidence: 0.5)
    }
    return Extract(quotations: quotations, scareQuotes: [])
  }

  private static func distance(_ left: NSRange, _ right: NSRange) -> Int {
    left.location >= right.location + right.length
      ? left.location - right.location - right.length : right.location - left.location - left.length
  }
}
