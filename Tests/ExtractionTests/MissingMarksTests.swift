import Testing

@testable import Extraction

/// Where a mark is missing the likeliest border stands for it, and the quotations beside it are found.
struct MissingMarksTests {
  private func texts(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try Bench().extract(bytes, "en").quotations.map { String(decoding: bytes[$0.byteRange], as: UTF8.self) }
  }

  @Test("A quotation of three sentences without its first mark begins with its paragraph")
  func missingFirst() throws {
    let found = try texts("We counted the sheep. We counted the dogs. Nobody counted us,” Omarov said.")
    #expect(found == ["We counted the sheep. We counted the dogs. Nobody counted us,”"])
  }

  @Test("A second mark that opens ends the quotation that none closed")
  func missingLast() throws {
    let found = try texts("“We counted the sheep. Omarov sat down. “Nobody counted us,” he said.")
    #expect(found.last == "“Nobody counted us,”")
  }

  @Test("A mark that opens, typed where one closes, closes")
  func wrongLast() throws {
    let bytes = Array("“Біз күтеміз“, – деді Омаров.".utf8)
    let found = try Bench().extract(bytes, "kk").quotations.map { String(decoding: bytes[$0.byteRange], as: UTF8.self) }
    #expect(found == ["“Біз күтеміз“"])
  }

  @Test("A Kazakh quotation that none closed ends before the word that parts it from its verb")
  func missingBeforeItsVerb() throws {
    let bytes = Array("«Су керек деп айқайлаған тұрғындар алаңға шықты.\n\n«Құдық таяз», – деді Омаров.".utf8)
    let found = try Bench().extract(bytes, "kk").quotations.map { String(decoding: bytes[$0.byteRange], as: UTF8.self) }
    #expect(found == ["«Су керек", "«Құдық таяз»"])
  }
}
