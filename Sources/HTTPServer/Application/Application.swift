// What the server asks of the site that it serves.

/// The site behind the server. Every method is called on an event loop's thread and must not block: no files, no
/// database, no lock that somebody holds for long.
public protocol Application: Sendable {
    /// A finished page for a GET or HEAD of this request target (its raw bytes, query included), or nil when there is
    /// none at hand. Called before anything but the framing of the request was looked at; the answer, or its 304, is
    /// written at once. Not called for a request whose Accept names `text/markdown`: such a one may be answered with another
    /// form of the page, which `plan(for:)` decides.
    func page(for target: Span<UInt8>) -> PreparedPage?

    /// What to do with a request, decided from its head alone, before its body is read.
    func plan(for head: RequestHead) -> RequestPlan
}

/// What to do with a request.
public enum RequestPlan: Sendable {
    /// Answer at once; a body that follows is read and dropped within bounds, else the connection closes afterwards.
    case answer(Response)
    /// Take the body as the policy says, then call the handler on the loop's thread. The handler must not block: it
    /// gives its work to a `Lane` and calls the reply exactly once from wherever it likes.
    case handle(body: BodyPolicy, handler: @Sendable (Request, Reply) -> Void)
    /// Ask elsewhere first, as for whether the sender may send at all; the body stays with the sender until then. The
    /// closure is called on the loop's thread and must not block; it calls its reply exactly once.
    case later(@Sendable (PlanReply) -> Void)
}

/// How a request's body is taken.
public enum BodyPolicy: Sendable, Equatable {
    /// No body is expected: a small one is read and dropped, a larger one is 413.
    case none
    /// Kept in memory; over `limit` bytes is 413.
    case memory(limit: Int)
    /// Spooled to a new file in `directory` chunk by chunk, off the loop and with back-pressure; over `limit` bytes is
    /// 413. The file is removed when the request ends, unless the handler moved it away, and also when the upload
    /// breaks off.
    case file(limit: Int, directory: String)
}
