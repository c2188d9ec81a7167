/// Gathers the values of one column and writes them: frame of reference for numbers, ordinals among the sorted distinct
/// strings for strings, both in as few bits as the widest needs. `index/FORMAT.md` has the bytes.
struct ColumnWriter {
  static let headerLength = 40

  private let column: CollectionSchema.Column
  private var numbers: [UInt64] = []
  private var present: [Bool] = []
  private var ordinals: [[UInt8]: UInt32] = [:]
  private var strings: [[UInt8]] = []

  init(_ column: CollectionSchema.Column) {
    self.column = column
  }

  mutating func append(_ value: ColumnValue) throws(SegmentError) {
    switch (column.kind, value) {
    case (_, .missing):
      numbers.append(0)
      present.append(false)
    case (.number, .number(let number)):
      numbers.append(UInt64(bitPattern: number))
      present.append(true)
    case (.string, .string(let bytes)):
      if let ordinal = ordinals[bytes] {
        numbers.append(UInt64(ordinal))
      } else {
        let ordinal = UInt32(strings.count)
        ordinals[bytes] = ordinal
        strings.append(bytes)
        numbers.append(UInt64(ordinal))
      }
      present.append(true)
    default:
      throw .unacceptable(place: "column \(column.name)", expected: "a \(column.kind)", found: "\(value)")
    }
  }

  /// Appends the values of another writer of the same column.
  mutating func append(_ other: ColumnWriter) {
    // By number of the other's strings: the number here. They are met in their order, as here they are numbered by it.
    var known: [UInt64] = []
    for string in other.strings {
      let ordinal = ordinals[string] ?? UInt32(strings.count)
      if ordinal == strings.count {
        ordinals[string] = ordinal
        strings.append(string)
      }
      known.append(UInt64(ordinal))
    }
    for (value, isPresent) in zip(other.numbers, other.present) {
      numbers.append(isPresent && column.kind == .string ? known[Int(value)] : value)
    }
    present += other.present
  }

  /// The values of these documents, in this order. O(documents).
  func arranged(_ order: [UInt32]) -> ColumnWriter {
    var writer = ColumnWriter(column)
    writer.numbers.reserveCapacity(order.count)
    writer.present.reserveCapacity(order.count)
    var numbersOfStrings = [UInt32](repeating: .max, count: strings.count)
    for document in order {
      let (value, isPresent) = (numbers[Int(document)], present[Int(document)])
      writer.present.append(isPresent)
      guard isPresent, column.kind == .string else {
        writer.numbers.append(value)
        continue
      }
      // A string that only documents left out had must not be written.
      if numbersOfStrings[Int(value)] == .max {
        numbersOfStrings[Int(value)] = UInt32(writer.strings.count)
        writer.ordinals[strings[Int(value)]] = UInt32(writer.strings.count)
        writer.strings.append(strings[Int(value)])
      }
      writer.numbers.append(UInt64(numbersOfStrings[Int(value)]))
    }
    return writer
  }

  /// The column's bytes. O(documents + distinct strings × log).
  func encode() throws(SegmentError) -> ByteWriter {
    var values = numbers
    var base: UInt64 = 0
    var dictionary: [[UInt8]] = []
    let hasBitmap = column.kind == .number && present.contains(false)
    switch column.kind {
    case .string:
      let order = strings.indices.sorted { strings[$0].lexicographicallyPrecedes(strings[$1]) }
      dictionary = order.map { strings[$0] }
      var rank = [UInt64](repeating: 0, count: strings.count)
      for (position, ordinal) in order.enumerated() { rank[ordinal] = UInt64(position) }
      for index in values.indices { values[index] = present[index] ? rank[Int(values[index])] + 1 : 0 }
    case .number:
      let known = values.indices.lazy.filter { present[$0] }.map { Int64(bitPattern: values[$0]) }
      base = UInt64(bitPattern: known.min() ?? 0)
      for index in values.indices { values[index] = present[index] ? values[index] &- base : 0 }
    }
    let needed = 64 - values.reduce(0, |).leadingZeroBitCount
    let width = needed > 56 ? 64 : needed
    var packed = ByteWriter()
    pack(values, width: width, onto: &packed)
    var output = ByteWriter()
    output.append(base)
    output.append(UInt64(width))
    output.append(UInt64(dictionary.count))
    let bitmapPlace = Self.headerLength + packed.count
    output.append(UInt64(hasBitmap ? bitmapPlace : 0))
    let bitmapLength = hasBitmap ? (values.count + 63) / 64 * 8 : 0
    output.append(UInt64(bitmapPlace + bitmapLength))
    output.append(packed.bytes)
    if hasBitmap {
      for start in stride(from: 0, to: values.count, by: 64) {
        var word: UInt64 = 0
        for index in start..<min(start + 64, values.count) where present[index] { word |= 1 << UInt64(index - start) }
        output.append(word)
      }
    }
    if column.kind == .string {
      var offset = 0
      for string in dictionary {
        output.append(UInt32(offset))
        offset += string.count
        guard offset < Int(UInt32.max) else {
          throw .unacceptable(
            place: "column \(column.name)", expected: "at most 4 GiB of distinct strings", found: "more")
        }
      }
      output.append(UInt32(offset))
      for string in dictionary { output.append(string) }
    }
    output.align()
    return output
  }

  /// Value i begins at bit i × width, low bits first; eight more bytes let a reader load 64 bits anywhere.
  private func pack(_ values: [UInt64], width: Int, onto output: inout ByteWriter) {
    var words = [UInt64](repeating: 0, count: (values.count * width + 63) / 64 + 1)
    for (index, value) in values.enumerated() where width > 0 {
      let bit = index * width
      words[bit / 64] |= value << UInt64(bit % 64)
      if bit % 64 + width > 64 { words[bit / 64 + 1] |= value >> UInt64(64 - bit % 64) }
    }
    for word in words { output.append(word) }
  }
}
