// Reads the parser's HTML as a strict reader would.

/// HTML that may stand on a page: tags of a short list, in pairs, with quoted attributes and harmless addresses.
enum MarkupCheck {
    private static let pairs: Set<String> = [
        "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "pre", "code", "blockquote", "table", "thead", "tbody", "tr",
        "th",
        "td",
        "em", "strong", "del", "a",
    ]
    private static let single: Set<String> = ["br", "hr", "img"]
    private static let attributes: Set<String> = ["href", "rel", "src", "alt", "loading", "class", "start"]

    /// The first thing that should not be there; nil when all is well.
    static func fault(in html: String) -> String? {
        let bytes = Array(html.utf8)
        var open: [String] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ">") { return "a bare >" }
            if bytes[index] == UInt8(ascii: "&") {
                guard let end = bytes[index...].prefix(8).firstIndex(of: UInt8(ascii: ";")) else { return "a bare &" }
                let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
                guard ["amp", "lt", "gt", "quot"].contains(name) else { return "the entity \(name)" }
            }
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return "a tag without an end" }
            let tag = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
            index = end + 1
            if tag.utf8.first == UInt8(ascii: "/") {
                guard open.popLast() == String(tag.dropFirst()) else { return "</\(tag.dropFirst())> closes nothing" }
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            guard pairs.contains(name) || single.contains(name) else { return "the tag \(name)" }
            if name == "a", open.contains("a") { return "a link in a link" }
            if let fault = attributeFault(tag.dropFirst(name.count)) { return fault }
            if pairs.contains(name) { open.append(name) }
        }
        return open.isEmpty ? nil : "<\(open.joined(separator: "><"))> is left open"
    }

    /// ` name="value"`, again and again.
    private static func attributeFault(_ text: Substring) -> String? {
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            guard first == 32, let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return "attributes \(text)" }
            let name = String(decoding: rest[(rest.startIndex + 1)..<equals], as: UTF8.self)
            guard attributes.contains(name), equals + 1 < rest.endIndex, rest[equals + 1] == UInt8(ascii: "\""),
                let end = rest[(equals + 2)...].firstIndex(of: UInt8(ascii: "\""))
            else { return "the attribute \(name)" }
            let value = String(decoding: rest[(equals + 2)..<end], as: UTF8.self)
            if name == "href" || name == "src", !isHarmless(value) { return "the address \(value)" }
            rest = rest[(end + 1)...]
        }
        return nil
    }

    private static func isHarmless(_ address: String) -> Bool {
        let lower = address.lowercased()
        if ["http://", "https://", "mailto:"].contains(where: lower.hasPrefix) { return true }
        return lower.hasPrefix("#") || (lower.hasPrefix("/") && !lower.hasPrefix("//") && !lower.hasPrefix("/\\"))
    }
}
