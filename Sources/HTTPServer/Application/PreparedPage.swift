// A finished page: bytes and heads made beforehand, written with one call.

public import Foundation
public import HTTPTypes

/// A page that is ready to be sent, immutable and shared by all loops. The server adds only Date and Connection.
///
/// A 200 turns into a 304 by If-None-Match and If-Modified-Since, and the gzip variant is sent to who accepts it; each
/// variant has an ETag of its own, so that no cache mixes them up (RFC 9110 §8.8.3.3).
public final class PreparedPage: Sendable {
    /// One form of the page, with its heads up to the Date line. A class, so that a request holds it with one count.
    final class Variant: Sendable {
        let body: [UInt8]
        let head: [UInt8]
        let notModifiedHead: [UInt8]
        let etag: [UInt8]
        /// The page's fields, for an answer that takes its place.
        let fields: HTTPFields

        init(body: [UInt8], head: [UInt8], notModifiedHead: [UInt8], etag: [UInt8], fields: HTTPFields) {
            self.fields = fields
            self.body = body
            self.head = head
            self.notModifiedHead = notModifiedHead
            self.etag = etag
        }
    }

    /// The status of the whole answer; only a 200 turns into a 304.
    public let status: HTTPResponse.Status
    /// When the content last changed, never when it was rendered; nil when nobody knows. Sent in whole seconds.
    public let lastModified: Date?
    let identity: Variant
    let packed: Variant?
    let modifiedSeconds: Int64?

    /// Makes a page.
    ///
    /// - Parameters:
    ///   - fields: Content-Type, Cache-Control and the like. Framing, ETag and Last-Modified are added here; so is
    ///     Vary: Accept-Encoding when there is a gzip variant.
    ///   - etag: The opaque text of the strong ETag, without quotes.
    ///   - gzip: The same body compressed, with the ETag of that form; nil when it is not worth it.
    public init(
        status: HTTPResponse.Status = .ok, fields: HTTPFields, body: [UInt8], etag: String,
        gzip: (body: [UInt8], etag: String)? = nil, lastModified: Date? = nil
    ) {
        self.status = status
        self.lastModified = lastModified
        let seconds = lastModified.map { Int64($0.timeIntervalSince1970.rounded(.down)) }
        modifiedSeconds = seconds
        var fields = fields
        if gzip != nil { HeadWriter.addVary(&fields) }
        if let seconds { fields[.lastModified] = HTTPDate.text(seconds) }
        identity = Self.variant(status, fields, body, etag, encoding: nil)
        packed = gzip.map { Self.variant(status, fields, $0.body, $0.etag, encoding: "gzip") }
    }

    private static func variant(
        _ status: HTTPResponse.Status, _ fields: HTTPFields, _ body: [UInt8], _ etag: String, encoding: String?
    ) -> Variant {
        // What RFC 9110 §8.8.3 allows inside the quotes; anything else could break the head.
        let opaque = etag.utf8.filter { $0 >= 0x21 && $0 != 0x22 && $0 < 0x7F }
        var fields = fields
        fields[.eTag] = "\"\(String(decoding: opaque, as: UTF8.self))\""
        if let encoding { fields[.contentEncoding] = encoding }
        let notModified = HeadWriter.head(304, fields, length: nil)
        return Variant(
            body: body, head: HeadWriter.head(status.code, fields, length: Int64(body.count)),
            notModifiedHead: notModified, etag: opaque, fields: fields)
    }

    /// The plain body.
    public var body: [UInt8] { identity.body }
    /// The opaque text of the plain body's ETag.
    public var etag: String { String(decoding: identity.etag, as: UTF8.self) }
    /// The compressed body and the opaque text of its ETag; nil when there is none.
    public var gzip: (body: [UInt8], etag: String)? {
        packed.map { ($0.body, String(decoding: $0.etag, as: UTF8.self)) }
    }

    /// Bytes that the page takes in memory, for a cache's bound.
    public var cost: Int {
        256
            + [identity, packed].compactMap { $0 }.reduce(0) {
                $0 + $1.body.count + $1.head.count + $1.notModifiedHead.count + $1.etag.count
            }
    }
}

extension PreparedPage {
    /// The form of the page that a request gets.
    @inline(__always)
    func variant(for facts: RequestFacts, _ head: Span<UInt8>) -> Variant {
        guard let packed, facts.acceptEncoding.isPresent else { return identity }
        if facts.flags.contains(.repeated) {
            let all = facts.joined("accept-encoding", in: head)
            return AcceptEncoding.prefersGzip(all.span) ? packed : identity
        }
        return AcceptEncoding.prefersGzip(head.extracting(facts.acceptEncoding.range)) ? packed : identity
    }

    /// What the request's preconditions make of this variant; only a 200 is conditional.
    @inline(__always)
    func verdict(
        _ variant: Variant, for facts: RequestFacts, _ head: Span<UInt8>
    ) -> Conditions.Verdict {
        guard status.code == 200,
            facts.ifNoneMatch.isPresent || facts.ifModifiedSince.isPresent || facts.ifMatch.isPresent
                || facts.ifUnmodifiedSince.isPresent
        else { return .proceed }
        return Conditions.evaluate(facts, head, Validators(etag: variant.etag, modified: modifiedSeconds))
    }
}
