// The rules that need all episodes at once.

import Foundation

extension FeedCheck {
    mutating func checkTogether(_ feed: Feed) {
        checkUnique(feed.items, .guidUnique) { item in item.guid.map { ($0, item.element.first("guid")) } }
        checkUnique(feed.items, .enclosureUnique) { item in
            guard let address = item.enclosure?["url"]?.trimmedXML, !address.isEmpty else { return nil }
            return (address, item.enclosure)
        }
        checkUnique(feed.items, .episodeUnique) { item in
            guard item.isFull, let number = item.element.value(of: "itunes:episode") else { return nil }
            let season = item.element.value(of: "itunes:season").map { "season \($0), " } ?? ""
            return ("\(season)episode \(number)", item.element.first("itunes:episode"))
        }
        if feed.channel.value(of: "itunes:type")?.lowercased() == "serial" {
            for item in feed.items where item.isFull && item.element.first("itunes:episode") == nil {
                findings.add(.serialNumbers, item.place(), "no <itunes:episode>")
            }
        }
        checkOrder(feed)
    }

    private mutating func checkUnique(
        _ items: [FeedItemElement], _ rule: RuleID, _ key: (FeedItemElement) -> (String, FeedElement?)?
    ) {
        var first: [String: Int] = [:]
        for item in items {
            guard let (value, tag) = key(item) else { continue }
            if let other = first[value] {
                findings.add(rule, item.place(tag), "\(value), as in item \(other)")
            } else {
                first[value] = item.number
            }
        }
    }

    /// Told once: from there on the order is another one.
    private mutating func checkOrder(_ feed: Feed) {
        var newest: Date?
        for item in feed.items {
            guard let date = item.element.value(of: "pubDate").flatMap({ MailDate($0) })?.date else { continue }
            if let newest, date > newest {
                findings.add(.order, item.place(item.element.first("pubDate")), "newer than the item before it")
                return
            }
            newest = date
        }
    }
}
