/// The library that stands between the program and its calls on files, compiled by the toolchain's own C compiler.
struct Shim {
  private let path: String

  init(scratch: String, checkout: String) throws(FaultsFailure) {
    path = scratch + "/faultshim.so"
    if Disk.isThere(path) { return }
    try Child.run(
      "/usr/bin/env", "PATH=\(Options.searchPath)", "clang", "-O1", "-shared", "-fPIC", "-o", path,
      checkout + "/tools/faults/shim/faultshim.c", "-ldl", "-pthread", scratch: scratch)
  }

  /// An environment with the shim in it; `faults` are its variables without their first word.
  func environment(scope: [String], _ faults: [String: String]) -> [String: String] {
    var all = ["LD_PRELOAD": path, "FAULT_SCOPE": scope.joined(separator: ":")]
    for (name, value) in faults { all["FAULT_" + name] = value }
    return all
  }
}
