// The keys of site.yml that are for the feed alone.

import Podcast
import Yams

extension SettingsReader {
    mutating func readFeed(into show: inout Show) {
        readFeedKey(into: &show)
        show.feed.funding = entries("funding", ["url", "text"]).compactMap { node, item in
            guard let url = item["url"]?.string, Self.isAddress(url), let text = item["text"]?.string, !text.isEmpty
            else {
                note(node, "funding", "should have a url (an http address) and a text")
                return nil
            }
            // The namespace's bound.
            guard text.count <= 128 else {
                note(node, "funding", "its text should have at most 128 characters, has \(text.count)")
                return nil
            }
            return FeedSettings.Funding(url: url, text: text)
        }
        show.feed.isLocked = flag("locked")
        let isMedium = { (text: String) in
            FeedSettings.media.contains(text) || text == "mixed"
                || (text.hasSuffix("L") && FeedSettings.media.contains(String(text.dropLast())))
        }
        show.feed.medium = checked("medium", "should be one of \(Self.mediumNames)", isMedium)
        show.feed.license = license()
        show.feed.locations = one("location", ["name", "geo", "osm", "country", "rel"]).compactMap { location($0, $1) }
        show.feed.updateFrequency = updateFrequency()
        show.feed.podroll = podroll()
        show.feed.remarks = remarks()
        show.feed.posts = one("socialInteract", ["protocol", "uri", "accountId", "accountUrl", "priority"])
            .compactMap { post($0, $1) }
        show.feed.appleVerification = text("applepodcastsverify")
        show.feed.hubs = strings("hub").compactMap { node, text in
            if Self.isAddress(text) { return text }
            note(node, "hub", "should be an http address, is \"\(text)\"")
            return nil
        }
        show.feed.newURL = checked(
            "newFeedURL", "should be the http address that the feed has moved to", Self.isAddress)
        show.feed.isComplete = flag("complete") ?? false
        show.feed.isBlocked = flag("block") ?? false
        show.feed.usesPodping = flag("podping") ?? false
    }

    private static var mediumNames: String { FeedSettings.media.sorted().joined(separator: ", ") }

    /// `feed: /feed.xml`, or a map with more.
    private mutating func readFeedKey(into show: inout Show) {
        guard let node = root["feed"], node.null == nil else { return }
        guard let map = node.mapping else {
            show.feedPath = checked("feed", Self.feedRule, Self.isFeedPath) ?? show.feedPath
            return
        }
        noteOthers(than: ["path", "title", "items", "maxBytes"], in: map, "feed")
        if let path = map["path"], path.null == nil {
            if let text = path.string, Self.isFeedPath(text) {
                show.feedPath = text
            } else {
                note(path, "feed: path", "\(Self.feedRule), is \"\(path.string ?? "no text")\"")
            }
        }
        show.feed.title = part("title", of: map, "feed", "text")
        if let items = map["items"], items.null == nil, items.string != "all" {
            if let count = items.int, count > 0 {
                show.feed.itemsPerPage = count
            } else {
                note(items, "feed: items", "should be all, or how many items a page has")
            }
        }
        if let bytes = map["maxBytes"], bytes.null == nil {
            // Below, a page would hold hardly more than the channel; above, it could not be kept beside the other pages.
            if let count = bytes.int, (20_000...24_000_000).contains(count) {
                show.feed.maxBytes = count
            } else {
                note(bytes, "feed: maxBytes", "should be a number of bytes from 20000 to 24000000")
            }
        }
    }

    private mutating func license() -> License? {
        guard let (node, item) = one("license", ["name", "url"]).first else { return nil }
        guard let name = part("name", of: item, "license", "text") else {
            note(node, "license", "should be a name as cc-by-4.0, or have a name and a url")
            return nil
        }
        return License(name: name, url: part("url", of: item, "license", "an http address", Self.isAddress))
    }

    private mutating func location(_ node: Node, _ item: Node.Mapping) -> Location? {
        guard let name = part("name", of: item, "location", "text") else {
            note(node, "location", "should have a name, and may have geo, osm, country and rel")
            return nil
        }
        return Location(
            name: name, geo: part("geo", of: item, "location", "as geo:52.52,13.4", Location.isGeo),
            osm: part("osm", of: item, "location", "as R62422", Location.isOSM),
            country: part("country", of: item, "location", "two letters as DE", Location.isCountry)?.uppercased(),
            relation: part("rel", of: item, "location", "subject or creator", Location.isRelation))
    }

