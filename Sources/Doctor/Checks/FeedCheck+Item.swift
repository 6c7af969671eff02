// The rules for an episode.

import Foundation

extension FeedCheck {
    mutating func check(_ item: FeedItemElement, in feed: Feed) {
        let element = item.element
        let place = { (tag: FeedElement?) in item.place(tag) }
        let need = { (findings: inout FindingList, name: String, rule: RuleID) in
            if element.value(of: name) == nil {
                findings.add(rule, place(element.first(name)), "no <\(name)> with text")
            }
        }
        if element.value(of: "title") == nil, element.value(of: "itunes:title") == nil {
            findings.add(.itemTitle, place(nil), "no <title> with text")
        }
        need(&findings, "link", .itemLink)
        need(&findings, "guid", .guid)
        need(&findings, "itunes:duration", .duration)
        need(&findings, "itunes:explicit", .itemExplicit)
        if element.value(of: "description") == nil, element.value(of: "itunes:summary") == nil {
            findings.add(.itemDescription, place(nil), "no <description> with text")
        }
        if let link = element.first("link"), !link.value.isEmpty { checkAddress(link.value, "<link>", place(link)) }
        checkTitle(item)
        checkEnclosure(item)
        checkGuid(item)
        checkDate(item)
        checkDescription(item)
        if let notes = element.first("content:encoded"),
            let address = MarkupAddresses.firstWithoutHost(in: notes.value)
        {
            findings.add(.contentAddress, place(notes), "\"\(address)\"")
        }
        if let duration = element.first("itunes:duration"), !duration.value.isEmpty {
            checkDuration(duration.value, place(duration))
        }
        if let image = element.first("itunes:image") {
            checkAddress((image["href"] ?? "").trimmedXML, "<itunes:image>", place(image))
        } else {
            findings.add(.itemImage, place(nil), "no <itunes:image>")
        }
        if let explicit = element.first("itunes:explicit"), !explicit.value.isEmpty {
            checkExplicit(explicit, place(explicit))
        }
        checkNumber("itunes:episode", .episodeNumber, item)
        checkNumber("itunes:season", .seasonNumber, item)
        if let type = element.first("itunes:episodeType"),
            !["full", "trailer", "bonus"].contains(type.value.lowercased())
        {
            findings.add(.episodeType, place(type), "\"\(type.value)\"")
        }
        checkYes(element.first("itunes:block"), .blockValue, place(element.first("itunes:block")))
        checkOnce(
            [
                "title", "link", "guid", "pubDate", "description", "content:encoded", "itunes:title", "itunes:duration",
                "itunes:episode", "itunes:season", "itunes:episodeType", "itunes:explicit", "itunes:image",
            ], in: element, place)
        checkTrimmed(
            [
                "title", "link", "guid", "pubDate", "itunes:title", "itunes:duration", "itunes:episode",
                "itunes:explicit",
            ],
            in: element, place)
        if element.all("podcast:transcript").isEmpty {
            findings.add(.transcript, place(nil), "no <podcast:transcript>")
        }
        checkPodcastTags(in: element, place)
    }

    private mutating func checkTitle(_ item: FeedItemElement) {
        for name in ["title", "itunes:title"] {
            guard let title = item.element.first(name) else { continue }
            checkPlain(title, item.place(title))
            guard let number = Self.leadingNumber(title.value) else { continue }
            // "1984 revisited" is a title; "#12: …" is not, and "12: …" is none in episode 12.
            if number.isMarked || item.element.value(of: "itunes:episode") == String(number.value) {
                findings.add(.titleNumber, item.place(title), "\"\(title.value)\"")
            }
        }
    }

