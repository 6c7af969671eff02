// A request as the site sees it.

public import HTTPTypes

/// A request's head, built only when no finished page answers it.
public struct RequestHead: Sendable {
    /// One of GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS; the server answers 501 to others.
    public var method: HTTPRequest.Method
    /// The path, percent-decoded once, starting with `/`; the server has refused NUL, encoded slashes, and segments
    /// `.` and `..`.
    public var path: String
    /// The raw query without its question mark; nil when there is none.
    public var query: String?
    /// The header as sent, its values checked byte by byte (RFC 9110 §5.5).
    public var fields: HTTPFields
    /// Who sent it: the other end of the socket, whatever the header says.
    public var peer: Peer

    /// A head, as the server or a test makes it.
    public init(
        method: HTTPRequest.Method, path: String, query: String? = nil, fields: HTTPFields = HTTPFields(), peer: Peer
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.peer = peer
    }
}

/// Who sent a request.
public enum Peer: Sendable, Hashable {
    /// A numeric IPv4 or IPv6 address.
    case address(String)
    /// A connection on a unix socket.
    case local
}

/// A request with its body.
public struct Request: Sendable {
    /// The content, as the plan asked for it.
    public enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// A spooled upload: its path and its size in bytes.
        case file(path: String, size: Int64)
    }

    /// Method, path, query and header.
    public var head: RequestHead
    /// The content; `.empty` when there was none or it was dropped.
    public var body: Body

    /// A request, as the server or a test makes it.
    public init(head: RequestHead, body: Body = .empty) {
        self.head = head
        self.body = body
    }
}
