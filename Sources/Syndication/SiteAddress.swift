// Absolute addresses of the site, for documents that are read elsewhere.

import Podcast

/// Makes absolute addresses from the show's own; nothing else is ever a source of them.
public struct SiteAddress: Sendable {
    fileprivate let base: String

    init(_ show: Show) {
        var url = show.url[...]
        while url.hasSuffix("/") { url = url.dropLast() }
        base = String(url)
    }

    /// The site's front page, with the slash that RFC 3986 §6.2.3 gives an empty path.
    var home: String { absolute(SitePath.home) }

    /// A path on the site, or an address elsewhere, as an absolute ASCII address.
    func absolute(_ location: String) -> String {
        if location.hasPrefix("https://") || location.hasPrefix("http://") { return Self.ascii(location) }
        return Self.ascii(location.hasPrefix("/") ? base + location : base + "/" + location)
    }

    /// An address in notes as other programs need it: paths lead to this site, fragments into the episode's own page, and
    /// addresses elsewhere stay as they are.
    ///
    /// - Parameter page: the episode's page, absolute.
    func absolute(_ url: String, in page: String) -> String {
        if url.hasPrefix("#") { return Self.ascii(page + url) }
        return url.hasPrefix("/") && !url.hasPrefix("//") ? absolute(url) : url
    }

    func enclosure(_ enclosure: Enclosure) -> String {
        absolute(enclosure.isRemote ? enclosure.location : SitePath.media(enclosure.location))
    }

    /// Percent-encodes what may not stand in an address at all (RFC 3986 §2): spaces, controls, quotes, angle brackets and
    /// all beyond ASCII. What was encoded already stays.
    static func ascii(_ address: String) -> String {
        guard address.utf8.contains(where: isForeign) else { return address }
        var out = ""
        for byte in address.utf8 {
            if isForeign(byte) {
                let digits = String(byte, radix: 16, uppercase: true)
                out += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            } else {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return out
    }

    private static func isForeign(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}".utf8.contains(byte)
    }
}

extension SiteAddress {
    /// An address as it may stand in a header field: ASCII, and nothing that ends it.
    public static func header(_ address: String) -> String { ascii(address) }

    /// The site's host, with its port where it has one.
    var host: String {
        let rest = base.firstRange(of: "://").map { base[$0.upperBound...] } ?? base[...]
        return Self.ascii(String(rest.prefix { $0 != "/" }))
    }
}
