import Glibc
import Synchronization

/// Two numbers in memory that processes share: the last write begun, and the last one acknowledged.
struct WriterClock {
  // The mapping lives as long as the process.
  private let numbers: UnsafeMutablePointer<Atomic<UInt64>>

  init(_ path: String, isWriter: Bool) throws(FaultsFailure) {
    if isWriter { try Disk.write([UInt8](repeating: 0, count: 4096), to: path) }
    let file = open(path, O_RDWR | O_CLOEXEC)
    defer { close(file) }
    guard file >= 0, let map = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), map != MAP_FAILED else {
      throw Disk.failure("mmap", path)
    }
    numbers = map.bindMemory(to: Atomic<UInt64>.self, capacity: 2)
  }

  var begun: UInt64 {
    get { numbers[0].load(ordering: .sequentiallyConsistent) }
    nonmutating set { numbers[0].store(newValue, ordering: .sequentiallyConsistent) }
  }

  var acknowledged: UInt64 {
    get { numbers[1].load(ordering: .sequentiallyConsistent) }
    nonmutating set { numbers[1].store(newValue, ordering: .sequentiallyConsistent) }
  }
}
