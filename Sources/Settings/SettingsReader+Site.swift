// The keys of site.yml that are for the site beside the feed: the live stream, short links, where the show is listed.

import Foundation
import Podcast
import Yams

extension SettingsReader {
    /// Longer names are not said on a show.
    private static let nameLimit = 60

    mutating func readSite(into show: inout Show) {
        show.live = live(in: show)
        show.shortLinks = shortLinks()
        show.listings = listings()
        show.synonyms = synonyms()
    }

    // MARK: Live

    private mutating func live(in show: Show) -> LiveSchedule? {
        guard let node = root["live"], node.null == nil else { return nil }
        guard let map = node.mapping else {
            note(node, "live", "should have a title, a url, a start and a duration")
            return nil
        }
        noteOthers(than: ["title", "url", "embed", "stream", "start", "rrule", "duration"], in: map, "live")
        let title = part("title", of: map, "live", "text") ?? "\(show.title), live"
        let url = part("url", of: map, "live", "an http address", Self.isAddress)
        let embed = part("embed", of: map, "live", "an https address that a frame may show", Self.isSecureAddress)
        let stream = part("stream", of: map, "live", "the http address of the stream's sound", Self.isAddress)
        let start = start(map["start"] ?? node, in: show.timeZone)
        let duration = duration(map["duration"] ?? node)
        var rule: RecurrenceRule?
        if let node = map["rrule"], let text = part("rrule", of: map, "live", "a rule as FREQ=WEEKLY;BYDAY=TU") {
            do {
                rule = try RecurrenceRule(text, in: show.timeZone)
            } catch {
                note(node, "live: rrule", error.description)
                return nil
            }
        }
        if map["url"] == nil { note(node, "live", "should have a url, the page with the stream") }
        guard let url, let start, let duration else { return nil }
        let live = LiveSchedule(
            title: title, url: url, embed: embed, stream: stream.map { LiveSchedule.Stream(url: $0) }, start: start,
            duration: duration, rule: rule, timeZone: show.timeZone)
        if !live.startsByItsRule, let node = map["start"] {
            note(node, "live: start", "should be one of the rule's own days (\(rule?.text ?? ""))")
            return nil
        }
        return live
    }

    /// `2026-03-03 20:00` by the clock of the show's zone, or with a zone of its own.
    private mutating func start(_ node: Node, in zone: TimeZone) -> Date? {
        let rule = "should be a date and a time as \"2026-03-03 20:00\""
        guard let text = node.scalar?.string else {
            note(node, "live: start", rule)
            return nil
        }
        let form = /(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?/
        guard let match = text.trimmingCharacters(in: .whitespaces).wholeMatch(of: form),
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3), let hour = Int(match.4),
            let minute = Int(match.5), hour < 24, minute < 60,
            case let second = match.6.map({ Int($0) ?? 60 }) ?? 0, second < 60,
            let civil = CivilDay(year: year, month: month, day: day),
            let zone = match.7.map({ Self.zone(String($0)) }) ?? zone
        else {
            note(node, "live: start", "\(rule), is \"\(text.prefix(40))\"")
            return nil
        }
        return civil.instant(seconds: hour * 3600 + minute * 60 + second, in: zone)
    }

