// The stored HTML of notes, turned back into Markdown.

import Podcast

/// Reads the HTML that ShowNotes writes, and no other: its few tags are written exactly so, and every other `<` in it is
/// escaped. Linear in its length; what is nested deeper than a page would be is kept as text of its own block.
struct NotesMarkdown {
    /// Where paths and fragments lead: the episode's own page, absolute.
    let page: String
    private let address: SiteAddress

    /// Blocks that are open at once; ShowNotes keeps to fewer.
    private static let depthLimit = 64

    init(show: Show, page: String) {
        self.page = page
        address = SiteAddress(show)
    }

    func markdown(_ html: String) -> String {
        var reader = Reader(bytes: Array(html.utf8), owner: self)
        return MarkdownText.trimmed(reader.blocks(until: nil, depth: 0))
    }

    fileprivate func absolute(_ url: String) -> String { address.absolute(url, in: page) }

    /// One tag.
    private struct Tag {
        var name: Substring
        var isClosing: Bool
        var attributes: [Substring: String]
    }

    /// Goes over the bytes once.
    private struct Reader {
        let bytes: [UInt8]
        let owner: NotesMarkdown
        var index = 0

        private static let blockNames: Set<Substring> = [
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote", "table", "hr",
        ]

        init(bytes: [UInt8], owner: NotesMarkdown) {
            self.bytes = bytes
            self.owner = owner
        }

        // MARK: Blocks

        /// The blocks up to a closing tag, with an empty line between them.
        mutating func blocks(until end: Substring?, depth: Int) -> String {
            var out = ""
            var last: Substring = ""
            var loose = ""
            var isOther = false
            func add(_ block: String, _ name: Substring) {
                guard !block.isEmpty else { return }
                // A list below an item's words stands right below them.
                let isTight = end == "li" && name == "ul" && last == "p"
                if !out.isEmpty { out += isTight ? "\n" : "\n\n" }
                out += block
                last = name
            }
            while index < bytes.count {
                let place = index
                guard let tag = peek() else {
                    loose += inlines(isTable: false)
                    if index == place { index += 1 }
                    continue
                }
                if tag.isClosing {
                    _ = next()
                    if tag.name == end { break }
                    continue
                }
                guard Self.blockNames.contains(tag.name) else {
                    loose += inlines(isTable: false)
                    if index == place { _ = next() }
                    continue
                }
                add(MarkdownText.trimmed(loose), "p")
                loose = ""
                _ = next()
                guard depth < NotesMarkdown.depthLimit else {
                    add(MarkdownText.escaped(text(until: tag.name)), "p")
                    continue
                }
                // Two lists one behind the other would be one: other marks keep them apart.
                isOther = tag.name == last ? !isOther : false
                add(block(tag, isOther: isOther, depth: depth), tag.name)
            }
            add(MarkdownText.trimmed(loose), "p")
            return out
        }

        private mutating func block(_ tag: Tag, isOther: Bool, depth: Int) -> String {
            switch tag.name {
            case "h1", "h2", "h3", "h4", "h5", "h6":
                let level = tag.name.last?.wholeNumberValue ?? 6
                let text = flow(until: tag.name).split(whereSeparator: \.isNewline).joined(separator: " ")
                return text.isEmpty ? "" : String(repeating: "#", count: level) + " " + text
            case "ul": return list(until: tag.name, depth: depth) { _ in isOther ? "* " : "- " }
            case "ol":
                let start = tag.attributes["start"].flatMap { Int($0) } ?? 1
                // Nine digits at most (CommonMark §5.2).
                return list(until: tag.name, depth: depth) { "\(min(start + $0, 999_999_999))\(isOther ? ")" : ".") " }
            case "pre": return code()
            case "blockquote":
                let inner = blocks(until: tag.name, depth: depth + 1)
                return inner.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
            case "table": return table()
            case "hr": return "---"
            default: return MarkdownText.trimmed(flow(until: tag.name))
            }
        }

        private mutating func list(until end: Substring, depth: Int, mark: (Int) -> String) -> String {
            var items: [String] = []
            while index < bytes.count {
                guard let tag = peek() else {
                    index += 1
                    continue
                }
                _ = next()
                if tag.isClosing, tag.name == end { break }
                guard !tag.isClosing, tag.name == "li" else { continue }
                let inner = blocks(until: "li", depth: depth + 1)
                let marker = mark(items.count)
                let indent = String(repeating: " ", count: marker.count)
                let lines = inner.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { line in
                    line.offset == 0 ? marker + line.element : line.element.isEmpty ? "" : indent + line.element
                }
                items.append(lines.joined(separator: "\n"))
            }
            return items.joined(separator: "\n")
        }

        private mutating func code() -> String {
            var language = ""
            if let tag = peek(), tag.name == "code" {
                language = tag.attributes["class"].map { String($0.dropFirst("language-".count)) } ?? ""
                _ = next()
            }
            let text = text(until: "pre")
            let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
            let fence = String(repeating: "`", count: max(3, longest + 1))
            return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") || text.isEmpty ? "" : "\n")\(fence)"
        }

