// Cuts HTML in tags and text.

/// The tags and texts of an HTML document, in one pass. Comments, and what scripts and styles hold, are none of them.
struct HTMLTokens {
    struct Token {
        enum Kind: Equatable {
            case text
            /// A start tag, its name in lower case.
            case start(String)
            case end(String)
            case comment
        }

        var kind: Kind
        /// The bytes of a text; empty for a tag.
        var range: Range<Int>
        /// The line it ends in, from 1.
        var line: Int
    }

    /// Elements that stand apart from the words around them.
    static let breaks: Set<String> = [
        "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "dt", "dd",
        "blockquote", "section", "article", "header", "footer", "hr",
    ]
    /// Elements whose content nobody reads.
    private static let hidden: Set<String> = ["script", "style", "template", "title", "noscript", "svg", "textarea"]

    private let bytes: [UInt8]
    private var index: Int
    private var line = 1
    /// What has no further end in the file is looked for once.
    private var missing: Set<String> = []

    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        index = offset
    }

    mutating func next() -> Token? {
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: "<"), let kind = markup() {
            return Token(kind: kind, range: index..<index, line: line)
        }
        let start = index
        // A "<" that begins no tag is text.
        repeat { index += 1 } while index < bytes.count && bytes[index] != UInt8(ascii: "<")
        count(start..<index)
        return Token(kind: .text, range: start..<index, line: line)
    }

    /// Passes a tag or a comment; nil when there is none here.
    private mutating func markup() -> Token.Kind? {
        guard index + 1 < bytes.count else { return nil }
        let second = bytes[index + 1]
        if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") {
            let isComment = bytes[index...].starts(with: "<!--".utf8)
            guard let end = find(isComment ? "-->" : ">", from: index + 2) else { return nil }
            move(to: end)
            return .comment
        }
        let isEnd = second == UInt8(ascii: "/")
        let nameStart = index + (isEnd ? 2 : 1)
        var nameEnd = nameStart
        while nameEnd < bytes.count, nameEnd - nameStart < 12, Self.isNamePart(bytes[nameEnd]) { nameEnd += 1 }
        guard nameEnd > nameStart, !CueTiming.isDigit(bytes[nameStart]), let end = tagEnd(from: nameEnd) else {
            return nil
        }
        let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
        move(to: end)
        if !isEnd, Self.hidden.contains(name), let close = find("</\(name)", from: index) {
            move(to: close - name.utf8.count - 2)
        }
        return isEnd ? .end(name) : .start(name)
    }

    /// Behind the `>` of a tag, not counting one that stands between quotes. The next `<` ends the search, so that no
    /// part of the file is looked at for more than one tag.
    private func tagEnd(from start: Int) -> Int? {
        var quote: UInt8?
        var quoted: Int?
        for at in start..<bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "<") { break }
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                if quote == nil { return at + 1 }
                quoted = quoted ?? at + 1
            }
        }
        // A quote that is never closed was none.
        return quoted
    }

    /// Behind the next place where these letters stand, in either case.
    private mutating func find(_ words: String, from start: Int) -> Int? {
        guard !missing.contains(words) else { return nil }
        let wanted = Array(words.utf8)
        var at = start
        while at + wanted.count <= bytes.count {
            if (0..<wanted.count).allSatisfy({ Self.lower(bytes[at + $0]) == wanted[$0] }) { return at + wanted.count }
            at += 1
        }
        missing.insert(words)
        return nil
    }

    private mutating func move(to end: Int) {
        count(index..<end)
        index = end
    }

    private mutating func count(_ range: Range<Int>) {
        for byte in bytes[range] where byte == 10 { line += 1 }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 32 : byte
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        CueTiming.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
            || byte == UInt8(ascii: "-")
    }
}
