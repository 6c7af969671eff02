// The tags of a template, for the checks that Mustache itself leaves out.

/// One tag of a template.
struct TemplateTag: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// `{{name}}`
        case escaped
        /// `{{{name}}}` or `{{&name}}`
        case raw
        /// `{{#name}}`
        case section
        /// `{{^name}}`
        case inverted
        /// `{{/name}}`
        case close
        /// `{{>name}}` or `{{<name}}`
        case partial
        /// `{{$name}}`
        case block
        /// `{{=<% %>=}}`
        case delimiters
        /// `{{% … }}`
        case pragma
    }

    var kind: Kind
    var name: String
    /// The line it begins in, from 1.
    var line: Int

    /// The tags of a template in order, without comments. An unfinished tag ends the list: Mustache reports it.
    static func all(in template: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        let bytes = Array(template.utf8)
        var line = 1
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            let start = index + 2
            var end = start
            while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")) {
                end += 1
            }
            guard end + 1 < bytes.count else { break }
            if let tag = TemplateTag(bytes[start..<end], line: line) { tags.append(tag) }
            line += bytes[start..<end].count { $0 == UInt8(ascii: "\n") }
            // Three closing braces where three opened.
            let isTriple = bytes[start] == UInt8(ascii: "{") && end + 2 < bytes.count
            index = end + (isTriple ? 3 : 2)
        }
        return tags
    }

    /// A tag from what stands between its braces; nil for a comment.
    private init?(_ inner: ArraySlice<UInt8>, line: Int) {
        let kinds: [UInt8: Kind] = [
            UInt8(ascii: "{"): .raw, UInt8(ascii: "&"): .raw, UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted,
            UInt8(ascii: "/"): .close, UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .partial,
            UInt8(ascii: "$"): .block, UInt8(ascii: "="): .delimiters, UInt8(ascii: "%"): .pragma,
        ]
        guard let first = inner.first, first != UInt8(ascii: "!") else { return nil }
        self.line = line
        self.kind = kinds[first] ?? .escaped
        let rest = kinds[first] == nil ? inner : inner.dropFirst()
        self.name = String(decoding: rest.filter { $0 > 0x20 }, as: UTF8.self)
    }
}
