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

    /// HTML that ShowNotes made safe, with its addresses made absolute: what reads a feed has no page that a path or a
    /// fragment could start from.
    ///
    /// In that HTML a quotation mark stands around attributes only, so one with `/` or `#` behind it begins an address of
    /// this site. The bytes are gone over once.
    ///
    /// - Parameter page: the episode's page, absolute.
    mutating func safe(_ html: some StringProtocol, in page: String, of site: SiteAddress) {
        var html = String(html)
        html.withUTF8 { source in
            let quote = UInt8(ascii: "\"")
            var (copied, index) = (0, 0)
            while index + 1 < source.count {
                defer { index += 1 }
                guard source[index] == quote, Self.leadsHere(source[index + 1]), Self.isAddress(source[..<index]),
                    let end = source[(index + 1)...].firstIndex(of: quote)
                else { continue }
                bytes.append(contentsOf: source[copied...index])
                text(site.absolute(Self.plain(ArraySlice(source[(index + 1)..<end])), in: page))
                (copied, index) = (end, end)
            }
            bytes.append(contentsOf: source[copied...])
        }
    }

    /// Whether an address that begins with a byte has no host.
    private static func leadsHere(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") }

    /// Whether an attribute that holds an address ends here.
    private static func isAddress(_ before: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        before.suffix(6).elementsEqual(" href=".utf8) || before.suffix(5).elementsEqual(" src=".utf8)
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

    /// The four entities that ShowNotes writes. Byte by byte: with an accent behind it, a `;` is another character.
    static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let known = entities.first(where: { rest.starts(with: $0.name) }) {
                out.append(known.byte)
                rest = rest.dropFirst(known.name.count)
            } else {
                out.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        (Array("&lt;".utf8), UInt8(ascii: "<")), (Array("&gt;".utf8), UInt8(ascii: ">")),
        (Array("&quot;".utf8), UInt8(ascii: "\"")), (Array("&amp;".utf8), UInt8(ascii: "&")),
    ]

    private static func starts(_ url: String, with scheme: String) -> Bool {
        url.utf8.count > scheme.utf8.count && zip(url.utf8, scheme.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }
}
