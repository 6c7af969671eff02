// The rules for the show.

import Digests
import Podcast
import Syndication

extension FeedCheck {
    mutating func check(_ channel: FeedElement, of feed: Feed) {
        let place = { (element: FeedElement?) in Place.channel(line: (element ?? channel).line) }
        let here = place(nil)
        let need = { (findings: inout FindingList, name: String, rule: RuleID) in
            if channel.value(of: name) == nil {
                findings.add(rule, place(channel.first(name)), "no <\(name)> with text")
            }
        }
        need(&findings, "title", .channelTitle)
        need(&findings, "link", .channelLink)
        need(&findings, "description", .channelDescription)
        need(&findings, "language", .channelLanguage)
        need(&findings, "itunes:explicit", .channelExplicit)
        need(&findings, "itunes:author", .channelAuthor)
        need(&findings, "podcast:locked", .podcastLocked)
        need(&findings, "podcast:guid", .podcastGuid)
        if feed.items.isEmpty { findings.add(.items, here, "no <item>") }

        if let description = channel.first("description"), description.value.utf8.count > Self.descriptionLimit {
            findings.add(.channelDescriptionLength, place(description), "\(description.value.utf8.count) bytes")
        }
        if let link = channel.first("link"), !link.value.isEmpty { checkAddress(link.value, "<link>", place(link)) }
        if let language = channel.first("language"), !language.value.isEmpty, !LanguageCode.isKnown(language.value) {
            findings.add(.languageCode, place(language), "\"\(language.value)\"")
        }
        if let explicit = channel.first("itunes:explicit"), !explicit.value.isEmpty {
            checkExplicit(explicit, place(explicit))
        }
        checkCategories(channel)
        checkImages(channel, here)
        checkSelf(feed)
        checkLinks(feed)
        checkOwner(channel)
        if let code = channel.first("itunes:applepodcastsverify"), code.value.isEmpty {
            findings.add(.verifyCode, place(code), "<itunes:applepodcastsverify> is empty")
        }
        if let type = channel.first("itunes:type"), !["episodic", "serial"].contains(type.value.lowercased()) {
            findings.add(.typeValue, place(type), "\"\(type.value)\"")
        }
        checkYes(channel.first("itunes:complete"), .completeValue, place(channel.first("itunes:complete")))
        checkYes(channel.first("itunes:block"), .blockValue, place(channel.first("itunes:block")))
        if let moved = channel.first("itunes:new-feed-url"), !AbsoluteAddress.isSound(moved.value) {
            findings.add(.newFeedUrl, place(moved), "\"\(moved.value)\"")
        }
        for name in ["lastBuildDate", "pubDate"] {
            guard let date = channel.first(name), !date.value.isEmpty, MailDate(date.value) == nil else { continue }
            findings.add(.channelDate, place(date), "<\(name)>: \"\(date.value)\"")
        }
        checkIdentity(feed)
        checkOnce(
            [
                "title", "link", "description", "language", "copyright", "itunes:author", "itunes:explicit",
                "itunes:image",
                "itunes:type", "itunes:owner", "itunes:title", "podcast:guid", "podcast:locked", "podcast:medium",
            ], in: channel, place)
        checkTrimmed(
            ["title", "link", "language", "itunes:author", "itunes:explicit", "itunes:type", "podcast:guid"],
            in: channel, place)
        checkPlain(channel.first("title"), place(channel.first("title")))
        checkPlain(channel.first("itunes:author"), place(channel.first("itunes:author")))
        checkPodcastTags(in: channel, place)
    }

    private mutating func checkCategories(_ channel: FeedElement) {
        let categories = channel.all("itunes:category")
        if categories.isEmpty { findings.add(.channelCategory, .channel(line: channel.line), "no <itunes:category>") }
        for category in categories {
            let name = (category["text"] ?? "").trimmedXML
            guard let below = AppleCategories.all[name] else {
                findings.add(.categoryName, .channel(line: category.line), "\"\(name)\"")
                continue
            }
            for sub in category.all("itunes:category") {
                let subName = (sub["text"] ?? "").trimmedXML
                if !below.contains(subName) {
                    findings.add(.categoryName, .channel(line: sub.line), "\"\(subName)\" below \"\(name)\"")
                }
            }
        }
    }

