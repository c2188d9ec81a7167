import QuoteIndex

/// `daiek check`: every checksum and invariant.
extension Invocation {
  func check() throws(CommandFailure) -> ExitCode {
    // An index named here would be left unchecked, and another called good.
    guard arguments.rest.isEmpty else {
      throw .usage("«\(arguments.rest[0])» was not expected here; name an index with --index")
    }
    let home = surroundings.home
    let files = try calling { () throws(IndexError) in try IndexCheck.run(home: home) }
    for file in files {
      if output.isJSON {
        var object = JSONObject()
        object.add("type", "file")
        object.add("path", file.path)
        object.add("problem", file.problem)
        output.line(object.line)
      } else {
        output.line("\(file.problem == nil ? "good   " : "damaged") \(Safe.text(file.path))")
      }
      if let problem = file.problem { Output.error(problem) }
    }
    let damaged = files.count { $0.problem != nil }
    output.note(damaged == 0 ? "\(files.count) files, all good" : "\(files.count) files, \(damaged) damaged")
    return damaged == 0 ? .done : .damagedOrLocked
  }
}
