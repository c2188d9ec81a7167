// generate-word-table: the classes and the automaton of ICU's root word iterator, found by watching it, as Swift.
//
// Nothing is read from ICU's sources or rules. First every code point is put in a class by a few hundred experiments;
// then the automaton over one character of each class is learned; then every code point is tried again in every state of
// the automaton, with the suffixes that tell its states apart. When that splits a class, all is done again.
import Glibc

func report(_ text: String) {
  var line = text + "\n"
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

let oracle = Oracle()
// Only where the search starts: one character for each rule of UAX #29 that comes to mind.
let seeds: [UInt32] = [
  0x61, 0x31, 0x27, 0x2E, 0x2C, 0x5F, 0x5D0, 0x22, 0x1F1E6, 0x200D, 0x301, 0x20, 0x0D, 0x0A, 0x40, 0x1F600, 0x28,
]
var experiments: [(before: [UInt32], after: [UInt32])] = [([], [])]
for seed in seeds {
  experiments.append(([seed], []))
  experiments.append(([], [seed]))
}
for (before, after) in [(0x61, 0x61), (0x31, 0x31), (0x5D0, 0x5D0), (0x1F1E6, 0x1F1E6), (0x200D, 0x1F600)]
  as [(UInt32, UInt32)]
{
  experiments.append(([before], [after]))
}

var classes = Classes.probe(oracle, experiments: experiments)
var automaton = Automaton.learn(oracle, representatives: classes.representatives)
while true {
  report(
    "\(classes.representatives.count) classes, \(automaton.access.count) states, \(automaton.suffixes.count) suffixes")
  experiments = []
  for (state, access) in automaton.access.enumerated() where state != automaton.dead {
    for suffix in automaton.suffixes {
      experiments.append(
        (access.map { classes.representatives[Int($0)] }, suffix.map { classes.representatives[Int($0)] }))
    }
  }
  report("\(experiments.count) experiments on every code point")
  let finer = Classes.probe(oracle, experiments: experiments)
  let isSettled = finer.representatives == classes.representatives
  classes = finer
  if isSettled { break }
  automaton = Automaton.learn(oracle, representatives: classes.representatives)
}
classes.print(automaton: automaton)
