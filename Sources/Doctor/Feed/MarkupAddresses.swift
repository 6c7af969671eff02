// Which addresses in HTML lead nowhere once it is read in an app.

/// Finds addresses without a host in a text, linear in its length and without taking it for well-formed.
enum MarkupAddresses {
    /// Bytes of an address that are looked at, and shown.
    private static let limit = 200

    /// The first value of `href` or `src` within a tag that has no scheme: a path, or a fragment of a page that is not there.
    static func firstWithoutHost(in text: String) -> String? {
        var rest = Array(text.utf8)[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            // A `>` may stand in a value; what is behind it is then taken for text, and no address is made up.
            let inside = rest[(open + 1)...].prefix { $0 != UInt8(ascii: ">") }
            if let found = withoutHost(in: inside) { return found }
            rest = rest[inside.endIndex...]
        }
        return nil
    }

    private static func withoutHost(in tag: ArraySlice<UInt8>) -> String? {
        var index = tag.startIndex
        while index < tag.endIndex {
            defer { index += 1 }
            let mark = tag[index]
            guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { continue }
            let end = tag[(index + 1)...].firstIndex(of: mark) ?? tag.endIndex
            let name = tag[..<index].suffix(6).map { $0 < 33 ? 32 : $0 | 0x20 }
            let isAddress = name.elementsEqual(" href=".utf8) || name.suffix(5).elementsEqual(" src=".utf8)
            if isAddress {
                let value = String(decoding: tag[(index + 1)..<end].prefix(limit), as: UTF8.self).trimmedXML
                if !hasScheme(value) { return value }
            }
            index = end
        }
        return nil
    }

    /// Whether an address says by itself where it leads (RFC 3986 §3.1), as https:, mailto: and data: do.
    private static func hasScheme(_ address: String) -> Bool {
        let scheme = address.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard let first = scheme.first, (97...122).contains(first | 0x20), scheme.endIndex < address.utf8.endIndex
        else { return false }
        return scheme.allSatisfy {
            (97...122).contains($0 | 0x20) || (48...57).contains($0) || "+-.".utf8.contains($0)
        }
    }
}