    private mutating func checkImages(_ channel: FeedElement, _ here: Place) {
        let image = channel.first("itunes:image")
        if let address = image?["href"]?.trimmedXML, !address.isEmpty {
            checkAddress(address, "<itunes:image>", .channel(line: image?.line))
        } else {
            findings.add(.channelImage, image.map { .channel(line: $0.line) } ?? here, "no <itunes:image href=\"…\"/>")
        }
        guard let image = channel.first("image") else { return }
        let missing = ["url", "title", "link"].filter { image.value(of: $0) == nil }
        if !missing.isEmpty {
            findings.add(.rssImage, .channel(line: image.line), "without \(missing.joined(separator: ", "))")
        }
        if let address = image.value(of: "url") { checkAddress(address, "<image> url", .channel(line: image.line)) }
    }

    private mutating func checkSelf(_ feed: Feed) {
        let link = feed.channel.all("atom:link").first { $0["rel"] == "self" }
        guard let link, let address = feed.selfAddress, !address.isEmpty else {
            findings.add(
                .selfLink, .channel(line: (link ?? feed.channel).line), "no <atom:link rel=\"self\" href=\"…\"/>")
            return
        }
        let place = Place.channel(line: link.line)
        guard AbsoluteAddress.isSound(address) else {
            findings.add(.address, place, "<atom:link rel=\"self\">: \"\(address)\"")
            return
        }
        let normal = AbsoluteAddress.normal(address)
        if let fetched = feed.addresses.last, !feed.addresses.contains(where: { AbsoluteAddress.normal($0) == normal })
        {
            findings.add(.selfAddress, place, "\(address), fetched from \(fetched)")
        }
    }

    /// The hub, and the pages around this one (RFC 5005 §3).
    private mutating func checkLinks(_ feed: Feed) {
        let links = feed.channel.all("atom:link")
        let hubs = links.filter { $0["rel"] == "hub" }
        let isPinged = feed.channel.first("podcast:podping")?["usesPodping"] == "true"
        if hubs.isEmpty, !isPinged {
            findings.add(.hub, .channel(line: feed.channel.line), "no <atom:link rel=\"hub\" href=\"…\"/>")
        }
        for hub in hubs {
            checkAddress(hub["href"]?.trimmedXML ?? "", "<atom:link rel=\"hub\">", .channel(line: hub.line))
        }
        let own = feed.selfAddress.map(AbsoluteAddress.normal)
        for relation in ["first", "previous", "next", "last"] {
            let pages = links.filter { $0["rel"] == relation }
            guard let page = pages.first else { continue }
            if pages.count > 1 {
                findings.add(.paging, .channel(line: pages[1].line), "rel=\"\(relation)\" \(pages.count) times")
            }
            let address = page["href"]?.trimmedXML ?? ""
            checkAddress(address, "<atom:link rel=\"\(relation)\">", .channel(line: page.line))
            if relation == "next" || relation == "previous", AbsoluteAddress.normal(address) == own {
                findings.add(.paging, .channel(line: page.line), "rel=\"\(relation)\" is the page itself")
            }
        }
    }

    private mutating func checkOwner(_ channel: FeedElement) {
        guard let owner = channel.first("itunes:owner") else {
            findings.add(.owner, .channel(line: channel.line), "no <itunes:owner>")
            return
        }
        let email = owner.value(of: "itunes:email") ?? ""
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let isSound = parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !email.contains(" ")
        if !isSound { findings.add(.ownerEmail, .channel(line: owner.line), "the address \"\(email)\"") }
        if owner.value(of: "itunes:name") == nil { findings.add(.ownerEmail, .channel(line: owner.line), "no name") }
    }

    /// podcast:guid: a UUID of version 5, which a show keeps when it moves.
    private mutating func checkIdentity(_ feed: Feed) {
        guard let guid = feed.channel.first("podcast:guid"), !guid.value.isEmpty else { return }
        let place = Place.channel(line: guid.line)
        guard
            guid.value.wholeMatch(
                of: /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-5[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}/) != nil
        else {
            findings.add(.podcastGuidForm, place, "\"\(guid.value)\"")
            return
        }
        guard !isOwn else { return }
        let addresses = (feed.addresses.isEmpty ? [feed.selfAddress].compactMap(\.self) : feed.addresses)
            .filter(AbsoluteAddress.isSound)
        let made = addresses.map { PodcastGUID.make(feedURL: $0, sha1: SHA1.digest) }
        if let first = made.first, !made.contains(guid.value.lowercased()) {
            findings.add(.podcastGuidOrigin, place, "\(guid.value), the address gives \(first)")
        }
    }
}
