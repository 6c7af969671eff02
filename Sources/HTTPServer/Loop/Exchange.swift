// One request that no finished page answered, from its head to its answer.

/// Belongs to one connection and to its loop's thread.
final class Exchange {
    /// Where the body goes.
    enum Sink {
        /// Read and dropped, then this is answered.
        case drop(Settlement)
        /// Read and dropped, then the handler gets a request without a body.
        case ignore
        case memory([UInt8])
        case file(Spool)
    }

    enum Framing {
        /// So many bytes are still to come.
        case length(Int64)
        case chunked(ChunkedDecoder)
    }

    let facts: RequestFacts
    /// The head's bytes, for the conditions of the answer.
    let raw: [UInt8]
    let request: RequestHead
    let handler: (@Sendable (Request, Reply) -> Void)?
    /// Bytes that the body may have; over it is 413.
    let limit: Int64
    var sink: Sink
    var framing: Framing
    /// Bytes of the body so far, and those since the read deadline was set.
    var received: Int64 = 0
    var progress: Int64 = 0
    /// An upload's bytes that are not on their way to the file yet.
    var chunk: [UInt8] = []
    /// Whether the body's end has been seen.
    var isWhole = false

    init(
        facts: RequestFacts, raw: [UInt8], request: RequestHead, sink: Sink, limit: Int64,
        handler: (@Sendable (Request, Reply) -> Void)?
    ) {
        self.facts = facts
        self.raw = raw
        self.request = request
        self.sink = sink
        self.limit = limit
        self.handler = handler
        framing = facts.isChunked ? .chunked(ChunkedDecoder()) : .length(max(0, facts.contentLength))
    }
}
