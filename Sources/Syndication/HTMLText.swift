// HTML bytes in the making, for the parts of feed items.

/// Collects HTML. Text and addresses are escaped here; only ShowNotes' own safe HTML goes in as it is.
struct HTMLText {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }

    /// Markup of our own.
    mutating func tag(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// HTML that ShowNotes made safe.
    mutating func safe(_ html: String) {
        bytes.append(contentsOf: html.utf8)
    }

    mutating func append(_ other: HTMLText) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Plain text.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): tag("&amp;")
            case UInt8(ascii: "<"): tag("&lt;")
            case UInt8(ascii: ">"): tag("&gt;")
            case UInt8(ascii: "\""): tag("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    /// A link; its words alone when there is no address, or one that is neither web nor mail.
    mutating func link(_ words: String, to url: String?) {
        guard let url, ["https://", "http://", "mailto:"].contains(where: { Self.starts(url, with: $0) }) else {
            text(words)
            return
        }
        tag("<a href=\"")
        text(SiteAddress.ascii(url))
        tag("\">")
        text(words)
        tag("</a>")
    }

    private static func starts(_ url: String, with scheme: String) -> Bool {
        url.utf8.count > scheme.utf8.count && zip(url.utf8, scheme.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }
}
