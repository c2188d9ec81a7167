/// How the quotations that a question finds are spread: over outlets, languages, kinds, speakers, and time.
public struct Facets: Sendable, Equatable {
  /// One value and how many of the quotations have it.
  public struct Count: Sendable, Equatable {
    public let name: String
    /// The entity's identifier, of a speaker who is one.
    public let entity: String?
    public let quotations: Int
  }

  /// How many quotations there are in all.
  public let quotations: Int
  /// The most frequent first, here and below.
  public let sources: [Count]
  public let languages: [Count]
  public let kinds: [Count]
  public let speakers: [Count]
  /// `2022-03`, in the order of time, and only those that have any. Quotations without a date are in none.
  public let months: [Count]

  /// The months added up to years.
  public var years: [Count] {
    var years: [Count] = []
    for month in months {
      let year = String(month.name.prefix { $0 != "-" })
      let before = years.last?.name == year ? years.removeLast().quotations : 0
      years.append(Count(name: year, entity: nil, quotations: before + month.quotations))
    }
    return years
  }
}
