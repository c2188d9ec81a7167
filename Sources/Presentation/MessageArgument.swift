/// A value that stands in a message.
package enum MessageArgument: Sendable, Equatable {
  case text(String)
  case number(Int)
  case real(Double)
}
