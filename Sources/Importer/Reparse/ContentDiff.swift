// What is different between two readings of an episode: values in, changes out.

import Foundation
import Podcast
import Store

/// Compares what an episode was with what a new reading makes of it, in the order of its page.
enum ContentDiff {
    /// What the notes say. Empty exactly when both say the same; on which line of the file it stands does not count.
    static func changes(from old: EpisodeContent, to new: EpisodeContent) -> [ContentChange] {
        guard comparable(old) != comparable(new) else { return [] }
        var changes: [ContentChange] = []
        let (before, after) = (ContentPart.all(of: old), ContentPart.all(of: new))
        let matching = PartMatching(before, after)
        for pair in matching.pairs {
            switch (pair.old.map { before[$0] }, pair.new.map { after[$0] }) {
            case (let old?, let new?): changes += self.changes(from: old, to: new)
            case (nil, let new?): changes.append(ContentChange(.added, new))
            case (let old?, nil): changes.append(ContentChange(.removed, old))
            case (nil, nil): break
            }
        }
        if old.selfSponsored != new.selfSponsored {
            let words = { (isOwn: Bool) in isOwn ? "by itself" : "not by itself" }
            changes.append(episode("sponsored", words(old.selfSponsored), words(new.selfSponsored)))
        }
        if old.details != new.details { changes.append(episode("facts for the feed", nil, nil)) }
        if matching.isReordered { changes.append(episode("order of the parts", nil, nil)) }
        // Whatever is compared and has no words above is still told.
        if changes.isEmpty { changes.append(episode("other facts of the notes", nil, nil)) }
        return changes
    }

    /// The episode's own facts.
    static func changes(from old: EpisodeRecord, to new: EpisodeRecord) -> [ContentChange] {
        let date = { (date: Date?) in date?.formatted(.iso8601) }
        let facts: [(name: String, old: String?, new: String?)] = [
            ("number", old.number.map(String.init), new.number.map(String.init)),
            ("season", old.season.map(String.init), new.season.map(String.init)),
            ("title", old.title, new.title), ("summary", old.summary, new.summary),
            ("published", date(old.published), date(new.published)),
            ("recorded", date(old.recorded), date(new.recorded)),
        ]
        var changes = facts.filter { $0.old != $0.new }.map { episode($0.name, $0.old, $0.new) }
        if changes.isEmpty, old != new { changes.append(episode("other facts", nil, nil)) }
        return changes
    }

    private static func changes(from old: ContentPart, to new: ContentPart) -> [ContentChange] {
        var changes: [ContentChange] = []
        let changed = { (fact: String, old: String?, was: String?, text: TextChange?) in
            ContentChange(part: new.kind, name: new.callName, fact: fact, old: old, new: was, text: text)
        }
        for (was, fact) in zip(old.facts, new.facts) where !was.isSame(as: fact) {
            // Of two paragraphs the differences are told, and not all their words.
            if let from = was.value, let to = fact.value, max(from.utf8.count, to.utf8.count) > 100,
                let text = TextChange.between(from, to)
            {
                changes.append(changed(fact.name, nil, nil, text))
            } else {
                changes.append(changed(fact.name, was.value, fact.value, nil))
            }
        }
        if old.body.plain != new.body.plain {
            let text = TextChange.between(old.body.plain, new.body.plain)
            changes.append(changed(text == nil ? "text, in its lines and blanks" : "text", nil, nil, text))
        } else if old.body.html != new.body.html {
            let text = TextChange.ofMarkup(old.body.html, new.body.html)
            changes.append(changed("markup", nil, nil, text))
        }
        if old.links != new.links {
            let (gone, added) = (without(old.links, new.links), without(new.links, old.links))
            let isSame = gone.isEmpty && added.isEmpty
            changes.append(changed(isSame ? "words or order of links" : "links", list(gone), list(added), nil))
        }
        return changes
    }

    private static func episode(_ fact: String, _ old: String?, _ new: String?) -> ContentChange {
        ContentChange(part: "episode", name: "episode", fact: fact, old: old, new: new)
    }

    /// The addresses of links that the others have not, each as often as it is missing.
    private static func without(_ links: [Link], _ others: [Link]) -> [String] {
        var counts: [String: Int] = [:]
        for link in others { counts[link.url, default: 0] += 1 }
        return links.map(\.url).filter { url in
            let count = counts[url] ?? 0
            counts[url] = count - 1
            return count <= 0
        }
    }

    private static func list(_ addresses: [String]) -> String? {
        guard !addresses.isEmpty else { return nil }
        let shown = addresses.prefix(3).joined(separator: " ")
        return addresses.count > 3 ? "\(shown) and \(addresses.count - 3) more" : shown
    }

    /// Content without what makes no difference: lines of the file, capitals of people's names (a person has one name), and
    /// what is no word of the notes.
    private static func comparable(_ content: EpisodeContent) -> EpisodeContent {
        var content = content
        content.guests = content.guests.map { $0.lowercased() }
        content.namedHosts = content.namedHosts.map { $0.lowercased() }
        content.items = content.items.map { item in
            switch item {
            case .topic(var topic):
                (topic.host, topic.line, topic.heard) = (topic.host?.lowercased(), 0, nil)
                return .topic(topic)
            case .extra(var extra):
                (extra.host, extra.line) = (extra.host?.lowercased(), 0)
                return .extra(extra)
            case .joke(var joke):
                joke.line = 0
                return .joke(joke)
            case .prose(var prose):
                prose.line = 0
                return .prose(prose)
            }
        }
        // Of hosts the store keeps who they are, and not whether the topics alone name them.
        content.namedHosts = content.hosts
        return content
    }
}
