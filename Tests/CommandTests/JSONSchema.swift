import Fixtures
import Foundation

/// The list of JSON objects in the README, as a schema.
struct JSONSchema {
  private struct Field {
    let name: String
    let kind: String
    let isNullable: Bool
    let isOptional: Bool
  }

  private var objects: [String: [Field]] = [:]

  var names: Set<String> { Set(objects.keys) }

  init() throws {
    let text = try String(contentsOfFile: Checkout.path + "/README.md", encoding: .utf8)
    let section = text.split(separator: "## JSON\n")[1].split(separator: "\n## ")[0]
    for line in section.split(separator: "\n") where line.hasPrefix("    ") && !line.hasPrefix("    #") {
      let words = line.split(separator: " ").map(String.init)
      objects[words[0]] = words.dropFirst().map { word in
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        let isOptional = parts[1].hasSuffix("-")
        let kind = isOptional ? String(parts[1].dropLast()) : parts[1]
        let isNullable = kind.hasSuffix("?")
        return Field(
          name: parts[0], kind: isNullable ? String(kind.dropLast()) : kind, isNullable: isNullable,
          isOptional: isOptional)
      }
    }
  }

  /// What in an object of a line is not as the README has it.
  func mistakes(in object: [String: Any]) -> [String] {
    guard let type = object["type"] as? String, objects[type] != nil else {
      return ["type \(object["type"] ?? "missing")"]
    }
    guard object["version"] as? Int == 1 else { return ["\(type): version"] }
    return mistakes(in: object, as: type)
  }

  private func mistakes(in object: [String: Any], as name: String) -> [String] {
    let fields = objects[name] ?? []
    var mistakes: [String] = []
    var left = Set(object.keys)
    if name.first?.isLowercase == true {
      left.subtract(["type", "version"])
      if object["type"] as? String != name { mistakes.append("\(name): type \(object["type"] ?? "missing")") }
    }
    for field in fields {
      left.remove(field.name)
      guard let value = object[field.name] else {
        if !field.isOptional { mistakes.append("\(name).\(field.name): missing") }
        continue
      }
      if value is NSNull {
        if !field.isNullable, field.kind != "any" { mistakes.append("\(name).\(field.name): null") }
        continue
      }
      mistakes += self.mistakes(in: value, kind: field.kind, at: "\(name).\(field.name)")
    }
    return mistakes + left.map { "\(name).\($0): not in the README" }
  }

  private func mistakes(in value: Any, kind: String, at place: String) -> [String] {
    if kind.hasPrefix("["), kind.hasSuffix("]") {
      guard let list = value as? [Any] else { return ["\(place): no list"] }
      return list.flatMap { mistakes(in: $0, kind: String(kind.dropFirst().dropLast()), at: place) }
    }
    let isBool = isTruthValue(value)
    switch kind {
    case "any": return []
    case "string": return value is String ? [] : ["\(place): no string"]
    case "bool": return isBool ? [] : ["\(place): no truth value"]
    case "int": return !isBool && value is Int ? [] : ["\(place): no whole number"]
    case "number": return !isBool && value is Double ? [] : ["\(place): no number"]
    default:
      let choices = kind.split(separator: "|").map(String.init)
      if let object = value as? [String: Any] {
        let type = object["type"] as? String
        let name = choices.count == 1 ? choices[0] : choices.first { $0 == type } ?? ""
        return objects[name] == nil ? ["\(place): no \(kind)"] : mistakes(in: object, as: name)
      }
      return (value as? String).map(choices.contains) == true ? [] : ["\(place): \(value) is none of \(kind)"]
    }
  }

  /// Foundation bridges both numbers and truth values to `NSNumber`.
  private func isTruthValue(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return value is Bool }
    return String(cString: number.objCType) == "c"
  }
}
