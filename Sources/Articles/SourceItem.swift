/// What is met in a file: a document to read, or something that none can be made of.
package enum SourceItem: Sendable {
  case document(SourceDocument)
  case skipped(path: String, ArticleError)
  case refused(path: String, ArticleError)
}
