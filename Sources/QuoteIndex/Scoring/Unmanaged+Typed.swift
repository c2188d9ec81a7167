import Segments

extension Unmanaged {
  /// Calls `body` with the object, which somebody else keeps alive, without counting it as owned meanwhile.
  @inline(__always)
  func with<Value>(_ body: (Instance) throws(SegmentError) -> Value) throws(SegmentError) -> Value {
    try _withUnsafeGuaranteedRef { object in
      Result { () throws(SegmentError) in try body(object) }
    }.get()
  }
}
