// Answered requests on their way to the access log, gathered without building a String.

/// Answered requests in a loop's order: fixed records over one stretch of copied bytes, so that the loop pays for a few
/// copies, and whoever logs them for the rest.
public struct AccessBatch: Sendable {
    struct Record: Sendable {
        /// Seconds since 1970.
        var time: Int64
        var peer: PeerAddress
        var status: Int
        var minor: UInt8
        /// Bytes of the content that were handed to the kernel.
        var bytes: Int64 = 0
        var microseconds: Int64 = 0
        /// Where the texts lie, each behind the one before it.
        var start: Int
        var method: Int
        var target: Int
        /// -1: not sent.
        var referer: Int
        var agent: Int
    }

    /// A batch is handed over when it has so many requests or bytes.
    static let most = 512
    static let mostBytes = 128 << 10
    /// What is kept of a target, and of a Referer or User-Agent.
    private static let longestTarget = 2048
    private static let longestValue = 512

    private var all: [Record] = []
    /// The requests; those that were taken out again are left out.
    var records: some Sequence<Record> { all.lazy.filter { $0.status != 0 } }
    private(set) var text: [UInt8] = []

    var isFull: Bool { all.count >= Self.most || text.count >= Self.mostBytes }

    /// How many requests there are; some may have been taken out again.
    public var count: Int { all.count }

    /// Adds a request from its head's bytes. What the parser had not reached when it refused the head stays empty.
    mutating func add(
        _ facts: RequestFacts, _ head: Span<UInt8>, status: Int, peer: PeerAddress, time: Int64, bytes: Int64,
        microseconds: Int64
    ) {
        var record = Record(
            time: time, peer: peer, status: status, minor: facts.minor, bytes: bytes, microseconds: microseconds,
            start: text.count, method: 0, target: 0, referer: -1, agent: -1)
        record.method = max(0, append(facts.methodName, head, limit: Self.longestValue))
        record.target = max(0, append(facts.target, head, limit: Self.longestTarget))
        record.referer = append(facts.referer, head, limit: Self.longestValue)
        record.agent = append(facts.userAgent, head, limit: Self.longestValue)
        all.append(record)
    }

    /// Adds a request that was kept back until its answer was out.
    mutating func add(_ other: AccessBatch, time: Int64, bytes: Int64, microseconds: Int64) {
        for var record in other.records {
            record.start += text.count
            record.time = time
            record.bytes = bytes
            record.microseconds = microseconds
            all.append(record)
        }
        text += other.text
    }

    /// Completes the request that was added as number `index`.
    mutating func complete(_ index: Int, bytes: Int64, microseconds: Int64) {
        all[index].bytes = bytes
        all[index].microseconds = microseconds
    }

    /// Takes a request out again, to be kept back until its answer is out.
    mutating func take(_ index: Int) -> AccessBatch {
        var one = AccessBatch()
        var record = all[index]
        let length = record.method + record.target + max(0, record.referer) + max(0, record.agent)
        one.text = Array(text[record.start..<record.start + length])
        record.start = 0
        one.all = [record]
        all[index].status = 0
        return one
    }

    private mutating func append(_ piece: Piece, _ head: Span<UInt8>, limit: Int) -> Int {
        guard piece.isPresent, Int(piece.end) <= head.count else { return -1 }
        let range = piece.range.prefix(limit)
        head.extracting(range).withUnsafeBufferPointer { text.append(contentsOf: $0) }
        return range.count
    }

    /// The requests one by one, with their texts decoded.
    public var entries: [AccessEntry] {
        records.map { record in
            var position = record.start
            func next(_ length: Int) -> String? {
                guard length >= 0 else { return nil }
                defer { position += length }
                return String(decoding: text[position..<position + length], as: UTF8.self)
            }
            let method = next(record.method) ?? ""
            let target = next(record.target) ?? ""
            return AccessEntry(
                time: record.time, peer: record.peer.peer, method: method, target: target, status: record.status,
                bytes: record.bytes, microseconds: record.microseconds, referer: next(record.referer),
                userAgent: next(record.agent))
        }
    }
}

/// One answered request, for the access log.
public struct AccessEntry: Sendable, Equatable {
    /// When the answer was finished, in seconds since 1970.
    public var time: Int64
    /// Who asked: the other end of the socket, or whom a trusted proxy named.
    public var peer: Peer
    /// The method as sent; empty when the request line was not understood.
    public var method: String
    /// The raw target with its query, cut after 2,048 bytes; empty when it was not understood.
    public var target: String
    /// The status of the answer.
    public var status: Int
    /// Bytes of the answer's content that were handed to the kernel; its head is not counted.
    public var bytes: Int64
    /// From the moment that the request's end was there to the last byte handed over.
    public var microseconds: Int64
    /// The field Referer as sent, cut after 512 bytes; nil when it was not.
    public var referer: String?
    /// The field User-Agent as sent, cut after 512 bytes; nil when it was not.
    public var userAgent: String?
}
