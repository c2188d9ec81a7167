import CSnowball

/// A Snowball stemmer of Debian's libstemmer (Porter's algorithms, snowballstem.org).
///
/// One a thread: libstemmer keeps its buffer.
package final class SnowballStemmer: Stemmer {
  private let stemmer: OpaquePointer

  /// By libstemmer's name for the language: `english`, `russian`.
  package init(algorithm: String) throws(AnalysisError) {
    guard let stemmer = sb_stemmer_new(algorithm, "UTF_8") else {
      throw .unreadable(
        path: "snowball:\(algorithm)", reason: "libstemmer has no such algorithm; correct «stemmer» in language.tsv")
    }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  package func stem(_ term: String) -> String {
    var term = term
    return term.withUTF8 { bytes in
      guard let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count)) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      return String(decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))), as: UTF8.self)
    }
  }
}
