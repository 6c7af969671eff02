// Statuses in words: reason phrases, and one readable sentence for each error.

enum StatusText {
    /// The reason phrase (RFC 9110 §15).
    static func reason(_ status: Int) -> String { reasons[status] ?? "Status" }

    /// What to tell a person whose request was refused.
    static func sentence(_ status: Int) -> String { sentences[status] ?? "The request could not be answered." }

    private static let reasons: [Int: String] = [
        100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
        308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone",
        411: "Length Required", 412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long",
        415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
        421: "Misdirected Request", 422: "Unprocessable Content", 428: "Precondition Required",
        429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
        505: "HTTP Version Not Supported", 507: "Insufficient Storage",
    ]

    private static let sentences: [Int: String] = [
        400: "The request is not valid HTTP.", 404: "There is nothing at this address.",
        405: "This address does not take that method.", 408: "The request took too long to arrive.",
        412: "The condition of the request is not met.", 413: "The request's body is larger than this address takes.",
        414: "The request's address is too long.", 416: "The file has no bytes in the range that was asked for.",
        417: "The server cannot meet the request's expectation.", 431: "The request's header is too large.",
        429: "Too many connections come from your address. Try again in a moment.",
        500: "Something went wrong on the server.", 501: "The server does not know this method or coding.",
        503: "The server is busy. Try again in a moment.", 505: "The server speaks HTTP/1.1 and HTTP/1.0.",
        507: "The server has no room to keep the upload.",
    ]
}
