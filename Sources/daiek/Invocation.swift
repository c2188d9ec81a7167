/// One call of the command: what was typed, where the answer goes, where the index is. Each command is a method of it, in a
/// file of `Commands`.
struct Invocation {
  let arguments: Arguments
  let output: Output
  let wording: Wording
  let surroundings: Surroundings
}
