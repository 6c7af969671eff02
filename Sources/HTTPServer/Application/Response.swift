// A response, before the server gives it its framing.

public import HTTPTypes

/// A response. The server adds Date, Content-Length, Connection and, for files, Accept-Ranges; it turns a 200 into a
/// 304, 206, 412 or 416 by the request's conditions where the response carries validators, and drops the body for HEAD.
public struct Response: Sendable {
    /// The content.
    public enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// Sent by sendfile; ranges are served.
        case file(OpenFile)
        /// A page made beforehand: its own head is used, with the variant that the request accepts.
        case page(PreparedPage)
    }

    /// The status, before conditions and ranges are applied.
    public var status: HTTPResponse.Status
    /// Header fields; framing fields among them are left out.
    public var fields: HTTPFields
    /// The content; not sent for HEAD.
    public var body: Body

    /// A response.
    public init(status: HTTPResponse.Status, fields: HTTPFields = HTTPFields(), body: Body = .empty) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// A whole prepared page.
    public init(_ page: PreparedPage) {
        self.init(status: page.status, body: .page(page))
    }
}
