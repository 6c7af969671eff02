// Blocks → plain text.

import Podcast

/// The words of blocks without markup, a line each: for search and summaries.
enum PlainText {
    static func render(_ blocks: [Block]) -> String {
        var lines: [String] = []
        add(blocks, to: &lines)
        return lines.joined(separator: "\n")
    }

    private static func add(_ blocks: [Block], to lines: inout [String]) {
        for block in blocks {
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines): add(inlines.plain.collapsed, to: &lines)
            case .list(_, _, let items): for item in items { add(item, to: &lines) }
            case .quote(let blocks): add(blocks, to: &lines)
            case .code(_, let text): add(text, to: &lines)
            case .table(_, let head, let rows):
                for row in [head] + rows { add(row.map(\.plain.collapsed).joined(separator: " "), to: &lines) }
            case .rule: break
            }
        }
    }

    private static func add(_ line: String, to lines: inout [String]) {
        if !line.isEmpty { lines.append(line) }
    }
}

extension [Block] {
    /// Both forms of the text.
    /// - Parameter top: The level of the heading that a page shows it below.
    func richText(below top: Int) -> RichText {
        RichText(html: HTML.render(self, below: top), plain: PlainText.render(self))
    }

    /// Every link that may be followed, in order.
    var links: [Link] { flatMap(\.links) }
}

extension Block {
    var links: [Link] {
        switch kind {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.asLinks
        case .list(_, _, let items): items.flatMap { $0.links }
        case .quote(let blocks): blocks.links
        case .table(_, let head, let rows): ([head] + rows).flatMap { $0.flatMap(\.asLinks) }
        case .code, .rule: []
        }
    }
}

extension [Inline] {
    var asLinks: [Link] { links.map { Link(url: $0.url, text: $0.text) } }
}
