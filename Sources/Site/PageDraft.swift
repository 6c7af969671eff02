// A page as it was just made, before it is prepared for sending.

import Digests
import Foundation
import HTTPServer
import HTTPTypes

/// A page's bytes and what is known about them.
struct PageDraft: Sendable {
    let fields: HTTPFields
    let body: [UInt8]
    /// SHA-256 of the body.
    let digest: [UInt8]
    /// The newest change of what the page shows, its template included; nil when nobody knows.
    var lastModified: Date?

    init(fields: HTTPFields, body: [UInt8], lastModified: Date?) {
        self.fields = fields
        self.body = body
        self.lastModified = lastModified
        digest = SHA256.digest(body)
    }

    /// The page, ready to be sent, with its compressed form where that is smaller.
    ///
    /// - Parameter level: gzip's, 1 to 9; each level's form has an ETag of its own.
    func prepared(level: Int) -> PreparedPage {
        // 128 bits of the hash: nobody can make two bodies that share them.
        let etag = Array(digest.prefix(16)).hex
        var gzip: (body: [UInt8], etag: String)?
        if isCompressible, let packed = try? Gzip.compress(body, level: level), packed.count < body.count {
            gzip = (packed, "\(etag)-gz\(level)")
        }
        return PreparedPage(fields: fields, body: body, etag: etag, gzip: gzip, lastModified: lastModified)
    }

    /// Whether the type is one of text; a small body gains nothing.
    private var isCompressible: Bool {
        guard body.count >= 256, let type = fields[.contentType] else { return false }
        let kinds = ["xml", "json", "javascript", "subrip"]
        return type.hasPrefix("text/") || kinds.contains { type.contains($0) }
    }
}

/// What the making of a page came to.
enum PageMade: Sendable {
    case page(PageDraft)
    /// The page is elsewhere, for good.
    case moved(to: String)
    /// There is no such page.
    case missing
}
