// The rules for Podcasting 2.0 and for Podlove Simple Chapters.

extension FeedCheck {
    /// - Parameter place: where a tag of this channel or item stands.
    mutating func checkPodcastTags(in element: FeedElement, _ place: (FeedElement?) -> Place) {
        for child in element.children {
            if child.name == "psc:chapters" { checkSimpleChapters(child, place(child)) }
            guard let tag = PodcastTag.all[child.name] else { continue }
            check(child, tag, place(child))
            switch child.name {
            case "podcast:transcript": checkTranscript(child, place(child))
            case "podcast:chapters": checkChapters(child, place(child))
            case "podcast:alternateEnclosure", "podcast:podroll", "podcast:value", "podcast:liveItem":
                checkPodcastTags(in: child) { _ in place(child) }
            default: break
            }
        }
    }

    private mutating func check(_ element: FeedElement, _ tag: PodcastTag, _ place: Place) {
        let missing = tag.needs.filter { (element[$0] ?? "").trimmedXML.isEmpty }
        if !missing.isEmpty {
            findings.add(.podcastAttribute, place, "<\(element.name)> without \(missing.joined(separator: ", "))")
        }
        for name in tag.addresses {
            guard let address = element[name]?.trimmedXML, !address.isEmpty else { continue }
            checkAddress(address, "<\(element.name)> \(name)", place)
        }
        for name in tag.numbers {
            guard let text = element[name]?.trimmedXML, !text.isEmpty else { continue }
            if Double(text).map({ $0 < 0 || !$0.isFinite }) ?? true {
                findings.add(.podcastValue, place, "<\(element.name)> \(name)=\"\(text)\"")
            }
        }
        for (name, values) in tag.choices {
            guard let text = element[name], !values.contains(text) else { continue }
            findings.add(.podcastValue, place, "<\(element.name)> \(name)=\"\(text)\"")
        }
        if let child = tag.child, element.first(child) == nil {
            findings.add(.podcastAttribute, place, "<\(element.name)> without <\(child)>")
        }
        switch tag.value {
        case .absent: break
        case .text: if element.value.isEmpty { findings.add(.podcastText, place, "<\(element.name)> is empty") }
        case .oneOf(let values):
            // An empty podcast:locked is told as a missing one.
            if !values.contains(element.value), element.name != "podcast:locked" || !element.value.isEmpty {
                findings.add(.podcastValue, place, "<\(element.name)>: \"\(element.value)\"")
            }
        case .number:
            if Double(element.value).map({ $0 < 0 }) ?? true {
                findings.add(.podcastValue, place, "<\(element.name)>: \"\(element.value)\"")
            }
        }
    }

    /// The type without its parameters.
    static func mediaType(_ text: String) -> String {
        text.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }

    private mutating func checkTranscript(_ element: FeedElement, _ place: Place) {
        let types: Set<String> = [
            "text/vtt", "application/x-subrip", "application/srt", "application/json", "text/html", "text/plain",
        ]
        guard let type = element["type"], !type.isEmpty, !types.contains(Self.mediaType(type)) else { return }
        findings.add(.transcriptType, place, "type=\"\(type)\"")
    }

    private mutating func checkChapters(_ element: FeedElement, _ place: Place) {
        guard let type = element["type"], !type.isEmpty, Self.mediaType(type) != "application/json+chapters" else {
            return
        }
        findings.add(.chaptersType, place, "type=\"\(type)\"")
    }

    private mutating func checkSimpleChapters(_ element: FeedElement, _ place: Place) {
        let chapters = element.all("psc:chapter")
        if chapters.isEmpty { findings.add(.simpleChapters, place, "no <psc:chapter>") }
        for chapter in chapters {
            let start = chapter["start"] ?? ""
            let title = chapter["title"] ?? ""
            if start.wholeMatch(of: /([0-9]+:)?([0-9]{1,2}:)?[0-9]{1,2}(\.[0-9]{1,3})?/) == nil
                || title.trimmedXML.isEmpty
            {
                findings.add(.simpleChapters, place, "start=\"\(start)\" title=\"\(title)\"")
            }
        }
    }
}
