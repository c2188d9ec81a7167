import Analysis
import Foundation
import Testing

struct TransliterationErrorsTests {
  private static let scheme = "xx-a\txx\txx-Latn\ta.rules\tforward\ta test\n"

  /// What using scheme `xx-a` of a pack with these files throws, or nil; the path is cut down to the file's name.
  private func mistake(in files: [String: String]) throws -> AnalysisError? {
    let folder = try TransliterationFixture.folder(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      _ = try TransliterationFixture(locales: folder.path).transliterate("а", by: "xx-a")
      return nil
    } catch let error as AnalysisError {
      return error
    }
  }

  private func line(of error: AnalysisError?, in file: String) -> Int? {
    guard case .badLine(let path, let line, _, _)? = error, path.hasSuffix("/\(file)") else { return nil }
    return line
  }

  @Test("A rule that ICU cannot read is named by file and line")
  func brokenRule() throws {
    let rules = "# comment\nа > a ;\nб > b ;\nв v ;\nг > g ;\n"
    let error = try mistake(in: ["schemes.tsv": Self.scheme, "a.rules": rules])
    #expect(line(of: error, in: "a.rules") == 4)
  }

  @Test("A rule that an earlier one leaves no work is named by file and line")
  func hiddenRule() throws {
    let rules = "а > a ;\nб > b ;\n\nаб > ab ;\nв > v ;\n"
    let error = try mistake(in: ["schemes.tsv": Self.scheme, "a.rules": rules])
    #expect(line(of: error, in: "a.rules") == 4)
  }

  @Test("A missing rule file is an error")
  func missingFile() throws {
    let error = try mistake(in: ["schemes.tsv": Self.scheme])
    guard case .unreadable(let path, _)? = error else {
      Issue.record("expected unreadable, found \(String(describing: error))")
      return
    }
    #expect(path.hasSuffix("a.rules"))
  }

  @Test("A scheme named twice, a wrong direction and a scheme without a file are named by line")
  func badSchemes() throws {
    let rules = "а > a ;\n"
    for (table, wrong) in [
      (Self.scheme + Self.scheme, 2),
      ("# a comment\nxx-a\txx\txx-Latn\ta.rules\tsideways\ta test\n", 2),
      ("xx-a\txx\txx-Latn\t-\tforward\ta test\n", 1),
    ] {
      let error = try mistake(in: ["schemes.tsv": table, "a.rules": rules])
      #expect(line(of: error, in: "schemes.tsv") == wrong)
    }
  }

  @Test("A scheme may read its files backwards, the last one first")
  func backwards() throws {
    let table = "xx-a\txx\txx-Latn\ta.rules b.rules\treverse\ta test\n"
    let folder = try TransliterationFixture.folder([
      "schemes.tsv": table, "a.rules": "a <> b ;\n", "b.rules": "b <> c ;\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try TransliterationFixture(locales: folder.path).transliterate("c", by: "xx-a") == "a")
  }

  @Test("A pack without transliterations has none, and a name that no pack has is nil")
  func none() throws {
    let folder = try TransliterationFixture.folder([:])
    defer { try? FileManager.default.removeItem(at: folder) }
    let fixture = try TransliterationFixture(locales: folder.path)
    #expect(fixture.schemes.schemes.isEmpty)
    #expect(fixture.schemes.scheme(named: "xx-a") == nil)
  }
}
