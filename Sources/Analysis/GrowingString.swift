/// A string whose length is known only when it has been written: ICU says how much room it needs, and is called again.
enum GrowingString {
  /// The string that `write` writes into a buffer of the capacity that it is given.
  ///
  /// - Parameter write: gives the length in bytes; when that is more than the capacity, what it wrote does not count. It may
  ///   fail (a negative length) only where there is nothing to go on with, such as no memory left.
  static func make(
    capacity first: Int, _ write: (_ target: UnsafeMutablePointer<UInt8>, _ capacity: Int64) -> Int64
  ) -> String {
    var capacity = first
    while true {
      var needed: Int64 = 0
      let result = String(unsafeUninitializedCapacity: capacity) { target in
        needed = write(target.baseAddress!, Int64(capacity))
        return needed >= 0 && needed <= capacity ? Int(needed) : 0
      }
      precondition(needed >= 0, "ICU failed")
      if needed <= capacity { return result }
      capacity = Int(needed)
    }
  }
}
