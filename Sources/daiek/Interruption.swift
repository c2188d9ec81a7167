import Glibc
import QuoteIndex

/// What happens to a build when the user ends it (Ctrl-C): nothing half-made stays, and the index is as it was.
///
/// A thread waits for the signal and then replaces the whole program by `daiek tidy`. That ends all other threads at one
/// point, as kill -9 would, which an index bears at any time; nobody has to stop a writer in the middle of its work.
enum Interruption {
  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    return set
  }

  /// To be called before the threads of the build begin, which inherit that they are not interrupted.
  ///
  /// - Parameters:
  ///   - home: where the build writes.
  ///   - words: options to say it with.
  static func tidiesUp(_ home: IndexHome, locales: String, language: String) {
    var set = signals
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let words = ["daiek", "--locales", locales, "--language", language, "--index", home.path, "tidy"]
    let box = Unmanaged.passRetained(Words(words))
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        let words = Unmanaged<Words>.fromOpaque(context!).takeRetainedValue().words
        var set = Interruption.signals
        var signal: Int32 = 0
        while sigwait(&set, &signal) != 0 {}
        let pointers = (words + [String(signal)]).map { strdup($0) } + [nil]
        execv("/proc/self/exe", pointers)
        _exit(128 + signal)
      }, box.toOpaque())
    pthread_detach(thread)
  }

  private final class Words: Sendable {
    let words: [String]
    init(_ words: [String]) { self.words = words }
  }

  /// `daiek tidy SIGNAL`: removes what is unfinished, and ends as the signal would have ended the build.
  static func tidy(_ arguments: Arguments, _ output: Output) throws(CommandFailure) -> ExitCode {
    guard let home = arguments[.index], let signal = arguments.rest.first.flatMap({ Int32($0) }) else {
      throw .usage(.noCommand)
    }
    try calling { () throws(IndexError) in
      try UnfinishedBuild.remove(from: IndexHome(path: home, locales: "", entities: ""))
    }
    output.progress("")
    output.note(.interrupted)
    var set = signals
    Glibc.signal(signal, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(signal)
    return .done
  }
}
