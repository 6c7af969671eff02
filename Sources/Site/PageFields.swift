// The header fields of the site's answers.

import Foundation
import HTTPTypes
import Podcast
import Syndication

/// Makes the fields of answers, so that each rule stands once.
enum PageFields {
    /// Kept by browsers and proxies, but asked about each time: an import is live on the very next request.
    private static let revalidate = "max-age=0, must-revalidate"
    /// For addresses that change with their content.
    static let immutable = "max-age=31536000, immutable"

    /// No scripts, styles, frames or pictures but our own; sound from wherever the notes point to, for who plays it.
    ///
    /// - Parameters:
    ///   - show: whose host may have pictures, and each host below it; nil: this site alone.
    ///   - frames: the origin of another site's page that is shown in a frame.
    private static func contentSecurityPolicy(
        of show: Show? = nil, ancestors: String = "'self'", frames: String? = nil
    ) -> String {
        // Without a scheme it is the page's, or the secure one; the ports are the host's own affair.
        let pictures = show.flatMap { ShowHost($0.url).name }.map { " \($0):* *.\($0):*" } ?? ""
        return """
            default-src 'self'; img-src 'self' data:\(pictures); media-src 'self' https:; object-src 'none'; \
            worker-src 'self'; \(frames.map { "frame-src \($0); " } ?? "")base-uri 'none'; frame-ancestors \(ancestors); form-action 'self'
            """
    }

    /// An HTML page.
    ///
    /// - Parameter address: of another site's page that is shown in a frame on it; nil for none.
    static func html(of show: Show, isKept: Bool = true, framing address: String? = nil) -> HTTPFields {
        var fields = document("text/html; charset=utf-8", isKept: isKept)
        fields[.contentSecurityPolicy] = contentSecurityPolicy(of: show, frames: address.flatMap(origin))
        fields[.referrerPolicy] = "strict-origin-when-cross-origin"
        return fields
    }

    /// Scheme, host and port of an address, where they are such as a policy can hold.
    private static func origin(_ address: String) -> String? {
        guard let url = URL(string: address), url.scheme == "https", let host = url.host(),
            host.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 })
        else { return nil }
        return "https://\(host)" + (url.port.map { ":\($0)" } ?? "")
    }

    /// An HTML page that has a twin in Markdown: which of them is given depends on what the client accepts.
    static func twin(of show: Show) -> HTTPFields {
        var fields = html(of: show)
        fields[.vary] = "Accept"
        return fields
    }

    /// A page's twin in Markdown. It may be given under the page's own address, so it says where it is by itself
    /// (RFC 9110 §8.7), and what it is a form of (RFC 6596).
    ///
    /// - Parameters:
    ///   - path: the twin's.
    ///   - page: the page's absolute address.
    static func markdown(at path: String, page: String) -> HTTPFields {
        var fields = shared("text/markdown; charset=utf-8")
        fields[.vary] = "Accept"
        fields[.contentLocation] = path
        if let link = HTTPField.Name("Link") { fields[link] = "<\(SiteAddress.header(page))>; rel=\"canonical\"" }
        return fields
    }

    /// A page for frames on other sites: the only kind that may be shown there.
    static func frame(of show: Show) -> HTTPFields {
        var fields = html(of: show)
        fields[.contentSecurityPolicy] = contentSecurityPolicy(of: show, ancestors: "*")
        fields[.robotsTag] = "noindex"
        return fields
    }

    /// A document of another type.
    static func document(_ type: String, isKept: Bool = true) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentType] = type
        fields[.cacheControl] = isKept ? revalidate : "no-store"
        fields[.xContentTypeOptions] = "nosniff"
        return fields
    }

    /// A document that players on other sites may read.
    static func shared(_ type: String) -> HTTPFields {
        var fields = document(type)
        fields[.accessControlAllowOrigin] = "*"
        return fields
    }

    /// A file of the media folder. Its name carries a hash of its bytes.
    static func media(_ type: String) -> HTTPFields {
        var fields = shared(type)
        fields[.cacheControl] = immutable
        fields[.accessControlExposeHeaders] = "Accept-Ranges, Content-Length, Content-Range"
        return fields
    }

    /// A public file. What it may do as a document of its own (an SVG can hold scripts) is bounded like a page; a sheet,
    /// and a module under its lasting address, is a part of pages and never a document or a worker.
    ///
    /// - Parameter show: whose hosts a page's pictures may come from; nil for what is no page.
    static func asset(_ type: String, of show: Show? = nil, isImmutable: Bool) -> HTTPFields {
        var fields = document(type)
        if isImmutable { fields[.cacheControl] = immutable }
        let isPart = type.hasPrefix("text/css") || isImmutable && type.hasPrefix("text/javascript")
        if !isPart { fields[.contentSecurityPolicy] = contentSecurityPolicy(of: show) }
        // Cover art is shown by apps and other sites.
        fields[.accessControlAllowOrigin] = "*"
        return fields
    }
}

extension HTTPField.Name {
    static let referrerPolicy = name("Referrer-Policy")
    static let robotsTag = name("X-Robots-Tag")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a field name") }
        return name
    }
}
