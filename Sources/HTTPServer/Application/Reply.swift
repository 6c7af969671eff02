// The way an answer takes from a lane back to its connection.

public import HTTPTypes

/// Answers one request, from any thread. The first call counts, later ones do nothing; when the last copy goes without
/// a call, the client gets 500. An answer whose connection has gone is dropped.
public struct Reply: Sendable {
    private let ticket: ReplyTicket

    init(_ ticket: ReplyTicket) { self.ticket = ticket }

    /// Sends the response.
    public func callAsFunction(_ response: Response) { ticket.settle(.response(response)) }

    /// Sends the response.
    public func send(_ response: Response) { callAsFunction(response) }

    /// Sends the server's error page for a status; 503 carries Retry-After.
    public func refuse(_ status: HTTPResponse.Status) { ticket.settle(.refusal(status.code)) }
}

/// Tells what to do with a request that was put off, from any thread. As with `Reply`, the first call counts, and the
/// client gets 500 when none comes.
public struct PlanReply: Sendable {
    private let ticket: ReplyTicket

    init(_ ticket: ReplyTicket) { self.ticket = ticket }

    /// Goes on with the request.
    public func callAsFunction(_ plan: RequestPlan) { ticket.settle(.plan(plan)) }
}

/// What a request came to.
enum Settlement: Sendable {
    /// Go on like this.
    case plan(RequestPlan)
    case response(Response)
    /// The server's own page for this status.
    case refusal(Int)
}

/// The single use of a reply: whoever takes the content out of the mutex first has settled it.
final class ReplyTicket: Sendable {
    private struct Content {
        var loop: Loop
        /// Keeps a spooled upload's file there until the request is answered.
        var upload: Spool?
    }

    private let token: UInt64
    private let content: Guarded<Content?>

    init(loop: Loop, token: UInt64, upload: Spool?) {
        self.token = token
        content = Guarded(Content(loop: loop, upload: upload))
    }

    deinit { settle(.refusal(500)) }

    func settle(_ settlement: Settlement) {
        let taken: Content? = content.withLock { content in
            defer { content = nil }
            return content
        }
        guard let taken else { return }
        // The upload's file goes before the answer leaves, so that a client never sees it left behind.
        taken.upload?.discard()
        taken.loop.mailbox.post(.settled(token, settlement))
    }
}
