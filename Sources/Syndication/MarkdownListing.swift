// A page that lists things, in Markdown: people, links, jokes, sponsors, tags, years, and what is said of the show.

import Podcast

/// What stands on such a page. All text is plain and escaped here; addresses are paths of the site or absolute.
public struct MarkdownListing: Sendable {
    /// A line of a list, with what belongs below it.
    public struct Entry: Sendable {
        public var title: String
        public var address: String?
        /// What is said behind it.
        public var facts: [String]
        public var entries: [Entry]

        public init(_ title: String, to address: String? = nil, facts: [String] = [], entries: [Entry] = []) {
            self.title = title
            self.address = address
            self.facts = facts
            self.entries = entries
        }
    }

    /// A part of the page below a heading of its own, or below none.
    public struct Section: Sendable {
        public var heading: String?
        /// Where the heading leads.
        public var address: String?
        public var text: String
        /// HTML of notes, as ShowNotes writes it, and the path of the page that its fragments are of.
        public var notes: (html: String, page: String)?
        public var entries: [Entry]

        public init(
            _ heading: String? = nil, to address: String? = nil, text: String = "",
            notes: (html: String, page: String)? = nil, entries: [Entry] = []
        ) {
            self.heading = heading
            self.address = address
            self.text = text
            self.notes = notes
            self.entries = entries
        }
    }

    public var title: String
    public var lead: String
    /// The path of the page that this is a twin of.
    public var page: String
    public var sections: [Section]
    /// The twins of the list's other pages, by their numbers.
    public var pages: [(number: Int, path: String)]

    public init(
        title: String, lead: String = "", page: String, sections: [Section], pages: [(number: Int, path: String)] = []
    ) {
        self.title = title
        self.lead = lead
        self.page = page
        self.sections = sections
        self.pages = pages
    }
}

extension MarkdownPages {
    /// A page that lists things.
    public func listing(_ listing: MarkdownListing) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, MarkdownText.line(listing.title))
        out.block(MarkdownText.escaped(listing.lead))
        out.block("- \(words.webPage): <\(absolute(listing.page))>")
        for section in listing.sections { self.section(section, to: &out) }
        if listing.pages.count > 1 {
            out.heading(2, words.pages)
            out.block(listing.pages.map { "- [\($0.number)](\(absolute($0.path)))" }.joined(separator: "\n"))
        }
        return out.bytes
    }

    func section(_ section: MarkdownListing.Section, to out: inout MarkdownText) {
        if let heading = section.heading { out.heading(2, link(heading, section.address)) }
        out.block(MarkdownText.escaped(section.text))
        if let notes = section.notes {
            out.block(NotesMarkdown(show: show, page: absolute(notes.page)).markdown(notes.html))
        }
        out.block(lines(section.entries, depth: 0))
    }

    private func lines(_ entries: [MarkdownListing.Entry], depth: Int) -> String {
        entries.map { entry in
            var line = String(repeating: "  ", count: depth) + "- " + link(entry.title, entry.address)
            if !entry.facts.isEmpty { line += ": " + entry.facts.map(MarkdownText.line).joined(separator: " · ") }
            let below = lines(entry.entries, depth: depth + 1)
            return below.isEmpty ? line : line + "\n" + below
        }.joined(separator: "\n")
    }

    private func link(_ title: String, _ address: String?) -> String {
        MarkdownText.link(title, to: address.map { $0.hasPrefix("/") ? absolute($0) : $0 })
    }
}
