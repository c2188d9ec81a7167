package enum EntityType: String, CaseIterable, Sendable {
  case person, organisation, place
}
