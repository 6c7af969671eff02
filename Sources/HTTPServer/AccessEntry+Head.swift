// The access log's view of a request head.

extension AccessEntry {
    /// An entry from the head's bytes; empty texts when the head was not understood.
    static func make(
        status: Int, _ facts: RequestFacts, _ raw: Span<UInt8>, peer: Peer, seconds: Int64, milliseconds: Int64
    ) -> AccessEntry {
        var entry = AccessEntry(
            time: seconds, peer: peer, method: "", target: "", status: status, bytes: 0, milliseconds: milliseconds)
        guard facts.size > 0, raw.count >= facts.size else { return entry }
        entry.method = text(raw, facts.methodName)
        entry.target = text(raw, facts.target)
        let referer = facts.joined("referer", in: raw)
        let agent = facts.joined("user-agent", in: raw)
        entry.referer = referer.isEmpty ? nil : String(decoding: referer, as: UTF8.self)
        entry.userAgent = agent.isEmpty ? nil : String(decoding: agent, as: UTF8.self)
        return entry
    }

    private static func text(_ raw: Span<UInt8>, _ piece: Piece) -> String {
        guard piece.isPresent else { return "" }
        var bytes: [UInt8] = []
        for index in piece.range { bytes.append(raw[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
