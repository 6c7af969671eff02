// How browsers add the site's search to their own.

public import Podcast

/// An OpenSearch 1.1 description (github.com/dewitt/opensearch): where words are sent, as a page, as JSON and as suggestions.
public struct SearchDescription: Sendable {
    /// Characters of a short name; longer ones are refused by browsers.
    private static let shortName = 16
    private static let longName = 48
    private static let description = 1024

    private let show: Show
    private let purpose: String
    private let icon: String

    /// - Parameters:
    ///   - purpose: what is searched, in the interface's language.
    ///   - icon: the path of an icon that has 16 by 16 pixels among its sizes.
    public init(show: Show, purpose: String, icon: String) {
        self.show = show
        self.purpose = purpose
        self.icon = icon
    }

    /// The document, UTF-8; to be served as `application/opensearchdescription+xml`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        // The braces are the template's own: they are put behind an address that has none.
        let words = "?q={searchTerms}"
        let page = address.absolute(SitePath.search) + words + "&page={startPage?}"
        let data = address.absolute(SitePath.apiSearch) + words + "&page={startPage?}"
        let suggestions = address.absolute(SitePath.apiSuggest) + words
        var xml = XMLWriter(capacity: 1536)
        xml.declaration()
        xml.element("OpenSearchDescription", ["xmlns": "http://a9.com/-/spec/opensearch/1.1/"]) { xml in
            xml.element("ShortName", text: Self.cut(show.title, to: Self.shortName))
            xml.element("LongName", text: Self.cut(show.title, to: Self.longName))
            xml.element("Description", text: Self.cut("\(show.title): \(purpose)", to: Self.description))
            xml.empty("Url", ["type": "text/html", "rel": "results", "template": page])
            xml.empty("Url", ["type": "application/json", "rel": "results", "template": data])
            xml.empty(
                "Url", ["type": "application/x-suggestions+json", "rel": "suggestions", "template": suggestions])
            xml.empty(
                "Url",
                [
                    "type": "application/opensearchdescription+xml", "rel": "self",
                    "template": address.absolute(SitePath.openSearch),
                ])
            xml.element(
                "Image", attributes: [("width", "16"), ("height", "16"), ("type", "image/x-icon")],
                text: address.absolute(icon))
            xml.element("Language", text: show.language)
            xml.element("InputEncoding", text: "UTF-8")
            xml.element("OutputEncoding", text: "UTF-8")
        }
        return xml.bytes
    }

    /// In one line, cut where a word ends if there is such a place.
    private static func cut(_ text: String, to limit: Int) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > limit else { return line }
        let start = line.prefix(limit)
        guard let space = start.lastIndex(of: " ") else { return String(start) }
        return String(start[..<space])
    }
}
