// The podcast:guid of a show.

/// Makes the permanent identity that Podcasting 2.0 gives a show (podcastindex.org/namespace/1.0, tag guid).
public enum PodcastGUID {
    /// The UUIDv5 (RFC 9562 §5.5) over the feed's address without its scheme and trailing slashes. To be made once, from
    /// the first public address, and kept for ever.
    ///
    /// `sha1` gives the 20 bytes of a SHA-1 digest: this room has no cryptography of its own.
    public static func make(feedURL: String, sha1: ([UInt8]) -> [UInt8]) -> String {
        var name = feedURL[...]
        if let scheme = name.firstRange(of: "://") { name = name[scheme.upperBound...] }
        while name.hasSuffix("/") { name = name.dropLast() }
        var uuid = Array(sha1(namespace + name.utf8).prefix(16))
        precondition(uuid.count == 16, "a SHA-1 digest has 20 bytes")
        uuid[6] = uuid[6] & 0x0F | 0x50
        uuid[8] = uuid[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        for (index, byte) in uuid.enumerated() {
            if [4, 6, 8, 10].contains(index) { out.append(UInt8(ascii: "-")) }
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// ead4c236-bf58-58c6-a2c6-a6b28d128cb6
    private static let namespace: [UInt8] = [
        0xEA, 0xD4, 0xC2, 0x36, 0xBF, 0x58, 0x58, 0xC6, 0xA2, 0xC6, 0xA6, 0xB2, 0x8D, 0x12, 0x8C, 0xB6,
    ]
}
