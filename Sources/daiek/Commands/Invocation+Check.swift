import QuoteIndex

/// `daiek check`: every checksum and invariant.
extension Invocation {
  func check() throws(CommandFailure) -> ExitCode {
    // An index named here would be left unchecked, and another called good.
    guard arguments.rest.isEmpty else {
      throw .usage(.unexpectedIndex(word: arguments.rest[0]))
    }
    let home = surroundings.home
    let files = try calling { () throws(IndexError) in try IndexCheck.run(home: home) }
    for file in files {
      if output.isJSON {
        var object = JSONObject(type: "checked-file")
        object.add("path", file.path)
        object.add("problem", file.problem?.description)
        output.line(object.line)
      } else {
        output.line(file.problem == nil ? .goodFile(path: file.path) : .damagedFile(path: file.path))
      }
      if let problem = file.problem { output.error(wording.text(problem)) }
    }
    let damaged = files.count { $0.problem != nil }
    output.note(
      damaged == 0 ? .allGood(files: files.count) : .someDamaged(files: files.count, damaged: damaged))
    return damaged == 0 ? .done : .damagedOrLocked
  }
}
