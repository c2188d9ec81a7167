import Names

/// An entity as the index holds it: its row of the authority files.
extension Entity {
  init(record: [UInt8], path: String) throws(IndexError) {
    var reader = RecordReader(record, path: path)
    let id = try reader.string()
    let type = EntityType(rawValue: try reader.string()) ?? .person
    let names = try reader.list { (reader) throws(IndexError) in
      let flags = try reader.number()
      return Name(
        text: try reader.string(), language: try reader.string(), isCanonical: flags & 1 != 0, isFormer: flags & 2 != 0)
    }
    self.init(id: id, type: type, names: names, note: try reader.optional())
  }

  var record: [UInt8] {
    var writer = RecordWriter()
    writer.string(id)
    writer.string(type.rawValue)
    writer.number(names.count)
    for name in names {
      writer.number((name.isCanonical ? 1 : 0) | (name.isFormer ? 2 : 0))
      writer.string(name.text)
      writer.string(name.language)
    }
    writer.optional(note)
    return writer.bytes
  }
}
