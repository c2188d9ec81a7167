import Glibc
import QuoteIndex

/// A real disk that is full: an ext4 image on a loop device, filled but for so many blocks before a command writes to it.
/// Needs the right to mount.
struct FullDiskPart {
  let options: Options
  private static let bytes = 16 << 20
  private static let block = 4096

  private var mount: String { options.scratch + "/small" }

  /// Every command with no block free, with one, two and so on, until it has room enough.
  func run() throws(FaultsFailure) -> Bool {
    guard CutsPart.mayMount else {
      say("full: left out, since loop devices may not be mounted here")
      return true
    }
    let image = options.scratch + "/small.img"
    Disk.remove(image)
    try Child.run("truncate", "-s", "\(Self.bytes)", image, scratch: options.scratch)
    // No blocks are kept for the administrator, who runs this.
    try Child.run(
      "mkfs.ext4", "-q", "-F", "-m", "0", "-b", "\(Self.block)", "-J", "size=4", image, scratch: options.scratch)
    try Disk.make(mount)
    try Child.run("mount", "-o", "loop", image, mount, scratch: options.scratch)
    defer { _ = try? Child.run("umount", mount, scratch: options.scratch) }
    var tally = Tally("full: a small ext4 disk")
    for scene in try Scene.all(options, root: mount + "/scene") { try fill(scene, &tally) }
    return tally.report()
  }

  private func fill(_ scene: Scene, _ tally: inout Tally) throws(FaultsFailure) {
    let indexer = try bridged { () throws(IndexError) in try Indexer(home: scene.home.home, threads: 1) }
    let words = try scene.words()
    var blocks = 0
    while true {
      try scene.reset()
      try leave(blocks)
      let end = try Child(words, scratch: options.scratch).wait()
      Disk.remove(ballast)
      do throws(FaultsFailure) {
        guard end.status == 0 || end.status == 5 && end.errors.contains("No space left") else {
          throw FaultsFailure("ended with \(end.status): \(end.errors)")
        }
        let isNew = try scene.inspect(indexer)
        tally.good(try KillsPart.outcome(end, isNew: isNew))
      } catch {
        tally.bad("\(scene.name), \(blocks) blocks: \(error)")
      }
      if end.status == 0 || blocks * Self.block > Self.bytes { return }
      blocks += options.isShort ? 40 : 1
    }
  }

  private var ballast: String { mount + "/ballast" }

  /// Fills the disk but for so many blocks, or a few more, as the file that fills it may need some to say where it lies.
  private func leave(_ blocks: Int) throws(FaultsFailure) {
    // Blocks of removed files are free once the journal says so; `sync` would wait for the disks of all others too.
    let folder = open(mount, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    fsync(folder)
    close(folder)
    var status = statvfs()
    guard statvfs(mount, &status) == 0 else { throw Disk.failure("statvfs", mount) }
    let file = open(ballast, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Disk.failure("open", ballast) }
    defer { close(file) }
    var count = Int(status.f_bavail) - blocks
    while count > 0, posix_fallocate(file, 0, count * Self.block) != 0 {
      // Where there was too little room, all of it may have been taken.
      guard ftruncate(file, 0) == 0 else { throw Disk.failure("ftruncate", ballast) }
      count -= 1
    }
  }
}
