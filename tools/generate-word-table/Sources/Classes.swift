/// Which characters ICU's iterator cannot tell apart, as far as the experiments made on them show.
struct Classes {
  /// The class of every code point. 0 is handed to ICU at run time: characters that a dictionary may cut.
  var classOf: [UInt8]
  /// One character of each class.
  var representatives: [UInt32]

  static let handedOver: UInt8 = 0

  /// Puts two characters in one class when ICU gives the same answers to `before + character + after` for all experiments.
  static func probe(_ oracle: Oracle, experiments: [(before: [UInt32], after: [UInt32])]) -> Classes {
    var classOf = [UInt8](repeating: handedOver, count: 0x110000)
    var representatives: [UInt32] = [0x4E00]
    var classOfAnswers: [[Oracle.Answer]: UInt8] = [:]
    var batch: [UInt32] = []
    func flush() {
      let answers = oracle.answers()
      for (index, codePoint) in batch.enumerated() {
        let own = Array(answers[(index * experiments.count)..<((index + 1) * experiments.count)])
        if let known = classOfAnswers[own] {
          classOf[Int(codePoint)] = known
        } else {
          let fresh = UInt8(representatives.count)
          classOfAnswers[own] = fresh
          classOf[Int(codePoint)] = fresh
          representatives.append(codePoint)
        }
      }
      batch.removeAll(keepingCapacity: true)
    }
    for codePoint in UInt32(0)..<0x110000
    where !(0xD800..<0xE000).contains(codePoint) && !cicu_may_break_by_dictionary(codePoint) {
      for experiment in experiments { oracle.ask(experiment.before + [codePoint] + experiment.after) }
      batch.append(codePoint)
      if batch.count == 512 { flush() }
    }
    flush()
    // UTF-8 cannot carry surrogates: their bytes are malformed and read as U+FFFD.
    for codePoint in 0xD800..<0xE000 { classOf[codePoint] = classOf[0xFFFD] }
    return Classes(classOf: classOf, representatives: representatives)
  }
}
