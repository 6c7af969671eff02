// swift-tools-version: 6.2
// The Hummingbird peer: a package of its own, so that nothing of it is near Notecast's.
import PackageDescription

let package = Package(
    name: "peer",
    dependencies: [.package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1")],
    targets: [
        .executableTarget(
            name: "peer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ]
)
