// From YAML nodes to the show's facts, with every fault noted by its line.

import Foundation
import Podcast
import Yams

/// Reads the keys of site.yml one by one and collects what is wrong instead of stopping at the first fault.
struct SettingsReader {
    let root: Node.Mapping
    private(set) var faults: [SettingsError.Fault] = []
    /// What is good, and worth a word.
    private(set) var advice: [SettingsError.Fault] = []

    init(_ root: Node.Mapping) { self.root = root }

    /// Every key that a site.yml can have.
    private static let keys = [
        "title", "url", "description", "language", "timezone", "author", "owner", "categories", "explicit", "image",
        "copyright", "type", "people", "sponsors", "links", "redirects", "theme", "feed", "media", "tagAudio",
        "funding", "locked", "medium", "license", "location", "updateFrequency", "podroll", "txt", "socialInteract",
        "applepodcastsverify", "hub", "newFeedURL", "complete", "block", "podping",
        "live", "shortLinks", "subscribe", "synonyms",
    ]

    mutating func show(defaultURL: String) -> Show {
        for (key, _) in root where !Self.keys.contains(key.string ?? "") {
            let name = key.string ?? "?"
            note(key, name, "is no key of site.yml" + Self.hint(name, Self.keys))
        }
        var show = Show(title: text("title") ?? "My show", url: address(defaultURL))
        show.description = text("description") ?? ""
        show.language = checked("language", "should be a language code, as en or en-US", Self.isLanguage) ?? "en"
        if let node = root["timezone"], let name = text("timezone") {
            if let zone = TimeZone(identifier: name) {
                show.timeZone = zone
            } else {
                note(node, "timezone", "should be a name as Europe/Berlin or UTC, is \"\(name)\"")
            }
        }
        show.author = text("author") ?? show.title
        show.owner = owner()
        show.categories = categories() ?? show.categories
        show.isExplicit = flag("explicit") ?? false
        show.image = checked("image", "should be a path as /cover.png or an https address", Self.isPathOrAddress)
        if let node = root["image"] { adviseOnPicture(show.image, of: show.url, node, "image", instead: "have none") }
        show.copyright = text("copyright")
        if let node = root["type"], let name = text("type") {
            if let kind = Show.Kind(rawValue: name) {
                show.kind = kind
            } else {
                note(node, "type", "should be episodic or serial, is \"\(name)\"")
            }
        }
        show.people = people(of: show.url)
        show.sponsors = sponsors()
        show.links = entries("links", ["title", "url"]).compactMap { node, item in
            guard let title = item["title"]?.string, let url = item["url"]?.string, Self.isPathOrAddress(url) else {
                note(node, "links", "should have a title and a url (a path or an http address)")
                return nil
            }
            return Show.MenuLink(title: title, url: url)
        }
        show.redirects = redirects(below: show.url)
        readTheme(into: &show)
        readFeed(into: &show)
        readSite(into: &show)
        show.mediaPrefix = checked("media", "should be an address as https://cdn.example/show/", Self.isAddress)
            .map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        show.tagsAudio = flag("tagAudio") ?? false
        return show
    }

    mutating func note(_ node: Node, _ key: String, _ message: String) {
        faults.append(.init(line: node.mark?.line, message: "\(key): \(message)"))
    }

    mutating func advise(_ node: Node, _ key: String, _ message: String) {
        advice.append(.init(line: node.mark?.line, message: "\(key): \(message)"))
    }

    /// Notes the keys of a map that are none of those that are read there: nobody sees that what they say is lost.
    ///
    /// - Parameter key: where the map stands, for messages.
    mutating func noteOthers(than known: [String], in map: Node.Mapping, _ key: String) {
        for (name, _) in map where !known.contains(name.string ?? "") {
            note(name, key, "has no \(name.string ?? "?")" + Self.hint(name.string ?? "", known))
        }
    }

    /// ` (did you mean "x"?)`, or what there is.
    static func hint(_ word: String, _ known: [String]) -> String {
        if let meant = Spelling.nearest(to: word, among: known) { return " (did you mean \(meant)?)" }
        return " (there are \(known.sorted().joined(separator: ", ")))"
    }

