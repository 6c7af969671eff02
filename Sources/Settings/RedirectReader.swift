// The redirects of site.yml: old paths, kept as the path of a request is compared.

import Foundation
import Yams

/// Reads the lines below `redirects`, and sees to it that none leads back to itself.
struct RedirectReader {
    /// Where each path leads. Paths are decoded and without a trailing slash: every spelling of a path is the same one.
    private(set) var targets: [String: String] = [:]
    private(set) var faults: [SettingsError.Fault] = []
    /// The paths in the order of the file, with their keys.
    private var lines: [(path: String, key: Node)] = []
    private let siteURL: String

    /// - Parameter siteURL: the show's address without a trailing slash; a target below it is one of our own paths.
    init(_ mapping: Node.Mapping, siteURL: String) {
        self.siteURL = siteURL
        for (key, value) in mapping { add(key, value) }
        refuseLoops()
    }

    private mutating func add(_ key: Node, _ value: Node) {
        guard let from = key.string.flatMap(Self.path), let to = value.string.map(Self.encoded),
            SettingsReader.isPathOrAddress(to)
        else { return note(key, "should go from a path as /old to a path or an http address") }
        guard targets[from] == nil else { return note(key, "stands here a second time") }
        targets[from] = to
        lines.append((from, key))
    }

    /// Linear: a path whose end is known is not followed again.
    private mutating func refuseLoops() {
        let keys = Dictionary(lines.map { ($0.path, $0.key) }) { first, _ in first }
        var settled: Set<String> = []
        for (start, _) in lines {
            var way: Set<String> = []
            var next = Optional(start)
            while let path = next, let target = targets[path], !settled.contains(path) {
                guard way.insert(path).inserted else {
                    if let key = keys[path] { note(key, "leads back to itself") }
                    break
                }
                next = ownPath(target)
            }
            settled.formUnion(way)
        }
    }

    /// The path that a target asks this site for; nil when it leads elsewhere.
    private func ownPath(_ target: String) -> String? {
        let isBelow = target.hasPrefix(siteURL + "/")
        guard isBelow || target.hasPrefix("/") else { return nil }
        return Self.path(String(target.dropFirst(isBelow ? siteURL.count : 0).prefix { $0 != "?" && $0 != "#" }))
    }

    private mutating func note(_ key: Node, _ message: String) {
        let name = key.string.map { "redirects: \($0)" } ?? "redirects"
        faults.append(.init(line: key.mark?.line, message: "\(name): \(message)"))
    }

    /// The path decoded and without its trailing slash; nil for what no request can ask for.
    private static func path(_ text: String) -> String? {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 500,
            text.utf8.allSatisfy({ $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }),
            // The server refuses these: where a segment ends would be in doubt.
            !text.lowercased().contains("%2f"), !text.contains("%00"), let path = text.removingPercentEncoding,
            !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
        else { return nil }
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// A target as it stands in a header: what is not ASCII percent-encoded, the rest as it was written.
    private static func encoded(_ target: String) -> String {
        target.utf8.map { $0 < 128 ? String(Unicode.Scalar($0)) : "%" + String($0, radix: 16, uppercase: true) }
            .joined()
    }
}
