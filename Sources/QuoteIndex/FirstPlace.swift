/// Finds where in an ordered list something begins to hold.
enum FirstPlace {
  /// The index of the first element for which `holds` is true, given that it is true for all after it; the list's end when
  /// it never is. Logarithmic.
  static func of<Element>(_ list: [Element], _ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if holds(list[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
