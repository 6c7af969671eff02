// Walks through a site along its links, as a search engine does.

/// Visits pages, and asks for everything that they name on the same site.
public struct Crawler {
    /// What came for one address.
    public struct Answer: Sendable {
        public var status: Int
        /// The media type, with its parameters.
        public var type: String
        /// Where a redirect leads; nil for anything else.
        public var location: String?
        public var body: String

        public init(status: Int, type: String, location: String?, body: String) {
            (self.status, self.type, self.location, self.body) = (status, type, location, body)
        }
    }

    /// What a walk came to.
    public struct Report: Sendable {
        /// The pages whose links were followed.
        public var pages = 0
        /// The different addresses that were asked for.
        public var addresses = 0
        /// What is wrong, and where it was met.
        public var faults: [String] = []
    }

    private struct Wanted {
        var target: String
        /// The page that names it.
        var from: String
    }

    /// The show's own address: what begins with it is on the site, too.
    private let base: String
    /// Whether the links of the page at a path are followed.
    private let follows: (String) -> Bool
    private let ask: (String) throws -> Answer

    /// - Parameters:
    ///   - base: without a trailing slash.
    ///   - follows: whether a page's own links are followed; everything is asked for all the same.
    ///   - ask: gets a path with its query.
    public init(
        base: String, follows: @escaping (String) -> Bool = { _ in true }, ask: @escaping (String) throws -> Answer
    ) {
        (self.base, self.follows, self.ask) = (base, follows, ask)
    }

    /// - Parameter starts: paths.
    public func walk(from starts: [String]) throws -> Report {
        var report = Report()
        var queue = starts.map { Wanted(target: $0, from: "the start") }
        var met = Set(starts)
        /// The fragments that are asked of a page, with who asks; and the ids that it has.
        var fragments: [String: [String: String]] = [:]
        var ids: [String: Set<String>] = [:]
        /// Pages whose links are not followed: they are read when somebody asks for a place on them.
        var unread: [String: String] = [:]
        while let wanted = queue.popLast() {
            let answer = try ask(wanted.target)
            report.addresses += 1
            var found: [String] = []
            if let location = answer.location, (300..<400).contains(answer.status) {
                found = [location]
            } else if answer.status != 200 {
                report.faults.append("\(wanted.target) is \(answer.status), from \(wanted.from)")
            }
            if answer.status == 200, answer.type.hasPrefix("text/html") {
                guard follows(wanted.target) else {
                    unread[wanted.target] = answer.body
                    continue
                }
                do {
                    let page = try MarkupReader(answer.body)
                    ids[wanted.target] = Self.ids(of: page)
                    report.pages += 1
                    found = page.elements.flatMap(Self.addresses)
                } catch let fault as MarkupReader.Malformed {
                    report.faults.append("\(wanted.target): \(fault.message)")
                }
            }
            for address in found {
                guard let (target, fragment) = own(address, on: wanted.target) else { continue }
                // Filters of a search lead to searches with more of them, without an end.
                if wanted.target.hasPrefix("/search?"), target.hasPrefix("/search?"), wanted.from != "/search" {
                    continue
                }
                if let fragment { fragments[target, default: [:]][fragment] = wanted.target }
                if met.insert(target).inserted { queue.append(Wanted(target: target, from: wanted.target)) }
            }
        }
        for (target, wanted) in fragments {
            // A moment is a place in the sound and none on the page.
            guard wanted.keys.contains(where: { !$0.hasPrefix("t=") }) else { continue }
            if let body = unread[target] { ids[target] = (try? MarkupReader(body)).map(Self.ids) ?? [] }
            guard let known = ids[target] else { continue }
            for (fragment, from) in wanted where !fragment.hasPrefix("t=") && !known.contains(fragment) {
                report.faults.append("\(target) has no \(fragment), from \(from)")
            }
        }
        report.faults.sort()
        return report
    }

    private static func ids(of page: MarkupReader) -> Set<String> {
        Set(page.elements.compactMap { $0.attributes["id"] })
    }

    /// All that an element leads to or shows.
    private static func addresses(_ element: MarkupReader.Element) -> [String] {
        let names = ["href", "src", "data-transcript", "data-chapters", "data-spoken", "data-page"]
        var found = names.compactMap { element.attributes[$0] }
        if element.name == "form", let action = element.attributes["action"] { found.append(action) }
        if element.name == "meta", let content = element.attributes["content"], content.hasPrefix("http") {
            found.append(content)
        }
        found += (element.attributes["srcset"] ?? "").split(separator: ",").compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
        return found.map(MarkupReader.decoded)
    }

    /// The path with its query, and the fragment; nil for what is elsewhere.
    private func own(_ address: String, on page: String) -> (target: String, fragment: String?)? {
        var address = address[...]
        if address.hasPrefix(base + "/") || address == base { address = address.dropFirst(base.count) }
        if address.isEmpty { address = "/" }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        if address.hasPrefix("#") { return (page, fragment) }
        guard address.hasPrefix("/"), !address.hasPrefix("//") else { return nil }
        return (String(parts[0]), fragment)
    }
}
