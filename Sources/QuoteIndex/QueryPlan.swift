/// A question with every word widened.
indirect enum QueryPlan {
  case leaf(Int)
  case all([QueryPlan])
  case any([QueryPlan])
  case not(QueryPlan)
  /// Decided by columns and field terms alone; it counts nothing.
  case filter(Filter)

  enum Filter {
    case language(String)
    case days(ClosedRange<Int>)
    /// Field terms, all of which a document must have, each in one of some forms.
    case terms([[[UInt8]]])
  }
}