    /// `Z` or `+01:00`.
    private static func zone(_ text: String) -> TimeZone? {
        if text == "Z" { return .gmt }
        let parts = text.dropFirst().split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, parts[0] <= 14, parts[1] < 60 else { return nil }
        return TimeZone(secondsFromGMT: (text.hasPrefix("-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60))
    }

    /// `1:30:00`, `1:30` for hours and minutes, or a number of minutes.
    private mutating func duration(_ node: Node) -> Double? {
        let text = node.scalar?.string ?? ""
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        var seconds = -1
        if parts.allSatisfy({ (0...10_000).contains($0) }) {
            switch parts.count {
            case 1: seconds = parts[0] * 60
            case 2 where parts[1] < 60: seconds = parts[0] * 3600 + parts[1] * 60
            case 3 where parts[1] < 60 && parts[2] < 60: seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
            default: break
            }
        }
        guard (60...86_400).contains(seconds) else {
            let given = text.isEmpty ? "" : ", is \"\(text.prefix(20))\""
            note(
                node, "live: duration",
                "should be hours and minutes as \"1:30\", or minutes as 90, a day at most\(given)")
            return nil
        }
        return Double(seconds)
    }

    // MARK: Short links

    /// `datadog: https://…`. Whether a name is in the way of the site is seen where the site's addresses are known.
    private mutating func shortLinks() -> [String: String] {
        var links: [String: String] = [:]
        for (key, value) in pairs("shortLinks", "should be lines as `datadog: https://…`") {
            let name = key.string?.lowercased() ?? ""
            let label = "shortLinks: \(key.string ?? "?")"
            guard name.utf8.count <= Self.nameLimit, name.wholeMatch(of: /[a-z0-9]+([._\-][a-z0-9]+)*/) != nil else {
                note(key, label, "should be a name of letters and digits, with - . or _ between them")
                continue
            }
            guard name.contains(where: { !("0"..."9").contains($0) }) else {
                note(key, label, "should not be a number: that is an episode's address")
                continue
            }
            guard let url = value.string, Self.isAddress(url) else {
                note(value, label, "should lead to an http address")
                continue
            }
            if links.updateValue(url, forKey: name) != nil { note(key, label, "stands here a second time") }
        }
        return links
    }

    // MARK: Listings

    private mutating func listings() -> [Show.Listing] {
        pairs("subscribe", "should be lines as `apple: https://podcasts.apple.com/…`").compactMap { key, value in
            guard let name = key.string?.lowercased(), name.wholeMatch(of: /[a-z0-9][a-z0-9_\-]{0,39}/) != nil else {
                note(key, "subscribe", "should have the name of a directory or an app, as apple or spotify")
                return nil
            }
            // A directory of another name is listed too; a slip would be listed by that name.
            if let meant = Spelling.slip(name, in: Show.Listing.names.keys.sorted()) {
                note(key, "subscribe", "has no \(name) (did you mean \(meant)?)")
                return nil
            }
            guard let url = value.string, Self.isSecureAddress(url) else {
                note(value, "subscribe: \(name)", "should be an https address")
                return nil
            }
            return Show.Listing(key: name, url: url)
        }
    }

    // MARK: Search

    /// More lists, or more words in one, are a dictionary and no help to a search.
    private static let synonymLists = 500
    private static let synonymWords = 10

    /// `- [sklearn, scikit-learn]`: what a search takes for one another.
    private mutating func synonyms() -> [[String]] {
        guard let node = root["synonyms"], node.null == nil else { return [] }
        guard let lists = node.sequence, lists.count <= Self.synonymLists else {
            note(
                node, "synonyms", "should be at most \(Self.synonymLists) lists of words, as - [sklearn, scikit-learn]")
            return []
        }
        return lists.compactMap { item in
            let words = item.sequence?.compactMap { $0.scalar?.string.trimmingCharacters(in: .whitespaces) } ?? []
            let isGood = { (word: String) in
                word.utf8.count <= Self.nameLimit && word.contains { $0.isLetter || $0.isNumber }
            }
            guard words.count == item.sequence?.count, (2...Self.synonymWords).contains(words.count),
                words.allSatisfy(isGood)
            else {
                note(
                    item, "synonyms",
                    "should be 2 to \(Self.synonymWords) words or names of at most \(Self.nameLimit) bytes")
                return nil
            }
            return words
        }
    }

    // MARK: Forms

    private mutating func pairs(_ key: String, _ rule: String) -> [(Node, Node)] {
        guard let node = root[key], node.null == nil else { return [] }
        guard let mapping = node.mapping else {
            note(node, key, rule)
            return []
        }
        return mapping.map { ($0.key, $0.value) }
    }

    private static func isSecureAddress(_ text: String) -> Bool { text.hasPrefix("https://") && isAddress(text) }
}