    private mutating func updateFrequency() -> FeedSettings.UpdateFrequency? {
        guard let (node, item) = one("updateFrequency", ["text", "rrule", "dtstart"], name: "text").first else {
            return nil
        }
        guard let text = part("text", of: item, "updateFrequency", "text") else {
            note(node, "updateFrequency", "should have a text as Every Tuesday, and may have an rrule and a dtstart")
            return nil
        }
        let rule = part("rrule", of: item, "updateFrequency", "a rule as FREQ=WEEKLY;BYDAY=TU") {
            $0.hasPrefix("FREQ=") && !$0.contains(" ")
        }
        let start = part("dtstart", of: item, "updateFrequency", "a date as 2026-01-06T00:00:00Z") {
            $0.prefixMatch(of: /\d{4}-\d\d-\d\d/) != nil
        }
        return FeedSettings.UpdateFrequency(text: text, rule: rule, start: start)
    }

    private mutating func podroll() -> [FeedSettings.RemoteShow] {
        entries("podroll", ["guid", "url", "title", "medium"]).compactMap { node, item in
            let isGUID = { (text: String) in
                text.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
            }
            guard let guid = part("guid", of: item, "podroll", "the other show's podcast:guid", isGUID) else {
                if item["guid"] == nil {
                    note(node, "podroll", "should have the guid of the other show (its podcast:guid)")
                }
                return nil
            }
            return FeedSettings.RemoteShow(
                guid: guid.lowercased(), url: part("url", of: item, "podroll", "an http address", Self.isAddress),
                title: part("title", of: item, "podroll", "text"), medium: part("medium", of: item, "podroll", "text"))
        }
    }

    private mutating func remarks() -> [FeedSettings.Remark] {
        one("txt", ["purpose", "text"], name: "text").compactMap { node, item in
            guard let text = part("text", of: item, "txt", "text"), text.count <= 4000 else {
                note(node, "txt", "should have a text of at most 4,000 characters, and may have a purpose as verify")
                return nil
            }
            return FeedSettings.Remark(text: text, purpose: part("purpose", of: item, "txt", "text"))
        }
    }

    private mutating func post(_ node: Node, _ item: Node.Mapping) -> SocialPost? {
        let url = part("uri", of: item, "socialInteract", "an http address", Self.isAddress)
        guard let network = part("protocol", of: item, "socialInteract", "text"), network == "disabled" || url != nil
        else {
            note(node, "socialInteract", "should have a protocol as activitypub and a uri")
            return nil
        }
        var priority: Int?
        if let value = item["priority"], value.null == nil {
            priority = value.int.flatMap { $0 > 0 ? $0 : nil }
            if priority == nil { note(value, "socialInteract: priority", "should be a whole number from 1 on") }
        }
        return SocialPost(
            network: network, url: url, account: part("accountId", of: item, "socialInteract", "text"),
            accountURL: part("accountUrl", of: item, "socialInteract", "an http address", Self.isAddress),
            priority: priority)
    }

    // MARK: Forms

    /// One value of an entry, checked; nil when it is not there.
    mutating func part(
        _ name: String, of item: Node.Mapping, _ key: String, _ rule: String, _ isGood: (String) -> Bool = { _ in true }
    ) -> String? {
        guard let node = item[name], node.null == nil else { return nil }
        let text = node.string?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let text, !text.isEmpty, text.utf8.count <= 8000, isGood(text) { return text }
        note(node, "\(key): \(name)", "should be \(rule)\(text.map { ", is \"\($0.prefix(80))\"" } ?? "")")
        return nil
    }

    /// A single entry or a list of them; text alone is the member called `name`.
    private mutating func one(_ key: String, _ known: [String], name: String = "name") -> [(Node, Node.Mapping)] {
        guard let node = root[key], node.null == nil else { return [] }
        return (node.sequence.map { Array($0) } ?? [node]).compactMap { item in
            if let map = item.mapping {
                noteOthers(than: known, in: map, key)
                return (item, map)
            }
            if item.string != nil { return (item, Node.Mapping([(Node(name), item)])) }
            note(item, key, "should be text, or have a \(name)")
            return nil
        }
    }

    /// Text, or a list of texts.
    private mutating func strings(_ key: String) -> [(Node, String)] {
        guard let node = root[key], node.null == nil else { return [] }
        return (node.sequence.map { Array($0) } ?? [node]).compactMap { item in
            if let text = item.string { return (item, text) }
            note(item, key, "should be text")
            return nil
        }
    }
}
