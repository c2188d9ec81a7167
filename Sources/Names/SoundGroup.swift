/// A group of letters and the sounds that it is read as: a row of `sounds.tsv` or `han-sounds.tsv`, as places in the lists of
/// a `SoundTable`.
struct SoundGroup: Sendable {
  enum Place: UInt8, Sendable {
    case anywhere, start, end
  }

  let letters: Range<Int32>
  let readings: Range<Int32>
  let place: Place
}