    /// The number that a title begins with, and whether a word or sign says that it is the episode's.
    private static func leadingNumber(_ title: String) -> (value: Int, isMarked: Bool)? {
        guard
            let match = title.lowercased().firstMatch(
                of: /^(#|(episode|ep\.?|folge)\s*#?)?\s*0*([1-9][0-9]{0,4})\s*([:.|)\-–—]|$)/),
            let value = Int(match.3)
        else { return nil }
        return (value, match.1 != nil)
    }

    private mutating func checkEnclosure(_ item: FeedItemElement) {
        let all = item.element.all("enclosure")
        guard let enclosure = all.first else {
            findings.add(.enclosure, item.place(), "no <enclosure>")
            return
        }
        let place = item.place(enclosure)
        if all.count > 1 { findings.add(.enclosureOnce, item.place(all[1]), "\(all.count) enclosures") }
        let length = (enclosure["length"] ?? "").trimmedXML
        if Int64(length).map({ $0 <= 0 }) ?? true { findings.add(.enclosureLength, place, "length=\"\(length)\"") }
        let type = (enclosure["type"] ?? "").trimmedXML
        let kind = MediaKind(type: type)
        if kind == nil { findings.add(.enclosureType, place, "type=\"\(type)\"") }
        let address = (enclosure["url"] ?? "").trimmedXML
        guard !address.isEmpty else {
            findings.add(.enclosure, place, "an <enclosure> without url")
            return
        }
        checkAddress(address, "<enclosure>", place)
        let pathExtension = MediaKind.pathExtension(of: address)
        guard let named = MediaKind(pathExtension: pathExtension) else {
            findings.add(.enclosureExtension, place, address)
            return
        }
        if let kind, kind != named { findings.add(.enclosureKind, place, "\(type) and .\(pathExtension)") }
    }

    private mutating func checkGuid(_ item: FeedItemElement) {
        guard let guid = item.element.first("guid"), !guid.value.isEmpty else { return }
        let isAddress = guid["isPermaLink"]?.lowercased() != "false"
        if isAddress, !AbsoluteAddress.isSound(guid.value) {
            findings.add(.guidPermalink, item.place(guid), "\"\(guid.value)\"")
        }
    }

    private mutating func checkDate(_ item: FeedItemElement) {
        guard let element = item.element.first("pubDate"), !element.value.isEmpty else {
            findings.add(.itemDate, item.place(), "no <pubDate>")
            return
        }
        let place = item.place(element)
        guard let date = MailDate(element.value) else {
            findings.add(.dateForm, place, "\"\(element.value)\"")
            return
        }
        if date.hasWrongWeekday { findings.add(.dateWeekday, place, "\"\(element.value)\"") }
        // Clocks differ a little.
        if date.date.timeIntervalSince(now) > 300 { findings.add(.dateFuture, place, "\"\(element.value)\"") }
    }

    private mutating func checkDescription(_ item: FeedItemElement) {
        guard let description = item.element.first("description") else { return }
        let text = description.value
        if text.utf8.count > Self.descriptionLimit {
            findings.add(.itemDescriptionLength, item.place(description), "\(text.utf8.count) bytes")
        }
        let others = MarkupNames.names(in: text).subtracting(["p", "ol", "ul", "li", "a", "b", "i", "strong", "em"])
        if !others.isEmpty {
            findings.add(
                .descriptionMarkup, item.place(description), others.sorted().map { "<\($0)>" }.joined(separator: ", "))
        }
    }

    private mutating func checkDuration(_ text: String, _ place: Place) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } && part.utf8.count <= 9 ? Int(part) : nil
        }
        guard numbers.count == parts.count, (1...3).contains(numbers.count), numbers.contains(where: { $0 > 0 }),
            numbers.dropFirst().allSatisfy({ $0 < 60 })
        else {
            findings.add(.durationForm, place, "\"\(text)\"")
            return
        }
        if numbers.count > 1 { findings.add(.durationSeconds, place, "\"\(text)\"") }
    }

    private mutating func checkNumber(_ name: String, _ rule: RuleID, _ item: FeedItemElement) {
        guard let element = item.element.first(name) else { return }
        let value = element.value
        if value.isEmpty || !value.utf8.allSatisfy({ (48...57).contains($0) }) || (Int(value) ?? 0) < 1 {
            findings.add(rule, item.place(element), "\"\(value)\"")
        }
    }
}
