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
    /// A page of the site's own for an error that the server itself answers (400, 408, 413, 429, 500, 503 and others), or
    /// nil for the built-in sentence. The path is the decoded one of the request, nil where it was not understood. Called
    /// on a loop's thread: it must not block. Its status is set by the server.
    public var errorPage: @Sendable (HTTPResponse.Status, _ path: String?) -> Response? = { _, _ in nil }
    /// Takes answered requests in batches, in each loop's order, off the loops on a lane of its own; nil logs nothing and
    /// costs nothing.
    public var accessLog: (@Sendable (AccessBatch) -> Void)?
    /// Whose X-Forwarded-For and X-Forwarded-Proto are believed.
    public var trustedProxies = TrustedProxies()
    /// Seconds of Strict-Transport-Security (RFC 6797), for a server that TLS stands in front of; nil: never sent. Left out
    /// of answers to requests of which a trusted proxy says that they came without TLS.
    public var strictTransportSeconds: Int?

    /// A configuration with the built-in error pages and no log.
    public init(bind: BindAddress, loops: Int? = nil, limits: ServerLimits = ServerLimits()) {
        self.bind = bind
        self.loops = loops
        self.limits = limits
    }
}
