// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target of our own: Swift 6 mode comes from the tools version, warnings are errors,
/// and what a file uses it imports itself.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

/// A target of our own. The arrows between them point one way only: see ARCHITECTURE.md.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// `fixtures`: folders of files that the tests read from the source tree.
func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: fixtures, swiftSettings: strict)
}

let package = Package(
    name: "notecast",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "notecast", targets: ["notecast"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    ],
    targets: [
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMarkdown", providers: [.apt(["libmd4c-dev"])]),
        .systemLibrary(name: "CQrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        // C of our own, since libcurl's variadic functions cannot be called from Swift. Needs libcurl4-openssl-dev.
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),

        room("Podcast"),
        room("Digests", ["CCrypto"]),
        room("Settings", ["Podcast", yams]),
        room("ShowNotes", ["Podcast", "CMarkdown", yams]),
        room("Media"),
        room("QRCode", ["CQrencode"]),
        room("Outbound", ["Media", "CCurl"]),
        room("Syndication", ["Podcast"]),
        room("Doctor", ["Podcast", "Digests", "Media", "Outbound", "Syndication"]),
        room("Search", ["Podcast"]),
        room("Store", ["Podcast", "Search", grdb]),
        room("Importer", ["Podcast", "Digests", "ShowNotes", "Media", "Outbound", "Store"]),
        room("HTTPServer", ["CLinux", "CZlib", httpTypes]),
        room("Pages", ["Podcast", "Search", "Store", "Syndication", mustache, yams]),
        room(
            "Site",
            [
                "Podcast", "Digests", "HTTPServer", "Syndication", "ShowNotes", "Media", "Search", "Store", "Importer",
                "Outbound", "Doctor", "Pages", "QRCode",
                logging, httpTypes,
            ]),
        .executableTarget(
            name: "notecast",
            dependencies: [
                "Podcast", "Digests", "Settings", "ShowNotes", "HTTPServer", "Search", "Store", "Importer", "Outbound",
                "Doctor",
                "Site", arguments, logging,
            ],
            swiftSettings: strict),

        tests("PodcastTests", ["Podcast"]),
        tests("DigestsTests", ["Digests"]),
        tests("SettingsTests", ["Settings", "Podcast"]),
        tests("ShowNotesTests", ["ShowNotes", "Podcast"], fixtures: ["Fixtures"]),
        tests("MediaTests", ["Media"]),
        tests("QRCodeTests", ["QRCode"]),
        // A server that answers as a test tells it to, for the tests of what asks other servers.
        .target(name: "ScriptedServer", path: "Tests/ScriptedServer", swiftSettings: strict),
        tests("OutboundTests", ["Outbound", "Media", "ScriptedServer"]),
        tests(
            "DoctorTests",
            ["Doctor", "Outbound", "Digests", "Syndication", "Settings", "ShowNotes", "Podcast", "ScriptedServer"]),
        tests("SyndicationTests", ["Syndication", "Podcast", "ShowNotes"], fixtures: ["Snapshots"]),
        tests("SearchTests", ["Search", "Podcast"]),
        tests("StoreTests", ["Store", "Search", "Podcast", "Digests"]),
        tests("ImporterTests", ["Importer", "Media", "Outbound", "Store", "Podcast", "ScriptedServer"]),
        tests("HTTPServerTests", ["HTTPServer", "CLinux", httpTypes]),
        // A strict reader of our own pages, and a walk along their links, for tests.
        .target(name: "Markup", path: "Tests/Markup", swiftSettings: strict),
        tests("PagesTests", ["Pages", "Podcast", "Search", "Store", "Syndication", "Markup"]),
        tests(
            "SiteTests",
            [
                "Site", "HTTPServer", "Search", "Store", "Importer", "Podcast", "Digests", "Syndication", "Media",
                "Settings", "Pages", "Markup", "Doctor", "Outbound", logging, httpTypes,
            ]),
        tests("NotecastTests", ["notecast", "Podcast", "ScriptedServer", "Store"]),
        // In a real Chromium, where there is one.
        tests("BrowserTests", ["notecast", "ScriptedServer"]),
        tests(
            "CorpusTests",
            ["ShowNotes", "Podcast", "Importer", "Search", "Store", "Site", "HTTPServer", "Markup", "Settings"]),
    ]
)
