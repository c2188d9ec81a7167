/// How many hits a search gives, and in which order.
public struct SearchOptions: Sendable, Equatable {
  public enum Order: String, Sendable, CaseIterable {
    /// Best first.
    case relevance
    /// Newest first; without a date last.
    case date
  }

  public var filters: Filters
  /// The most hits of each sort (quotations, articles).
  public var limit: Int
  public var offset: Int
  public var order: Order

  public init(filters: Filters = Filters(), limit: Int = 20, offset: Int = 0, order: Order = .relevance) {
    self.filters = filters
    self.limit = limit
    self.offset = offset
    self.order = order
  }
}
