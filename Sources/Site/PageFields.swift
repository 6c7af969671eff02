// The header fields of the site's answers.

import HTTPTypes

/// Makes the fields of answers, so that each rule stands once.
enum PageFields {
    /// Kept by browsers and proxies, but asked about each time: an import is live on the very next request.
    private static let revalidate = "max-age=0, must-revalidate"
    /// For addresses that change with their content.
    static let immutable = "max-age=31536000, immutable"

    /// No scripts, styles or frames but our own; pictures and sound from wherever the notes point to.
    private static let contentSecurityPolicy = """
        default-src 'self'; img-src 'self' https: data:; media-src 'self' https:; object-src 'none'; \
        worker-src 'self'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'
        """

    /// An HTML page.
    static func html(isKept: Bool = true) -> HTTPFields {
        var fields = document("text/html; charset=utf-8", isKept: isKept)
        fields[.contentSecurityPolicy] = contentSecurityPolicy
        fields[.referrerPolicy] = "strict-origin-when-cross-origin"
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

    /// A public file. What it may do as a document of its own (an SVG can hold scripts) is bounded like a page.
    static func asset(_ type: String, isImmutable: Bool) -> HTTPFields {
        var fields = document(type)
        if isImmutable { fields[.cacheControl] = immutable }
        fields[.contentSecurityPolicy] = contentSecurityPolicy
        // Cover art is shown by apps and other sites.
        fields[.accessControlAllowOrigin] = "*"
        return fields
    }
}

extension HTTPField.Name {
    static let referrerPolicy = name("Referrer-Policy")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a field name") }
        return name
    }
}
