// A feed as the checks see it.

/// The parts of an RSS document.
struct Feed {
    let document: FeedDocument
    let channel: FeedElement
    let items: [FeedItemElement]
    /// The address that was asked for and, behind redirects, the one that answered; empty for a file.
    let addresses: [String]

    /// Nil when the document is no RSS with a channel.
    init?(_ document: FeedDocument, addresses: [String]) {
        let root = document.root
        // RSS 0.9 and 1.0 are RDF: their items stand beside the channel.
        guard root.name == "rss" || root.name.hasSuffix("}RDF"),
            let channel = root.children.first(where: { Self.local($0.name) == "channel" })
        else { return nil }
        self.document = document
        self.channel = channel
        self.addresses = addresses
        let elements = (channel.children + root.children).filter { Self.local($0.name) == "item" }
        items = elements.enumerated().map { FeedItemElement($0.element, number: $0.offset + 1) }
    }

    /// `rel="self"`; nil when there is none.
    var selfAddress: String? {
        channel.all("atom:link").first { $0["rel"] == "self" }?["href"].map(\.trimmedXML)
    }

    /// The address of a page around this one (RFC 5005 §3), as `next`; nil without one that can be asked.
    func page(_ relation: String) -> String? {
        let address = channel.all("atom:link").first { $0["rel"] == relation }?["href"]?.trimmedXML
        return address.flatMap { AbsoluteAddress.isSound($0) ? $0 : nil }
    }

    private static func local(_ name: String) -> Substring {
        name.lastIndex(of: "}").map { name[name.index(after: $0)...] } ?? name[...]
    }
}

/// One item of a feed.
struct FeedItemElement {
    let element: FeedElement
    /// From 1, in the order of the document.
    let number: Int

    init(_ element: FeedElement, number: Int) {
        self.element = element
        self.number = number
    }

    var title: String { element.value(of: "title") ?? element.value(of: "itunes:title") ?? "" }
    var guid: String? { element.value(of: "guid") }
    var enclosure: FeedElement? { element.first("enclosure") }
    var isFull: Bool { (element.value(of: "itunes:episodeType") ?? "full") == "full" }

    /// The item, at the line of one of its tags.
    func place(_ tag: FeedElement? = nil) -> Place {
        .item(number, title: String(title.prefix(200)), line: (tag ?? element).line)
    }
}
