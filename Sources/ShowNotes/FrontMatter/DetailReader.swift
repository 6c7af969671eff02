// What front matter says for feeds alone.

import Podcast

/// Reads `image`, `type`, `explicit`, `block`, `license`, `location`, `soundbites`, `socialInteract` and `contentLinks`.
///
/// A value that makes no sense is left out with a warning: the episode is good without it. Only what others' sites mean by
/// the same key (a `type` of page) is passed over without a word.
struct DetailReader {
    private let reader: FrontMatterReader

    static func read(_ reader: FrontMatterReader, _ reading: inout Reading) -> EpisodeDetails {
        DetailReader(reader: reader).details(&reading)
    }

    private func details(_ reading: inout Reading) -> EpisodeDetails {
        var details = EpisodeDetails()
        details.kind = kind(&reading)
        details.isExplicit = flag("explicit", &reading)
        // Nothing is what a directory does anyhow.
        details.isBlocked = flag("block", &reading) == true ? true : nil
        details.image = reader.value(["image", "itunes_image"], &reading).flatMap { key, value in
            let text = value.text?.oneLine ?? ""
            if SafeURL.isAllowed(text), !text.hasPrefix("#"), !text.lowercased().hasPrefix("mailto:") {
                reading.file.imageLine = value.line
                return text
            }
            reading.warn(value.line, "\(key): should be a path as /art/7.jpg or an https address, is \(value.shown)")
            return nil
        }
        details.license = reader.value(["license"], &reading).flatMap { license($0, $1, &reading) }
        details.locations = each(["location", "locations"], &reading) { location($0, $1, &$2) }
        details.soundbites = each(["soundbites", "soundbite"], &reading) { soundbite($0, $1, &$2) }
        details.posts = each(["socialinteract"], &reading) { post($0, $1, &$2) }
        details.contentLinks = each(["contentlinks", "contentlink"], &reading) { link($0, $1, &$2) }
        return details
    }

    private func kind(_ reading: inout Reading) -> EpisodeDetails.Kind? {
        if let (key, value) = reader.value(["episodetype", "episode_type"], &reading) {
            if let kind = value.text.flatMap({ EpisodeDetails.Kind(rawValue: $0.trimmed.lowercased()) }) { return kind }
            reading.warn(value.line, "\(key): should be full, trailer or bonus, is \(value.shown)")
            return nil
        }
        guard let (key, value) = reader.value(["type"], &reading), let text = value.text?.trimmed.lowercased() else {
            return nil
        }
        // Another word is a type of page; one letter beside one of ours is a slip.
        if let meant = Spelling.slip(text, in: ["full", "trailer", "bonus"]) {
            reading.warn(
                value.line, "\(key): should be full, trailer or bonus, is \(value.shown) (did you mean \(meant)?)")
        }
        return EpisodeDetails.Kind(rawValue: text)
    }

    private func flag(_ name: String, _ reading: inout Reading) -> Bool? {
        guard let (key, value) = reader.value([name], &reading) else { return nil }
        switch value.text?.trimmed.lowercased() {
        case "true", "yes", "on", "explicit": return true
        case "false", "no", "off", "clean": return false
        default:
            reading.warn(value.line, "\(key): should be true or false, is \(value.shown)")
            return nil
        }
    }

    /// One value or a list of them; nil when none makes sense.
    private func each<Fact>(
        _ keys: [String], _ reading: inout Reading,
        _ read: (String, FrontMatterValue, inout Reading) -> Fact?
    ) -> [Fact]? {
        guard let (key, value) = reader.value(keys, &reading) else { return nil }
        var items = [value]
        if case .list(let list) = value.content { items = list }
        if items.count > NotesLimits.details {
            reading.warn(
                value.line,
                "\(key): should be at most \(NotesLimits.details), are \(items.count); the first are kept")
        }
        let facts = items.prefix(NotesLimits.details).compactMap { read(key, $0, &reading) }
        return facts.isEmpty ? nil : facts
    }

