// What a search can find of an episode's notes.

import Podcast
import Search

/// A row of the table `entry`: one thing that a search can find in the notes.
struct IndexEntry: Equatable {
    enum Kind: String { case episode, topic, extra, joke, prose, sponsor }

    var kind: Kind
    var place: Int
    /// Position of the part, or the sponsor's among the sponsors.
    var item: Int?
    /// A topic's number as written.
    var ordinal: Int?
    /// Counts the episode's topics from 1.
    var topicIndex: Int?
    /// Its own link.
    var url: String?
    var host = ""
    var title: String
    var marks: [String]
    var links = ""
    var text = ""

    /// What the tables know of an episode beside its content.
    struct Facts {
        var title = ""
        var guests: [Int64] = []
        var presenters: [Int64] = []
        /// By the position of the part.
        var hosts: [Int: Int64] = [:]
        /// Keys and sites of the addresses, by the position of the part.
        var links: [Int: [(key: String, site: String)]] = [:]
        /// The same by the sponsor's place among the sponsors.
        var sponsorLinks: [Int: [(key: String, site: String)]] = [:]

        /// What filters ask of the whole episode.
        func marks(_ content: EpisodeContent) -> [String] {
            guests.map { IndexToken.mark(.guest, String($0)) }
                + presenters.map { IndexToken.mark(.presenter, String($0)) }
                + Set(content.tags.map { Slug.ofTag($0) }).sorted().map { IndexToken.mark(.tag, $0) }
        }
    }

    /// All entries of an episode.
    static func all(_ content: EpisodeContent, _ facts: Facts) -> [IndexEntry] {
        let shared = facts.marks(content)
        // Chapters that are topics are found as topics.
        let chapters = content.chaptersAreTopics ? [] : content.chapters.map(\.title)
        var all = [
            IndexEntry(
                kind: .episode, place: EntryPlace.head, title: facts.title, marks: shared,
                text: (content.guests + content.tags + chapters).joined(separator: "\n"))
        ]
        for (index, sponsor) in content.sponsors.enumerated() {
            all.append(
                IndexEntry(
                    kind: .sponsor, place: EntryPlace.sponsor(index), item: index, url: sponsor.url,
                    title: sponsor.name, marks: shared
                ).linking(facts.sponsorLinks[index]))
        }
        var topics = 0
        for (position, item) in content.items.enumerated() {
            guard var entry = part(item, at: position) else { continue }
            if entry.kind == .topic {
                topics += 1
                entry.topicIndex = topics
            }
            entry.marks = shared
            if let host = facts.hosts[position] { entry.marks.append(IndexToken.mark(.host, String(host))) }
            all.append(entry.linking(facts.links[position]))
        }
        return all.map { entry in
            var entry = entry
            entry.marks.append(IndexToken.mark(.kind, entry.kind.rawValue))
            if let title = wholeTitle(entry.title) { entry.marks.append(title) }
            return entry
        }
    }

    private static func part(_ item: NotesItem, at position: Int) -> IndexEntry? {
        let make = { (kind: Kind, host: String?, title: String, url: String?, text: String) in
            IndexEntry(
                kind: kind, place: EntryPlace.part(position), item: position, url: url, host: host ?? "", title: title,
                marks: [], text: text)
        }
        switch item {
        case .topic(let topic):
            var entry = make(.topic, topic.host, topic.title, topic.url, topic.body.plain)
            entry.ordinal = topic.ordinal
            return entry
        case .extra(let extra): return make(.extra, extra.host, extra.title, extra.url, extra.body.plain)
        case .joke(let joke): return make(.joke, nil, joke.title, joke.url, joke.body.plain)
        // What stands in every episode would only drown what does not, and a label alone is nowhere to go.
        case .prose(let prose) where prose.kind == .text && !prose.isLabel:
            return make(.prose, nil, prose.heading ?? "", nil, prose.body.plain)
        case .prose: return nil
        }
    }

    private func linking(_ links: [(key: String, site: String)]?) -> IndexEntry {
        guard let links, !links.isEmpty else { return self }
        var entry = self
        entry.links = links.map(\.key).joined(separator: " ")
        var sites: Set<String> = []
        for link in links { sites.formUnion(Self.covering(link.site)) }
        entry.marks.append(IndexToken.mark(.linked, ""))
        entry.marks += sites.sorted().map { IndexToken.mark(.site, $0) }
        return entry
    }

    /// A site and those above it, as `docs.github.com` and `github.com`.
    static func covering(_ site: String) -> [String] {
        let labels = site.split(separator: ".")
        guard labels.count > 1 else { return [site] }
        return (0..<min(labels.count - 1, 6)).map { labels[$0...].joined(separator: ".") }
    }

    /// The token for a title as a whole; nil for one without a word.
    static func wholeTitle(_ title: String) -> String? {
        var scanner = WordScanner()
        var stems: [UInt64] = []
        while scanner.next(in: title.utf8.span) {
            // Where a word has another name, that one: "C" is not the title "C++".
            if scanner.isAlias { stems.removeLast() }
            stems.append(scanner.word.stem.hash)
        }
        return stems.isEmpty ? nil : IndexToken.title(stems)
    }
}
