// Every bound and every deadline of the server, in one place.

/// Bounds and deadlines. The defaults suit a show of any size behind a reverse proxy or in front of the world.
public struct ServerLimits: Sendable, Equatable {
    /// Bytes of the request line; over it is 414. Default 8 KB: RFC 9112 §3 asks for at least 8,000.
    public var requestLineBytes = 8192
    /// Bytes of the whole head; over it is 431. Default 32 KB; must stay below the 64 KB read buffer.
    public var headerBytes = 32768
    /// Header lines; over it is 431. Default 100, as much as any browser behind proxies sends several times over.
    public var headerFields = 100
    /// Bytes of a body that nobody asked for, read and dropped before the answer. Default 64 KB; more closes the
    /// connection after the answer instead.
    public var droppedBodyBytes: Int64 = 65536
    /// Open connections in all loops together; at the bound those that are idle the longest make room, and where there
    /// are none the listener rests and the kernel's queue holds the rest.
    /// Default 16,384: each costs about 200 bytes here and a descriptor.
    public var connections = 16_384
    /// Open connections of one client address (of IPv6: one /64); over it is 429, and a connection that is refused so is
    /// closed. Never for 127.0.0.0/8, ::1, socket files and trusted
    /// proxies. Default 512: an office or a mobile
    /// carrier's gateway has room, and thirty such addresses are needed to fill the server.
    public var connectionsPerAddress = 512
    /// Connections that the kernel queues before they are accepted. Default 4,096; the kernel caps it at somaxconn.
    public var backlog = 4096
    /// Connections accepted by a loop before it looks at its others again. Default 1: the queue
    /// wakes it again as long as it holds any, so that no call is spent on finding it empty.
    public var acceptsPerTurn = 1
    /// Reads of 64 KB that one connection gets before the others have their turn. Default 16.
    public var readsPerTurn = 16
    /// Bytes that are read at once while a head is expected, and so the most that is held of a pipeline. Default 8 KB.
    public var headReadBytes = 8192
    /// Requests of one connection that are answered in a row before the others have their turn; the rest of a pipeline
    /// waits, unparsed. A finished page is answered at the end of the turn and ends it. Default 32.
    public var requestsPerTurn = 32
    /// Bytes of a file that one connection gets before the others have their turn. Default 2 MB.
    public var fileBytesPerTurn = 2 << 20
    /// Seconds from a request's first byte to the end of its head; then 408. Default 10.
    public var headerSeconds = 10.0
    /// Seconds that a connection may stand without a request; then it is closed. Default 75, above the 60 that proxies
    /// should keep theirs (nginx does; Deploy/Caddyfile says so), so that no request meets a closing connection.
    public var idleSeconds = 75.0
    /// Seconds within which a body must bring `readProgressBytes`; then 408. Default 20.
    public var readProgressSeconds = 20.0
    /// Bytes of a body that must come in `readProgressSeconds`. Default 2,048: a tenth of the slowest mobile line.
    public var readProgressBytes: Int64 = 2048
    /// Seconds within which a client must take `writeProgressBytes` of an answer; then it is cut off. Default 120:
    /// players hold back a download while their buffer is full.
    public var writeProgressSeconds = 120.0
    /// Bytes that must leave in `writeProgressSeconds`. Default 1,024.
    public var writeProgressBytes: Int64 = 1024
    /// Seconds that a closing connection is read on, so that its last answer is not lost to a reset. Default 5: many
    /// clients send a refused upload to its end before they read.
    public var lingerSeconds = 5.0
    /// Bytes that are read on from a closing connection, and dropped. Default 64 MB: reading costs little, and a client
    /// cut off earlier sees a broken pipe instead of the 413 that tells it why.
    public var lingerBytes: Int64 = 64 << 20
    /// Seconds that the listener rests for want of descriptors or at the connection bound. Default 0.25; a connection
    /// that closes on the same loop ends the rest at once.
    public var acceptPauseSeconds = 0.25
    /// Seconds that a connection must have been idle before it may be closed to make room at the bound. Default 1: a
    /// client between two requests is spared, one that hoards is not.
    public var reclaimSeconds = 1.0
    /// Idle connections that a loop closes at once to make room. Default 32, one turn's worth of accepts.
    public var reclaimedAtOnce = 32
    /// Seconds that idle connections stay during a drain, so that a client's next request meets an answer that says
    /// `Connection: close` and not a closed socket. Default 5.
    public var drainIdleSeconds = 5.0
    /// Seconds after which a drain ends all connections, whatever they do. Default 10.
    public var drainSeconds = 10.0
    /// The same when a successor has taken over: nobody waits for this process then, and a player should get the rest of
    /// its episode. Default 600.
    public var handoverSeconds = 600.0
    /// Bytes of an upload gathered before they go to the file. Default 128 KB.
    public var spoolChunkBytes = 128 << 10
    /// Jobs that wait for the upload lane, each with up to a chunk; over it is 503. Default 256 (32 MB).
    public var spoolDepth = 256
    /// Batches of access log entries, each of up to 512 or 128 KB, that wait for the hook; over it entries are dropped
    /// and counted. Default 64 (8 MB).
    public var logDepth = 64
    /// Seconds that the end waits for the log to take the last entries. Default 2.
    public var logDrainSeconds = 2.0
    /// Seconds of a 503's Retry-After. Default 1: a full lane empties fast.
    public var retryAfterSeconds = 1

    /// The defaults.
    public init() {}
}
