// Blocks → safe HTML.

/// Renders our own tree. Every character of the notes is escaped here, every address checked by `SafeURL`; tags come from
/// this file only.
///
/// External links carry `rel="noopener"`: pages that they open get no handle on ours. Not `nofollow`: links are the heart
/// of show notes, and their hosts vouch for them.
struct HTML {
    private var out = ""
    /// The level of the heading that everything stands below.
    private let top: Int
    /// The levels, as written, of the headings that the text in hand stands below.
    private var open: [Int] = []

    private init(below top: Int) { self.top = top }

    /// - Parameter top: The level of the heading that a page shows the blocks below.
    static func render(_ blocks: [Block], below top: Int) -> String {
        var html = HTML(below: top)
        html.add(blocks)
        return html.out
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block.kind {
        case .paragraph(let inlines): element("p", inlines)
        case .heading(let level, let inlines): heading(level, inlines)
        case .list(let start, let isTight, let items): list(start, isTight, items)
        case .code(let language, let text):
            out += "<pre><code"
            if let language = language.map(Self.languageClass), !language.isEmpty {
                out += " class=\"language-\(language)\""
            }
            out += ">"
            escape(text)
            out += "</code></pre>\n"
        case .quote(let blocks):
            out += "<blockquote>\n"
            add(blocks)
            out += "</blockquote>\n"
        case .table(let alignments, let head, let rows): table(alignments, head, rows)
        case .rule: out += "<hr>\n"
        }
    }

    /// A heading stands one level below the one that it belongs to, whatever the notes skip: readers who move from heading
    /// to heading miss none.
    private mutating func heading(_ level: Int, _ inlines: [Inline]) {
        while let last = open.last, last >= level { open.removeLast() }
        open.append(level)
        element("h\(min(top + open.count, 6))", inlines)
    }

    private mutating func element(_ name: String, _ inlines: [Inline]) {
        out += "<\(name)>"
        add(inlines)
        out += "</\(name)>\n"
    }

    private mutating func list(_ start: Int?, _ isTight: Bool, _ items: [[Block]]) {
        let items = items.filter { !$0.isEmpty }
        guard !items.isEmpty else { return }
        let name = start == nil ? "ul" : "ol"
        out += "<\(name)"
        if let start, start != 1 { out += " start=\"\(start)\"" }
        out += ">\n"
        for item in items {
            out += "<li>"
            for (index, block) in item.enumerated() {
                if isTight, case .paragraph(let inlines) = block.kind {
                    add(inlines)
                    if index + 1 < item.count { out += "\n" }
                } else {
                    add(block)
                }
            }
            out += "</li>\n"
        }
        out += "</\(name)>\n"
    }

    private mutating func table(_ alignments: [Block.Alignment], _ head: [[Inline]], _ rows: [[[Inline]]]) {
        out += "<table>\n<thead>\n"
        row("th", head, alignments)
        out += "</thead>\n"
        if !rows.isEmpty {
            out += "<tbody>\n"
            for cells in rows { row("td", cells, alignments) }
            out += "</tbody>\n"
        }
        out += "</table>\n"
    }

    private mutating func row(_ name: String, _ cells: [[Inline]], _ alignments: [Block.Alignment]) {
        out += "<tr>"
        for (index, cell) in cells.enumerated() {
            let alignment = index < alignments.count ? alignments[index] : .left
            out += alignment == .left ? "<\(name)>" : "<\(name) class=\"\(alignment.rawValue)\">"
            add(cell)
            out += "</\(name)>"
        }
        out += "</tr>\n"
    }

    private mutating func add(_ inlines: [Inline]) {
        for inline in inlines { add(inline) }
    }

    private mutating func add(_ inline: Inline) {
        switch inline {
        case .text(let text): escape(text)
        case .code(let text): wrap("code") { $0.escape(text) }
        case .lineBreak(let isHard): out += isHard ? "<br>\n" : "\n"
        case .emphasis(let children): wrap("em") { $0.add(children) }
        case .strong(let children): wrap("strong") { $0.add(children) }
        case .strikethrough(let children): wrap("del") { $0.add(children) }
        case .link(let url, let children):
            guard SafeURL.isAllowed(url) else {
                add(children)
                return
            }
            out += "<a href=\""
            escape(url)
            out += SafeURL.isAbsolute(url) ? "\" rel=\"noopener\">" : "\">"
            add(children)
            out += "</a>"
        case .image(let url, let alt):
            guard SafeURL.isAllowed(url) else {
                escape(alt)
                return
            }
            out += "<img src=\""
            escape(url)
            out += "\" alt=\""
            escape(alt)
            out += "\" loading=\"lazy\">"
        }
    }

    private mutating func wrap(_ name: String, _ content: (inout HTML) -> Void) {
        out += "<\(name)>"
        content(&self)
        out += "</\(name)>"
    }

    private mutating func escape(_ text: String) {
        var rest = text[...]
        while let mark = rest.utf8.firstIndex(where: Self.isMarkup) {
            out += rest[..<mark]
            switch rest.utf8[mark] {
            case UInt8(ascii: "&"): out += "&amp;"
            case UInt8(ascii: "<"): out += "&lt;"
            case UInt8(ascii: ">"): out += "&gt;"
            default: out += "&quot;"
            }
            rest = rest[rest.utf8.index(after: mark)...]
        }
        out += rest
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"")
    }

    /// A class name from the words behind a fence.
    private static func languageClass(_ language: String) -> String {
        String(
            decoding: language.lowercased().utf8.filter {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45
            }, as: UTF8.self)
    }
}
