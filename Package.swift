// swift-tools-version: 6.2
import PackageDescription

/// In release the command is one file that needs no library where it runs: it starts in a millisecond, where twenty shared
/// libraries take eight. A static library does not say what it is made of itself; behind -larchive stands what that one is.
/// DAIEK_DYNAMIC=1 leaves it as it is in debug, for tools/faults, which stands between the program and the system's library.
let staticLinking: [LinkerSetting] =
  Context.environment["DAIEK_DYNAMIC"] != nil
  ? []
  : [
    .unsafeFlags(
      [
        "-static-executable", "-Xlinker", "--start-group", "-licui18n", "-licuuc", "-licudata", "-larchive",
        "-lnettle", "-lacl", "-lattr", "-llzma", "-lzstd", "-llz4", "-lbz2", "-lz", "-lxml2", "-lm", "-lstdc++",
        "-Xlinker", "--end-group",
      ], .when(configuration: .release))
  ]

// The rooms of Daiek. Imports run one way, from the command down to the C libraries; ARCHITECTURE.md has the picture.
let package = Package(
  name: "daiek",
  products: [
    .executable(name: "daiek", targets: ["daiek"]),
    .library(name: "QuoteIndex", targets: ["QuoteIndex"]),
  ],
  targets: [
    // The C libraries, all from Debian. CICU is our own narrow header over ICU: it shows no ICU type.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CCommonMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    .target(
      name: "Articles",
      dependencies: ["CICU", "CGumbo", "CCommonMark", "CYAML", "CJansson", "CArchive", "CExpat"]),
    .target(name: "Analysis", dependencies: ["CICU", "CSnowball"]),
    .target(name: "Names", dependencies: ["Analysis"]),
    .target(name: "Extraction", dependencies: ["Analysis", "Names"]),
    // One instruction of the processor, which Swift cannot reach.
    .target(name: "CChecksum"),
    .target(name: "Segments", dependencies: ["CChecksum", "CZstd"]),
    .target(
      name: "QuoteIndex", dependencies: ["Articles", "Analysis", "Names", "Extraction", "Segments", "CJansson"]),
    // What is said to a person: messages in their language, numbers, the order of names, the width of characters.
    .target(name: "Presentation", dependencies: ["CICU"]),
    .executableTarget(
      name: "daiek", dependencies: ["QuoteIndex", "Presentation"],
      linkerSettings: staticLinking),

    // Figures on the development data; see tools/evaluate/run.
    .executableTarget(
      name: "daiek-evaluate",
      dependencies: ["Analysis", "Names", "Extraction", "QuoteIndex", "SeededRandom", "CICU", "CSnowball"],
      path: "tools/evaluate/Sources"),

    // Estimates how sounds stand for each other; see tools/sound-pairs/run.
    .executableTarget(
      name: "daiek-sound-pairs", dependencies: ["Analysis", "Names"], path: "tools/sound-pairs/Sources"),

    // Random numbers that can be had again, for tests and tools.
    .target(name: "SeededRandom", path: "tools/seeded-random/Sources"),
    // What tests of several rooms stand on: folders, seeds, the checkout.
    .target(name: "Fixtures", dependencies: ["SeededRandom"], path: "Tests/Fixtures"),
    .testTarget(name: "ArticlesTests", dependencies: ["Articles", "CArchive", "CJansson", "Fixtures"]),
    // The index beside tantivy and Lucene; see tools/bench/README.md.
    .executableTarget(
      name: "daiek-bench", dependencies: ["Analysis", "Segments", "QuoteIndex", "SeededRandom", "CJansson"],
      path: "tools/bench/Sources"),

    // Faults made on purpose, and what becomes of the index then; see tools/faults/run.
    .executableTarget(
      name: "daiek-faults", dependencies: ["Segments", "QuoteIndex", "FuzzTargets", "SeededRandom"],
      path: "tools/faults/Sources"),
    // Random bytes for whatever reads a stranger's bytes; see tools/fuzz/run.
    .target(
      name: "FuzzTargets", dependencies: ["CICU", "Articles", "Analysis", "Names", "Segments", "QuoteIndex"],
      path: "tools/fuzz/Targets"),
    .executableTarget(name: "daiek-fuzz", dependencies: ["FuzzTargets"], path: "tools/fuzz/Sources"),

    .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "SeededRandom", "CICU"]),
    .testTarget(name: "NamesTests", dependencies: ["Names", "Analysis", "Fixtures"]),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "Analysis", "Names"]),
    .testTarget(name: "SegmentsTests", dependencies: ["Segments", "Fixtures"]),
    .testTarget(name: "QuoteIndexTests", dependencies: ["QuoteIndex", "Segments", "Names", "Fixtures"]),
    .testTarget(name: "PresentationTests", dependencies: ["Presentation"]),
    .testTarget(name: "CommandTests", dependencies: ["daiek", "Presentation", "QuoteIndex", "Fixtures"]),
    .testTarget(
      name: "FaultsTests", dependencies: ["daiek-faults", "daiek", "FuzzTargets", "Fixtures", "Segments"]),
    .testTarget(name: "BenchTests", dependencies: ["daiek-bench"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
