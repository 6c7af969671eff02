// What is asked of another server.

/// A GET or HEAD request.
public struct OutboundRequest: Sendable {
    /// What happens to a body that is longer than the bound.
    public enum Overflow: Sendable {
        /// The request fails with `.tooLarge`.
        case fails
        /// What came is the answer, marked as cut: for whoever wants only the head and a few bytes.
        case cuts
    }

    /// http or https; see `OutboundAddress`.
    public var url: String
    public var isHead: Bool
    /// More header fields, in order. Values are visible ASCII.
    public var fields: [(name: String, value: String)] = []
    /// Whether gzip is asked for and decoded.
    public var decodes = false
    /// Whether redirects are followed; else the redirect is the answer.
    public var follows = true
    /// Of the body in bytes; nil: the client's own bound, which counts in any case.
    public var bodyLimit: Int?
    public var overflow = Overflow.fails

    public init(_ url: String, isHead: Bool = false, fields: [(name: String, value: String)] = []) {
        self.url = url
        self.isHead = isHead
        self.fields = fields
    }

    /// Asks for the bytes from one offset to another, both included (RFC 9110 §14.2).
    public static func range(_ url: String, _ first: Int64, _ last: Int64) -> OutboundRequest {
        var request = OutboundRequest(url, fields: [("Range", "bytes=\(first)-\(last)")])
        request.bodyLimit = Int(last - first + 1)
        request.overflow = .cuts
        return request
    }
}

/// What another server answered.
public struct OutboundResponse: Sendable, Equatable {
    /// One redirect that was followed.
    public struct Hop: Sendable, Equatable {
        public let status: Int
        public let from: String
        public let to: String
    }

    /// The address that gave this answer.
    public var url: String
    public var hops: [Hop] = []
    public var status: Int
    var fields: [(name: String, value: String)] = []
    /// Decoded where the request asked for it; empty when it went to a sink.
    public var body: [UInt8] = []
    /// Whether there was more of the body than the bound allowed.
    public var isCut = false
    /// Bytes of the body on the wire.
    public var wireBytes: Int64 = 0
    /// Seconds from this request's start to the answer's first byte, redirects before it not counted.
    public var firstByteSeconds = 0.0

    /// A header field's value, several of the same name joined with commas (RFC 9110 §5.3); nil when there is none.
    public subscript(_ name: String) -> String? {
        let name = name.lowercased()
        let values = fields.filter { $0.name == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// `Content-Length` in bytes; nil when it is missing or no number.
    public var contentLength: Int64? { self["Content-Length"].flatMap { Int64($0) } }

    /// `Content-Type` without parameters, in lower case; nil when there is none.
    public var mediaType: String? {
        self["Content-Type"].map {
            String($0.prefix { $0 != ";" }).lowercased().filter { $0 != " " && $0 != "\t" }
        }
    }

    public static func == (one: OutboundResponse, other: OutboundResponse) -> Bool {
        one.url == other.url && one.status == other.status && one.body == other.body
            && one.fields.elementsEqual(other.fields) { $0 == $1 }
    }
}
