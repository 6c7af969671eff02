// The bounds of requests to other servers, with their reasons.

/// What a request to somebody else's server may take. Sizes are bytes, times seconds.
public struct OutboundLimits: Sendable, Equatable {
    /// Until the connection stands, TLS included: a server that is there needs a fraction of it.
    public var connectSeconds = 10.0
    /// For a request with all its redirects.
    public var totalSeconds = 30.0
    /// A transfer that is slower than this…
    public var lowSpeedBytes = 100
    /// …for so long is given up.
    public var lowSpeedSeconds = 10
    /// Redirects that are followed; browsers follow twenty, a sound show needs none.
    public var redirects = 5
    /// Of a body, after decompression: a bomb ends here too.
    public var bodyBytes = 32 << 20
    /// Of all heads together.
    public var headBytes = 64 << 10
    /// Of an address.
    public var addressBytes = 4096

    public init() {}
}
