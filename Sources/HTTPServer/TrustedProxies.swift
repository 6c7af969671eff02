// Which proxies are believed, and what they say of a client.

/// The reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. Nobody else's are looked at: anybody can
/// write them.
public struct TrustedProxies: Sendable, Equatable {
    private struct Network: Sendable, Equatable {
        let address: PeerAddress
        let bits: Int

        func contains(_ other: PeerAddress) -> Bool {
            guard other.family == address.family else { return false }
            switch address.family {
            case .local: return true
            case .version4: return bits == 0 || (other.low ^ address.low) >> UInt64(32 - bits) == 0
            case .version6:
                if bits == 0 { return true }
                if bits <= 64 { return (other.high ^ address.high) >> UInt64(64 - bits) == 0 }
                return other.high == address.high && (other.low ^ address.low) >> UInt64(128 - bits) == 0
            }
        }
    }

    /// Hops of one X-Forwarded-For that are looked at, from the nearest on.
    private static let mostHops = 16

    private var networks: [Network] = []

    /// Nobody is believed.
    public init() {}

    /// Adds a proxy: a numeric address, a network such as `10.0.0.0/8` or `fd00::/8`, or `unix` for whoever connects to
    /// the socket file.
    ///
    /// - Returns: whether the text was one of these.
    public mutating func add(_ text: String) -> Bool {
        if text == "unix" {
            networks.append(Network(address: PeerAddress(), bits: 0))
            return true
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = PeerAddress(text: parts[0]) else { return false }
        let width = address.family == .version4 ? 32 : 128
        guard parts.count == 2 else {
            networks.append(Network(address: address, bits: width))
            return true
        }
        guard let bits = UInt8(parts[1]).map(Int.init), bits <= width, parts[1].first != "+" else { return false }
        networks.append(Network(address: address, bits: bits))
        return true
    }

    var isEmpty: Bool { networks.isEmpty }

    func contains(_ address: PeerAddress) -> Bool { networks.contains { $0.contains(address) } }

    /// The client behind a trusted proxy: the last address of X-Forwarded-For that is no trusted proxy itself, since all
    /// before it may be made up. Where an element is no address, the hop before it counts.
    func client(_ facts: RequestFacts, _ head: Span<UInt8>, behind proxy: PeerAddress) -> PeerAddress {
        guard facts.forwardedFor.isPresent else { return proxy }
        let all =
            facts.flags.contains(.forwardedRepeated)
            ? facts.joined("x-forwarded-for", in: head)
            : head.extracting(facts.forwardedFor.range).withUnsafeBufferPointer { Array($0) }
        var client = proxy
        for hop in all.split(separator: UInt8(ascii: ",")).reversed().prefix(Self.mostHops) {
            guard let address = Self.address(hop) else { break }
            client = address
            if !contains(address) { break }
        }
        return client
    }

    /// Whether the client reached the nearest proxy over TLS; nil when the proxy does not say.
    static func isSecure(_ facts: RequestFacts, _ head: Span<UInt8>) -> Bool? {
        guard facts.forwardedProto.isPresent else { return nil }
        var list = TokenList(facts.forwardedProto)
        var last: Piece?
        while let token = list.next(head) { last = token }
        return last.map { ByteClass.isWord(head, Int($0.start), Int($0.end), "https") }
    }

    /// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`.
    private static func address(_ hop: ArraySlice<UInt8>) -> PeerAddress? {
        guard hop.count <= 64 else { return nil }
        let text = String(decoding: hop, as: UTF8.self).filter { $0 != " " && $0 != "\t" }
        if text.first == "[" {
            guard let close = text.firstIndex(of: "]") else { return nil }
            return PeerAddress(text: text[text.index(after: text.startIndex)..<close])
        }
        if let address = PeerAddress(text: text) { return address }
        guard let colon = text.lastIndex(of: ":") else { return nil }
        return PeerAddress(text: text[..<colon])
    }
}
