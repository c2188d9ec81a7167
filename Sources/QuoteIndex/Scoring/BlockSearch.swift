/// Searches the documents of a block of 128, of which a short one is filled up with what no document reaches.
enum BlockSearch {
  /// The place of the first document that is not before `target`, which the last must not be: by halves, without a branch,
  /// so that several searches can be under way at once.
  @inline(__always)
  static func place(of target: UInt32, in documents: UnsafePointer<UInt32>) -> Int {
    var place = documents[63] < target ? 64 : 0
    place &+= documents[place &+ 31] < target ? 32 : 0
    place &+= documents[place &+ 15] < target ? 16 : 0
    place &+= documents[place &+ 7] < target ? 8 : 0
    place &+= documents[place &+ 3] < target ? 4 : 0
    place &+= documents[place &+ 1] < target ? 2 : 0
    return place &+ (documents[place] < target ? 1 : 0)
  }
}
