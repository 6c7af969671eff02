// What to do with a request, apart from how the answer travels.

import HTTPServer

/// What to do with a request: the server's `RequestPlan` with a plain function for the reply, so that a site can be asked
/// without a socket.
enum SitePlan {
    typealias Reply = @Sendable (Response) -> Void

    case answer(Response)
    /// Take the body as the policy says; then the function answers once, from wherever it likes.
    case handle(BodyPolicy, @Sendable (Request, @escaping Reply) -> Void)
    /// Ask elsewhere first, while the body waits; the function tells once how to go on.
    case later(@Sendable (@escaping @Sendable (SitePlan) -> Void) -> Void)

    /// As the server wants it.
    var forServer: RequestPlan {
        switch self {
        case .answer(let response): .answer(response)
        case .handle(let body, let handler):
            .handle(body: body) { request, reply in handler(request) { reply($0) } }
        case .later(let ask): .later { reply in ask { reply($0.forServer) } }
        }
    }
}
