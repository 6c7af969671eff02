// A small strict reader of our own pages: every tag closed, every attribute quoted.

/// The elements of a page, for tests. Takes only the HTML that we mean to write.
public struct MarkupReader: Sendable {
    public struct Element: Sendable {
        public var name: String
        /// As written: `MarkupReader.decoded` gives what a browser reads.
        public var attributes: [String: String]
        /// The names of the elements around it, outermost first.
        public var path: [String]
        /// The language that it speaks: its own, else that of the nearest element around it that says one.
        public var language: String
    }

    /// What is wrong with a page.
    public struct Malformed: Error { public var message: String }

    public private(set) var elements: [Element] = []
    /// All text outside of tags, as written but for a `?` in place of each byte beyond ASCII.
    public private(set) var text = ""
    /// The same in its pieces, each with the language that it is said to be in and the element that it stands in.
    public private(set) var spoken: [(text: String, language: String, element: String)] = []

    private static let void: Set<String> = [
        "meta", "link", "img", "input", "br", "hr", "wbr", "track", "source", "rect", "circle", "path",
    ]

    /// - Throws: `Malformed` where the page is not written as our own are.
    public init(_ html: String) throws {
        // A browser reads code points: to Swift a quotation mark with an accent behind it is no quotation mark.
        let ascii = html.utf8.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
        var rest = Substring(String(decoding: ascii, as: UTF8.self))
        guard rest.hasPrefix("<!doctype html>") else { throw Malformed(message: "no doctype") }
        rest = rest.dropFirst("<!doctype html>".count)
        var open: [String] = []
        var languages = [""]
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            spoken.append((String(rest[..<start]), languages.last ?? "", open.last ?? ""))
            guard let end = rest[start...].firstIndex(of: ">") else { throw Malformed(message: "a tag without end") }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else {
                    throw Malformed(message: "</\(tag.dropFirst())> closes something else")
                }
                languages.removeLast()
                continue
            }
            let name = String(tag.prefix { $0 != " " && $0 != "/" })
            let attributes = try Self.attributes(tag.dropFirst(name.count))
            let language = attributes["lang"] ?? languages.last ?? ""
            elements.append(Element(name: name, attributes: attributes, path: open, language: language))
            guard !Self.void.contains(name), !tag.hasSuffix("/") else { continue }
            open.append(name)
            languages.append(language)
        }
        guard open.isEmpty else { throw Malformed(message: "<\(open.joined(separator: "> <"))> are left open") }
    }

    /// The elements of a name.
    public func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// Text as a browser reads it: with its character references in place.
    public static func decoded(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            out += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";") else {
                out += "&"
                rest = rest.dropFirst()
                continue
            }
            let name = rest[rest.index(after: start)..<end]
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            let named = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"][String(name)]
            if let text = named ?? number.flatMap(Unicode.Scalar.init).map(String.init) {
                out += text
            } else {
                out += "&\(name);"
            }
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    private static func attributes(_ text: Substring) throws -> [String: String] {
        var found: [String: String] = [:]
        var rest = text.drop { $0 == " " }
        while let first = rest.first, first != "/" {
            let name = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(name.count)
            guard rest.hasPrefix("=") else {
                found[String(name)] = ""
                rest = rest.drop { $0 == " " }
                continue
            }
            guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
                throw Malformed(message: "attribute \(name) should be quoted")
            }
            guard found[String(name)] == nil else { throw Malformed(message: "attribute \(name) is there twice") }
            found[String(name)] = String(rest.dropFirst(2)[..<end])
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        return found
    }
}