    mutating func text(_ key: String) -> String? {
        guard let node = root[key], node.null == nil else { return nil }
        guard let text = node.string?.trimmingCharacters(in: .whitespacesAndNewlines) else {
            note(node, key, "should be text")
            return nil
        }
        return text.isEmpty ? nil : text
    }

    mutating func checked(_ key: String, _ rule: String, _ isGood: (String) -> Bool) -> String? {
        guard let text = text(key), let node = root[key] else { return nil }
        if isGood(text) { return text }
        note(node, key, "\(rule), is \"\(text)\"")
        return nil
    }

    mutating func flag(_ key: String) -> Bool? {
        guard let node = root[key], node.null == nil else { return nil }
        if let value = node.bool { return value }
        note(node, key, "should be true or false")
        return nil
    }

    private mutating func address(_ defaultURL: String) -> String {
        let rule = "should be the site's public address, as https://show.example"
        let text = checked("url", rule) { text in
            guard let url = URL(string: text), let host = url.host, !host.isEmpty else { return false }
            return (url.scheme == "https" || url.scheme == "http") && url.query == nil && url.fragment == nil
        }
        var address = text ?? defaultURL
        while address.hasSuffix("/") { address.removeLast() }
        if let text, let node = root["url"], URL(string: address)?.path.isEmpty == false {
            // No error: who has published under it must not be without a site for it.
            advise(
                node, "url",
                "\(text) has a path, and the links of pages begin at the top of the host, whatever a proxy makes of it; "
                    + "it should be a host of the show's own, as https://podcast.show.example")
        }
        return address
    }

    private mutating func owner() -> Show.Owner? {
        guard let node = root["owner"], node.null == nil else { return nil }
        if let map = node.mapping { noteOthers(than: ["name", "email"], in: map, "owner") }
        guard let name = node["name"]?.string, let email = node["email"]?.string, email.contains("@") else {
            note(node, "owner", "should have a name and an email")
            return nil
        }
        return Show.Owner(name: name, email: email)
    }

    /// `- Technology` or `- Society & Culture: Documentary`.
    private mutating func categories() -> [Show.Category]? {
        guard let node = root["categories"], node.null == nil else { return nil }
        guard let list = node.sequence, !list.isEmpty else {
            note(node, "categories", "should be a list of Apple's categories")
            return nil
        }
        var categories: [Show.Category] = []
        for item in list {
            if let map = item.mapping, map.count == 1, let pair = map.first, let name = pair.key.string,
                let sub = pair.value.string
            {
                categories.append(.init(name: name, sub: sub))
            } else if let name = item.string {
                categories.append(.init(name: name))
            } else {
                note(item, "categories", "should be a name, or a name and the one below it")
                continue
            }
            if let category = categories.last { check(category, item) }
        }
        return categories.isEmpty ? nil : categories
    }

    /// Directories refuse a feed for a category that they do not know.
    private mutating func check(_ category: Show.Category, _ node: Node) {
        let name = category.name
        guard let below = AppleCategories.all[name] else {
            let above = AppleCategories.all.first { $0.value.contains(name) }?.key
            let meant = Spelling.nearest(to: name, among: AppleCategories.all.keys.sorted())
            let hint =
                above.map { " (it stands below another: `\($0): \(name)`)" } ?? meant.map { " (did you mean \($0)?)" }
                ?? " (there are \(AppleCategories.all.keys.sorted().joined(separator: ", ")))"
            return note(node, "categories", "\"\(name)\" is none of Apple's categories\(hint)")
        }
        guard let sub = category.sub, !below.contains(sub) else { return }
        let hint = below.isEmpty ? " (it has none below it)" : Self.hint(sub, below)
        note(node, "categories", "\"\(sub)\" is none of Apple's categories below \(name)\(hint)")
    }

