import Foundation

/// The checkout that the tests were built from.
public enum Checkout {
  /// Its top folder, three above this file.
  public static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  public static let locales = path + "/locales"
  public static let entities = path + "/index/entities"
  public static let sources = path + "/index/sources"

  /// Root reads and writes everything: nothing is refused to it.
  public static let isRoot = getuid() == 0
}
