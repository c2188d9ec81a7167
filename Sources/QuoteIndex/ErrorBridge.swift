import Analysis
import Segments

extension IndexError {
  init(_ error: AnalysisError) { self = .badData(message: error.description) }

  init(_ error: SegmentError) {
    switch error {
    case .ioFailure: self = .system(message: error.description)
    default: self = .damagedOrLocked(message: error.description)
    }
  }
}

/// Runs what throws a room's error and throws it as the library's.
func bridging<Result>(_ body: () throws(SegmentError) -> Result) throws(IndexError) -> Result {
  do throws(SegmentError) { return try body() } catch { throw IndexError(error) }
}

/// Runs what throws a room's error and throws it as the library's.
func bridging<Result>(_ body: () throws(AnalysisError) -> Result) throws(IndexError) -> Result {
  do throws(AnalysisError) { return try body() } catch { throw IndexError(error) }
}