    private mutating func people(of url: String) -> [ShowPerson] {
        entries("people", ["name", "aliases", "regular", "url", "image", "role", "group"]).compactMap { node, item in
            named(node, item, "people").map { name in
                let image = part(
                    "image", of: item, "people", "a path as /ada.jpg or an http address", Self.isPathOrAddress)
                adviseOnPicture(image, of: url, item["image"] ?? node, "people: image", instead: "show the initial")
                return ShowPerson(
                    name: name, aliases: aliases(item["aliases"]), isRegular: isRegular(item["regular"]),
                    url: part("url", of: item, "people", "an http address", Self.isAddress),
                    image: image,
                    role: part("role", of: item, "people", "text"), group: part("group", of: item, "people", "text"))
            }
        }
    }

    /// - Parameters:
    ///   - url: the show's address.
    ///   - instead: what pages do without the picture.
    private mutating func adviseOnPicture(
        _ location: String?, of url: String, _ node: Node, _ key: String, instead: String
    ) {
        guard let location, !ShowHost(url).mayShow(location) else { return }
        advise(
            node, key,
            "\(location) \(PublicAddress.adviceOnPicture(besides: url, instead: instead))")
    }

    /// `[AL, Adah]`, or a single one without brackets.
    private mutating func aliases(_ node: Node?) -> [String] {
        guard let node, node.null == nil else { return [] }
        let items = node.sequence.map { Array($0) } ?? [node]
        let names = items.compactMap(\.string)
        if names.count < items.count { note(node, "people: aliases", "should be a name or a list of names") }
        return names.filter { !$0.isEmpty }
    }

    private mutating func isRegular(_ node: Node?) -> Bool {
        guard let node, node.null == nil else { return true }
        if let value = node.bool { return value }
        note(node, "people: regular", "should be true or false")
        return true
    }

    private mutating func sponsors() -> [Sponsor] {
        entries("sponsors", ["name", "url"]).compactMap { node, item in
            guard let name = named(node, item, "sponsors") else { return nil }
            guard let url = item["url"], url.null == nil else { return Sponsor(name: name) }
            if let text = url.string, Self.isAddress(text) { return Sponsor(name: name, url: text) }
            note(url, "sponsors: url", "should be an http address")
            return nil
        }
    }

    private mutating func redirects(below url: String) -> [String: String] {
        guard let node = root["redirects"], node.null == nil else { return [:] }
        guard let mapping = node.mapping else {
            note(node, "redirects", "should be lines as `/old: /new`")
            return [:]
        }
        let reader = RedirectReader(mapping, siteURL: url)
        faults += reader.faults
        return reader.targets
    }

    mutating func entries(_ key: String, _ known: [String]) -> [(Node, Node.Mapping)] {
        guard let node = root[key], node.null == nil else { return [] }
        guard let list = node.sequence else {
            note(node, key, "should be a list")
            return []
        }
        return list.compactMap { item in
            if let mapping = item.mapping {
                noteOthers(than: known, in: mapping, key)
                return (item, mapping)
            }
            if item.string != nil { return (item, Node.Mapping([(Node("name"), item)])) }
            note(item, key, "should be a name, or have a name")
            return nil
        }
    }

    private mutating func named(_ node: Node, _ item: Node.Mapping, _ key: String) -> String? {
        if let name = item["name"]?.string?.trimmingCharacters(in: .whitespaces), !name.isEmpty { return name }
        note(node, key, "should have a name")
        return nil
    }

    private static func isLanguage(_ text: String) -> Bool {
        text.wholeMatch(of: /[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*/) != nil
    }

    static let feedRule = "should be a path as /feed.xml, of letters, digits and - . _ ~"

    /// Only what needs no encoding: the feed's address is typed by hand, and compared by whoever stores it.
    static func isFeedPath(_ text: String) -> Bool {
        text.utf8.count <= 500 && text.wholeMatch(of: /(\/[A-Za-z0-9._~\-]+)+/) != nil
            && !text.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }

    static func isAddress(_ text: String) -> Bool {
        !text.hasPrefix("/") && isPathOrAddress(text) && URL(string: text)?.host?.isEmpty == false
    }

    static func isPathOrAddress(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), text.utf8.count <= 2000 else { return false }
        return (text.hasPrefix("/") && !text.hasPrefix("//")) || text.hasPrefix("https://") || text.hasPrefix("http://")
    }
}
