// One client's connection: a small record, owned by its loop.

/// Touched by its loop's thread only. An idle one has no buffer and no exchange: about 150 bytes in all.
final class Connection {
    enum Phase: UInt8 {
        /// Between requests, or in a head.
        case head
        case body
        /// A chunk of the body is on its way to a file: nothing is read.
        case spooling
        /// A handler works on the answer: nothing is read.
        case waiting
        /// An answer waits for the end of the turn, when all of them go out: nothing is read.
        case outgoing
        /// The last answer is out; what still comes is read and dropped.
        case lingering
        case closed
    }

    /// What the deadline is for.
    enum Watch: UInt8 { case none, idle, header, body, write, linger }

    struct Flags: OptionSet {
        let rawValue: UInt16
        /// Bytes may be there: the last read did not find the end of them.
        static let readable = Flags(rawValue: 1)
        /// The kernel told of the client's FIN: reads go on until they meet it.
        static let hangup = Flags(rawValue: 2)
        /// The client will send nothing more.
        static let ended = Flags(rawValue: 4)
        /// The connection ends with the answer under way.
        static let closing = Flags(rawValue: 8)
        /// The loop that holds it has been chosen.
        static let placed = Flags(rawValue: 16)
        /// In the loop's list of those that have more to do.
        static let queued = Flags(rawValue: 32)
        static let watched = Flags(rawValue: 64)
        /// At least one byte of a request has come.
        static let hasSpoken = Flags(rawValue: 128)
        /// Bytes that nobody will read may still come: they must not turn the close into a reset.
        static let mustLinger = Flags(rawValue: 256)
        /// From a proxy that is believed.
        static let trusted = Flags(rawValue: 512)
        /// The answer under way is a finished page.
        static let fromCache = Flags(rawValue: 1024)
        /// The answer under way is the server's own refusal.
        static let refused = Flags(rawValue: 2048)
    }

    let descriptor: Int32
    /// Generation and descriptor: what epoll, timers and replies know it by.
    let token: UInt64
    let address: PeerAddress
    var phase = Phase.head
    var watch = Watch.none
    var flags: Flags = [.readable]
    /// Monotonic milliseconds; the slot of the timer wheel that counts.
    var deadline = Int64.max
    var slot = Int64.max
    /// When the head under way was whole, in monotonic microseconds.
    var began: Int64 = 0
    /// Empty lines since the last request: some clients leave one behind a body.
    var emptyLines: UInt8 = 0
    /// Bytes read and dropped since the last answer of a closing connection.
    var lingered: Int64 = 0
    /// Bytes that were read and not used.
    var leftover: [UInt8] = []
    /// The parser of a head that has come in part.
    var parser: ParserBox?
    var exchange: Exchange?
    var output: Output?

    init(descriptor: Int32, token: UInt64, address: PeerAddress) {
        self.descriptor = descriptor
        self.token = token
        self.address = address
    }
}

/// A parser in its own allocation, so that idle connections do not carry its room.
final class ParserBox {
    var parser: HeadParser
    init(_ parser: HeadParser) { self.parser = parser }
}
