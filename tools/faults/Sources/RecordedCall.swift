/// A call that changed something on the disk, as the shim wrote it down (`struct record` of faultshim.c).
struct RecordedCall {
  enum Kind: UInt8 {
    case create = 1
    case write, truncate, rename, unlink, makeFolder, syncFile, syncFolder, removeFolder, link
  }

  let kind: Kind
  let path: String
  /// Where a renamed or linked file goes.
  let target: String
  let inode: UInt64
  let offset: Int
  let bytes: [UInt8]

  /// All calls of a record.
  static func read(_ record: [UInt8]) throws(FaultsFailure) -> [RecordedCall] {
    var calls: [RecordedCall] = []
    var place = 0
    func number(_ offset: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(record[place + offset + $1]) << ($1 * 8) }
    }
    let head = 33
    while place < record.count {
      guard place + head <= record.count, let kind = Kind(rawValue: record[place]) else {
        throw FaultsFailure("the shim's record is torn at byte \(place)")
      }
      let (path, target, count) = (number(1, 4), number(5, 4), number(25, 8))
      let (inode, offset) = (UInt64(number(9, 8)), number(17, 8))
      // A call without bytes to write says how many there were in none of them.
      let start = place + head
      let end = start + path + target + count
      guard end <= record.count else { throw FaultsFailure("the shim's record is torn at byte \(place)") }
      calls.append(
        RecordedCall(
          kind: kind, path: String(decoding: record[start..<start + path], as: UTF8.self),
          target: String(decoding: record[start + path..<start + path + target], as: UTF8.self), inode: inode,
          offset: offset, bytes: Array(record[start + path + target..<end])))
      place = end
    }
    return calls
  }
}
