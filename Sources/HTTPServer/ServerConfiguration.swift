// What a server is told before it starts.

public import HTTPTypes

/// Where a server listens.
public enum BindAddress: Sendable, Equatable {
    /// A host name or numeric address (IPv6 with or without brackets; `::` listens on IPv4 as well) and a port; 0 lets
    /// the system pick one.
    case tcp(host: String, port: Int)
    /// A socket file. A stale one is replaced; one that somebody listens on is an error.
    case unix(path: String)
}

/// What a server is told before it starts.
public struct ServerConfiguration: Sendable {
    /// Where to listen.
    public var bind: BindAddress
    /// Event loops, each a thread; nil is one for each core.
    public var loops: Int?
    /// Bounds and deadlines.
    public var limits = ServerLimits()
    /// A page of the site's own for an error that the server itself answers (400, 408, 413, 500, 503 and others), or
    /// nil for the built-in sentence. Called on a loop's thread: it must not block. Its status is set by the server.
    public var errorPage: @Sendable (HTTPResponse.Status) -> Response? = { _ in nil }
    /// Takes finished requests in batches, in each loop's order, off the loops on a lane of its own; nil logs nothing
    /// and costs nothing.
    public var accessLog: (@Sendable ([AccessEntry]) -> Void)?

    /// A configuration with the built-in error pages and no log.
    public init(bind: BindAddress, loops: Int? = nil, limits: ServerLimits = ServerLimits()) {
        self.bind = bind
        self.loops = loops
        self.limits = limits
    }
}

/// One answered request, for the access log.
public struct AccessEntry: Sendable, Equatable {
    /// When the answer was finished, in seconds since 1970.
    public var time: Int64
    /// The other end of the socket.
    public var peer: Peer
    /// The method as sent; empty when the request line was not understood.
    public var method: String
    /// The raw target with its query; empty when it was not understood.
    public var target: String
    /// The status of the answer.
    public var status: Int
    /// Bytes of the answer, its head included, that were handed to the kernel.
    public var bytes: Int64
    /// From the head's end to the last byte handed over, in milliseconds (to the clock's tick, 1 to 4 ms).
    public var milliseconds: Int64
    /// The field Referer as sent; nil when it was not.
    public var referer: String?
    /// The field User-Agent as sent; nil when it was not.
    public var userAgent: String?
}
