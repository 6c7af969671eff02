// The address of a request, checked before anybody is asked.

import Foundation

/// An http or https address that a request may be sent to. Where it leads is checked once more at the connection.
public struct OutboundAddress: Sendable, Equatable, CustomStringConvertible {
    /// ASCII, absolute, without a fragment.
    public let text: String
    let url: URL

    public var description: String { text }
    /// Lower case; without brackets for IPv6.
    public var host: String { url.host()?.lowercased() ?? "" }
    /// `http` or `https`.
    public var scheme: String { url.scheme?.lowercased() ?? "" }

    /// Throws `.badAddress`. What lies beyond ASCII is percent-encoded, as browsers do it.
    public init(_ text: String, limits: OutboundLimits = OutboundLimits()) throws(OutboundError) {
        try self.init(text, base: nil, limits)
    }

    /// Where a `Location` leads from here (RFC 9110 §10.2.2).
    func following(_ location: String, _ limits: OutboundLimits) throws(OutboundError) -> OutboundAddress {
        try OutboundAddress(location, base: url, limits)
    }

    private init(_ text: String, base: URL?, _ limits: OutboundLimits) throws(OutboundError) {
        let shown = String(text.prefix(200))
        guard text.utf8.count <= limits.addressBytes else {
            throw .badAddress(shown, why: "is longer than \(limits.addressBytes) bytes")
        }
        guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x5C }) else {
            throw .badAddress(shown, why: "holds a space, a control character or a backslash")
        }
        guard let found = URL(string: Self.ascii(text), relativeTo: base)?.absoluteURL,
            let scheme = found.scheme?.lowercased()
        else { throw .badAddress(shown, why: "should be an address as https://show.example/feed.xml") }
        guard scheme == "http" || scheme == "https" else {
            throw .badAddress(shown, why: "should be http or https, is \(scheme)")
        }
        guard found.user() == nil, found.password() == nil else {
            throw .badAddress(shown, why: "should hold no user name and no password")
        }
        guard let host = found.host(), !host.isEmpty else { throw .badAddress(shown, why: "names no host") }
        if let port = found.port, !(1...65535).contains(port) { throw .badAddress(shown, why: "has no real port") }
        url = found
        self.text = String(found.absoluteString.prefix { $0 != "#" })
    }

    private static func ascii(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var out = ""
        for byte in text.utf8 {
            if byte < 0x80 {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                out += "%" + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }
}
