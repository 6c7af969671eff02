// Pictures within notes: the show's own are shown in the room they take, those of other sites are links.

internal import Podcast

/// Turns the parser's `<img>` into what a page shows.
///
/// Whoever reads a page asks nobody but this site, so a picture that lies elsewhere is a link to it.
struct PictureMarkup: Sendable {
    static let opening = Array("<img src=\"".utf8)

    private let label: Words
    private let speaks: String
    /// The show's address, escaped as the parser does.
    private let base: String
    private let host: ShowHost
    private let size: PictureSize

    /// - Parameters:
    ///   - speaks: the attribute for what is ours in a page of another language.
    ///   - base: the show's address.
    init(words: Words, speaks: String, base: String, size: @escaping PictureSize) {
        label = words
        self.speaks = speaks
        self.base = EscapableText.escaped(base)
        host = ShowHost(base)
        self.size = size
    }

    /// - Parameters:
    ///   - tag: as the parser writes it: `<img src="…" alt="…" loading="lazy">`, both escaped.
    ///   - isInLink: a link holds no other.
    func shown(_ tag: String, isInLink: Bool) -> String {
        let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count > 3 else { return tag }
        let (source, alt) = (String(parts[1]), String(parts[3]))
        if let path = path(source) {
            guard let size = size(Self.plain(path)) else { return tag }
            return tag.dropLast() + " width=\"\(size.width)\" height=\"\(size.height)\">"
        }
        let address = Self.plain(source)
        if host.holds(address) { return tag }
        // What names no site leads to no picture.
        guard let site = WebAddress.siteName(address) else { return alt.isEmpty ? source : alt }
        let words = EscapableText.escaped(label.text(.pictureFrom, ["site": site]))
        if isInLink { return alt.isEmpty ? "<span\(speaks)>\(words)</span>" : alt }
        return "<a class=\"picture\" href=\"\(source)\" rel=\"noopener noreferrer\">"
            + (alt.isEmpty ? "" : alt + " ") + "<small\(speaks)>\(words)</small></a>"
    }

    /// The path of a picture that this site has.
    private func path(_ source: String) -> String? {
        if source.hasPrefix("/") { return source }
        guard source.hasPrefix(base + "/") else { return nil }
        return String(source.dropFirst(base.utf8.count))
    }

    private static func plain(_ escaped: String) -> String {
        escaped.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&amp;", with: "&")
    }
}
