// The one spelling of an address, by which two notes of one page are known to be the same.

/// What an address is known by, however it was written: scheme, `www.`, trailing slash, fragment, campaign parameters and
/// the capitals of the host make no difference. A key is to compare and to search, never to be followed.
public struct LinkKey: Sendable, Hashable {
    /// Which way keys are made. To be raised whenever another one would give another key or site for an address: those
    /// of a store are then made again.
    public static let edition = 1

    /// The longest address that gets a key, in UTF-8 bytes. Longer ones are data in an address's clothes.
    public static let limit = 4_000

    /// Host, path and query, as `github.com/pytest-dev/pytest`.
    public let text: String
    /// The host without `www.` and port: made of letters, digits, dots, hyphens and underscores, in lower case.
    public let site: String

    /// Nil for what is no http or https address with a public-looking host.
    public init?(_ url: String) {
        guard url.utf8.count <= Self.limit, let parts = Parts(url), var host = Self.host(parts.authority) else {
            return nil
        }
        var path = Self.path(parts.path)
        var query = Self.query(parts.query)
        // The same pages under names of their own.
        switch host.name {
        case "youtu.be":
            host.name = "youtube.com"
            if path.utf8.count > 1 {
                query = ["v=" + path.dropFirst()]
                path = "/watch"
            }
        case "m.youtube.com", "music.youtube.com": host.name = "youtube.com"
        case "m.twitter.com", "mobile.twitter.com", "x.com": host.name = "twitter.com"
        case "pypi.python.org":
            host.name = "pypi.org"
            if path.hasPrefix("/pypi/") { path = "/project/" + path.dropFirst(6) }
        default: break
        }
        switch host.name {
        case "youtube.com":
            // The rest says from which second on, and who passed it on.
            if path == "/watch" { query = query.filter { $0.hasPrefix("v=") } }
        case "twitter.com": query = []
        case "github.com", "pypi.org": path = Self.lowercased(path, segments: 2)
        default: break
        }
        site = host.name
        text =
            host.name + host.port + (path == "/" ? "" : path)
            + (query.isEmpty ? "" : "?" + query.sorted().joined(separator: "&")) + Self.route(parts.fragment)
    }

    /// The pieces of an http or https address (RFC 3986 §3).
    private struct Parts {
        var authority: Substring
        var path: Substring
        var query: Substring
        var fragment: Substring

        init?(_ url: String) {
            guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let scheme = url[..<colon].lowercased()
            guard scheme == "http" || scheme == "https" else { return nil }
            var rest = url[url.utf8.index(after: colon)...]
            guard rest.utf8.starts(with: "//".utf8) else { return nil }
            rest = rest.dropFirst(2)
            (rest, fragment) = Self.cut(rest, "#")
            (rest, query) = Self.cut(rest, "?")
            let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            (authority, path) = (rest[..<slash], rest[slash...])
        }

        private static func cut(_ text: Substring, _ mark: Unicode.Scalar) -> (Substring, Substring) {
            guard let at = text.unicodeScalars.firstIndex(of: mark) else { return (text, "") }
            return (text[..<at], text[text.unicodeScalars.index(after: at)...])
        }
    }

    private static func host(_ authority: Substring) -> (name: String, port: String)? {
        var rest = authority
        if let at = rest.unicodeScalars.lastIndex(of: "@") { rest = rest[rest.unicodeScalars.index(after: at)...] }
        var port = ""
        if let colon = rest.unicodeScalars.lastIndex(of: ":") {
            let digits = rest[rest.unicodeScalars.index(after: colon)...]
            guard digits.utf8.count <= 5, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            if !["", "80", "443"].contains(digits) { port = ":" + digits }
            rest = rest[..<colon]
        }
        var name = rest.lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.count > 1, labels.allSatisfy(isLabel) else { return nil }
        if labels.count > 2, labels[0] == "www" { name = String(name.dropFirst(4)) }
        return (name, port)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty
            && label.unicodeScalars.allSatisfy { scalar in
                scalar == "-" || scalar == "_" || (scalar.isASCII && scalar.properties.numericType != nil)
                    || scalar.properties.isAlphabetic
            }
    }

    private static func path(_ path: Substring) -> String {
        var path = unescaped(path)
        if path.hasSuffix("/index.html") { path = String(path.dropLast(10)) }
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.isEmpty ? "/" : path
    }

    /// Parameters that say who passed an address on, and nothing about the page.
    private static let campaigns: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "_bhlid", "ref", "ref_src",
        "amp", "_hsenc", "_hsmi", "guccounter",
    ]

    private static func query(_ query: Substring) -> [String] {
        query.split(separator: "&").filter { part in
            let name = part.prefix { $0 != "=" }.lowercased()
            return !name.hasPrefix("utm_") && !campaigns.contains(name)
        }.map { unescaped($0) }
    }

    /// Pages of programs that run in the browser are told apart by what stands behind `#/` and `#!`.
    private static func route(_ fragment: Substring) -> String {
        let isRoute = fragment.hasPrefix("!") || (fragment.hasPrefix("/") && fragment.utf8.count > 1)
        return isRoute ? "#" + unescaped(fragment) : ""
    }

    /// Escapes of what needs none are taken off, the others written in capitals (RFC 3986 §6.2.2).
    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var out: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "%"), let high = bytes.first.flatMap(digit),
                let low = bytes.dropFirst().first.flatMap(digit)
            else {
                out.append(byte)
                continue
            }
            bytes = bytes.dropFirst(2)
            let value = high << 4 | low
            switch value {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.append(value)
            default:
                out += Array("%".utf8) + [high, low].map { $0 < 10 ? $0 + 48 : $0 + 55 }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }

    /// The first segments of a path in lower case: names of projects, which these sites find in any capitals.
    private static func lowercased(_ path: String, segments: Int) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.enumerated().map { $0.offset <= segments ? $0.element.lowercased() : String($0.element) }
            .joined(separator: "/")
    }
}
