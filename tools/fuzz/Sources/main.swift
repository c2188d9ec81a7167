// daiek-fuzz TARGET FILE…: runs a target on each file, as for the corpus of what ever failed. Built with -DLIBFUZZER and
// -sanitize=fuzzer,address it is libFuzzer's program instead: daiek-fuzz [libFuzzer's options] FOLDER…, the target in
// DAIEK_FUZZ_TARGET. With DAIEK_FUZZ_SEGMENTS it writes small segments to begin from into that folder, and ends.
// tools/fuzz/run does all three.
import FuzzTargets
import Glibc

func scratch() -> String {
  let path = (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp") + "/daiek-fuzz-\(getpid())"
  mkdir(path, 0o700)
  return path
}

func target(_ name: String) -> FuzzTarget {
  guard let target = FuzzTarget(rawValue: name) else {
    print("daiek-fuzz: targets are \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    exit(2)
  }
  return target
}

if let folder = getenv("DAIEK_FUZZ_SEGMENTS") {
  try SmallSegments.write(to: String(cString: folder))
  exit(0)
}

#if LIBFUZZER
  @_silgen_name("LLVMFuzzerRunDriver")
  func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  /// libFuzzer's library asks for it at link time; the driver is given its own.
  @_cdecl("LLVMFuzzerTestOneInput")
  func unused(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 { 0 }

  nonisolated(unsafe) let run = try target(getenv("DAIEK_FUZZ_TARGET").map { String(cString: $0) } ?? "").make(
    scratch: scratch(), locales: "locales")
  var count = CommandLine.argc
  var words = CommandLine.unsafeArgv
  exit(
    runDriver(&count, &words) { bytes, count in
      run(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    })
#else
  guard CommandLine.arguments.count > 2 else {
    print("daiek-fuzz TARGET FILE…")
    exit(2)
  }
  let run = try target(CommandLine.arguments[1]).make(scratch: scratch(), locales: "locales")
  for path in CommandLine.arguments.dropFirst(2) {
    guard let file = fopen(path, "r") else {
      print("daiek-fuzz: \(path) cannot be read")
      exit(2)
    }
    var bytes = [UInt8](repeating: 0, count: 1 << 24)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    fclose(file)
    run(bytes)
  }
#endif