    private func license(_ key: String, _ value: FrontMatterValue, _ reading: inout Reading) -> License? {
        let map = FrontMatterReader.members(of: value, key, known: ["name", "id", "url"], &reading)
        let name = words(map["name"] ?? map["id"]) ?? words(value)
        if let name { return License(name: name, url: address(key, map["url"], &reading)) }
        reading.warn(value.line, "\(key): should be a name as cc-by-4.0, or have a name and a url, is \(value.shown)")
        return nil
    }

    private func location(_ key: String, _ value: FrontMatterValue, _ reading: inout Reading) -> Location? {
        let map = FrontMatterReader.members(of: value, key, known: ["name", "geo", "osm", "country", "rel"], &reading)
        guard let name = words(map["name"]) ?? words(value) else {
            reading.warn(value.line, "\(key): should be the name of a place, or have a name, is \(value.shown)")
            return nil
        }
        var location = Location(name: name)
        func check(_ part: String, _ rule: String, _ isGood: (String) -> Bool) -> String? {
            guard let value = map[part], let text = words(value) else { return nil }
            if isGood(text) { return text }
            reading.warn(value.line, "\(key): \(part) should be \(rule), is \(value.shown)")
            return nil
        }
        location.geo = check("geo", "as geo:52.52,13.4", Location.isGeo)
        location.osm = check("osm", "as R62422", Location.isOSM)
        location.country = check("country", "two letters as DE", Location.isCountry)?.uppercased()
        location.relation = check("rel", "subject or creator", Location.isRelation)
        return location
    }

    private func soundbite(
        _ key: String, _ value: FrontMatterValue, _ reading: inout Reading
    ) -> EpisodeDetails.Soundbite? {
        let map = FrontMatterReader.members(
            of: value, key, known: ["start", "starttime", "end", "endtime", "duration", "title"], &reading)
        let seconds = { (names: [String]) in
            names.lazy.compactMap { map[$0]?.text }.first.flatMap { Timecode.seconds($0.trimmed) }
        }
        let start = seconds(["start", "starttime"])
        let end = seconds(["end", "endtime"])
        let duration = seconds(["duration"]) ?? start.flatMap { start in end.map { $0 - start } }
        guard let start, let duration, duration > 0 else {
            reading.warn(value.line, "\(key): should have a start and a duration as 75 or 1:15, is \(value.shown)")
            return nil
        }
        let title = words(map["title"]) ?? ""
        return EpisodeDetails.Soundbite(start: start, duration: duration, title: String(title.prefix(128)))
    }

    private func post(_ key: String, _ value: FrontMatterValue, _ reading: inout Reading) -> SocialPost? {
        let map = FrontMatterReader.members(
            of: value, key, known: ["protocol", "uri", "url", "accountid", "accounturl", "priority"], &reading)
        let network = words(map["protocol"])?.lowercased()
        let url = address(key, map["uri"] ?? map["url"], &reading)
        guard let network, network == "disabled" || url != nil else {
            reading.warn(value.line, "\(key): should have a protocol as activitypub and a uri, is \(value.shown)")
            return nil
        }
        return SocialPost(
            network: network, url: url, account: words(map["accountid"]),
            accountURL: address(key, map["accounturl"], &reading),
            priority: words(map["priority"]).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil })
    }

    private func link(
        _ key: String, _ value: FrontMatterValue, _ reading: inout Reading
    ) -> EpisodeDetails.ContentLink? {
        let map = FrontMatterReader.members(of: value, key, known: ["url", "href", "title", "text"], &reading)
        guard let url = address(key, map["url"] ?? map["href"] ?? value, &reading) else { return nil }
        return EpisodeDetails.ContentLink(url: url, title: words(map["title"] ?? map["text"]) ?? url)
    }

    /// Text of one line, bounded; nil when there is none.
    private func words(_ value: FrontMatterValue?) -> String? {
        guard let text = value?.text?.collapsed, !text.isEmpty else { return nil }
        return text.cut(to: NotesLimits.headingCharacters)
    }

    private func address(_ key: String, _ value: FrontMatterValue?, _ reading: inout Reading) -> String? {
        guard let value, value.content != .null else { return nil }
        let text = value.text?.trimmed ?? ""
        if SafeURL.isAbsolute(text), !text.lowercased().hasPrefix("mailto:") { return text }
        reading.warn(value.line, "\(key): an address should be http or https, is \(value.shown)")
        return nil
    }
}