        private mutating func table() -> String {
            var rows: [[String]] = []
            var alignments: [String] = []
            while index < bytes.count {
                guard let tag = peek() else {
                    index += 1
                    continue
                }
                _ = next()
                if tag.isClosing, tag.name == "table" { break }
                guard !tag.isClosing else { continue }
                if tag.name == "tr" { rows.append([]) }
                guard tag.name == "th" || tag.name == "td", !rows.isEmpty else { continue }
                if rows.count == 1 {
                    alignments.append(
                        tag.attributes["class"] == "right"
                            ? "---:" : tag.attributes["class"] == "center" ? ":---:" : "---")
                }
                let cell = inlines(isTable: true).split(whereSeparator: \.isNewline).joined(separator: " ")
                rows[rows.count - 1].append(cell)
            }
            guard let head = rows.first else { return "" }
            let line = { (cells: [String]) in "| \(cells.joined(separator: " | ")) |" }
            return ([line(head), line(alignments)] + rows.dropFirst().map(line)).joined(separator: "\n")
        }

        // MARK: Inlines

        /// Inlines up to the end of their element, which is passed.
        private mutating func flow(until end: Substring) -> String {
            var out = ""
            while index < bytes.count {
                out += inlines(isTable: false)
                guard let tag = next() else { break }
                if tag.isClosing, tag.name == end { break }
            }
            return out
        }

        /// Text and inline elements up to the next tag that is none of theirs.
        private mutating func inlines(isTable: Bool) -> String {
            var out = ""
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<"), let tag = peek() else {
                    out += MarkdownText.escaped(characters())
                    continue
                }
                guard !tag.isClosing else { return out }
                switch tag.name {
                case "strong": out += wrapped("**", tag, isTable)
                case "em": out += wrapped("*", tag, isTable)
                case "del": out += wrapped("~~", tag, isTable)
                case "code":
                    _ = next()
                    out += span(text(until: "code"), isTable)
                case "br":
                    _ = next()
                    out += isTable ? " " : "\\"
                case "a":
                    _ = next()
                    let inner = inlines(isTable: isTable)
                    _ = next()
                    out += link(inner, tag.attributes["href"] ?? "")
                case "img":
                    _ = next()
                    let source = owner.absolute(tag.attributes["src"] ?? "")
                    out += "![\(MarkdownText.line(tag.attributes["alt"] ?? ""))](\(MarkdownText.destination(source)))"
                default: return out
                }
            }
            return out
        }

        private func link(_ words: String, _ href: String) -> String {
            let url = owner.absolute(href)
            // An address that is its own words needs no second one.
            if words == MarkdownText.escaped(url), url.hasPrefix("http"), !url.contains(where: { "<>\\ ".contains($0) })
            {
                return "<\(url)>"
            }
            return words.isEmpty ? "" : "[\(words)](\(MarkdownText.destination(url)))"
        }

        /// White space within the marks would undo them: it goes outside.
        private mutating func wrapped(_ mark: String, _ tag: Tag, _ isTable: Bool) -> String {
            _ = next()
            let inner = inlines(isTable: isTable)
            _ = next()
            let start = inner.prefix { $0.isWhitespace }
            let end = inner.count == start.count ? "" : String(inner.reversed().prefix { $0.isWhitespace }.reversed())
            let core = inner.dropFirst(start.count).dropLast(end.count)
            return core.isEmpty ? inner : "\(start)\(mark)\(core)\(mark)\(end)"
        }

        private func span(_ text: String, _ isTable: Bool) -> String {
            guard !text.isEmpty else { return "" }
            let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
            let fence = String(repeating: "`", count: longest + 1)
            let needsRoom =
                text.hasPrefix("`") || text.hasSuffix("`")
                || (text.hasPrefix(" ") && text.hasSuffix(" ") && text.contains { $0 != " " })
            let inner = isTable ? Self.withoutBars(text) : text
            return needsRoom ? "\(fence) \(inner) \(fence)" : fence + inner + fence
        }

        /// In a table a bar ends the cell, also within code; one that has its backslash is left.
        private static func withoutBars(_ text: String) -> String {
            var out = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                if scalar == "|", out.last != "\\" { out.append("\\") }
                out.append(scalar)
            }
            return String(out)
        }

        // MARK: Tokens

        /// Text up to the next `<`, its entities resolved.
        private mutating func characters() -> String {
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
            // A `<` that begins no tag is none of ours: it is text.
            if index == start { index += 1 }
            return HTMLText.plain(bytes[start..<index])
        }

        /// All text up to a closing tag, which is passed.
        private mutating func text(until end: Substring) -> String {
            var out = ""
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<"), let tag = next() else {
                    out += characters()
                    continue
                }
                if tag.isClosing, tag.name == end { break }
            }
            return out
        }

        private mutating func next() -> Tag? {
            guard let (tag, end) = tag(at: index) else { return nil }
            index = end
            return tag
        }

        private func peek() -> Tag? { tag(at: index)?.0 }

        private func tag(at start: Int) -> (Tag, Int)? {
            guard start < bytes.count, bytes[start] == UInt8(ascii: "<"),
                let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
            else { return nil }
            let isClosing = start + 1 < end && bytes[start + 1] == UInt8(ascii: "/")
            let inner = String(decoding: bytes[(start + (isClosing ? 2 : 1))..<end], as: UTF8.self)
            let name = inner.prefix { $0 != " " }
            guard !name.isEmpty else { return nil }
            var attributes: [Substring: String] = [:]
            var rest = inner.dropFirst(name.count).drop { $0 == " " }
            while let equals = rest.firstIndex(of: "="), case let after = rest[equals...].dropFirst(2),
                let quote = after.firstIndex(of: "\"")
            {
                attributes[rest[..<equals]] = HTMLText.plain(Array(after[..<quote].utf8)[...])
                rest = after[after.index(after: quote)...].drop { $0 == " " }
            }
            return (Tag(name: name, isClosing: isClosing, attributes: attributes), end + 1)
        }
    }
}
