// A connection's turn: send what is left, read what has come, serve the requests in it in order.

extension Loop {
    /// Does all that can be done now without waiting.
    func turn(_ connection: Connection) {
        if connection.output != nil { flush(connection) }
        if connection.output == nil {
            switch connection.phase {
            case .head, .body: read(connection)
            case .lingering: linger(connection)
            case .spooling, .waiting, .outgoing, .closed: break
            }
        }
        rest(connection)
    }

    /// After a turn: the deadline that fits, the first watch, and the choice of a loop.
    func rest(_ connection: Connection) {
        if connection.phase == .closed { return }
        // It rests when its answer is out; one that closes then is never watched at all.
        if connection.phase == .outgoing, connection.output == nil { return watch(connection, for: .none) }
        if !connection.flags.contains(.placed), isIdle(connection) {
            if connection.flags.contains(.hasSpoken) {
                if place(connection) { return }
            } else if !connection.flags.contains(.watched) {
                unplaced.append(connection.token)
                // Nearly all ask and go within a tick. A deadline for each would stay in the wheel long after them.
                return watch(connection)
            }
        }
        watch(connection)
        if connection.output != nil { return watch(connection, for: .write) }
        switch connection.phase {
        case .head: watch(connection, for: isIdle(connection) ? .idle : .header)
        case .body: watch(connection, for: .body)
        case .lingering: watch(connection, for: .linger)
        case .spooling, .waiting, .outgoing, .closed: watch(connection, for: .none)
        }
    }

    /// Reads into the shared buffer and serves, until nothing more is there or an answer is outstanding.
    private func read(_ connection: Connection) {
        var start = 0
        var end = connection.leftover.count
        if end > 0 {
            _ = buffer.update(fromContentsOf: connection.leftover)
            connection.leftover = []
        }
        var reads = 0
        var requests = 0
        // Bytes that a parser has seen in full need no second look before more have come.
        var isFresh = end > 0 && connection.parser == nil || isBodyComplete(connection)
        while true {
            if isFresh {
                switch consume(connection, &start, end, &requests) {
                case .wantsMore: break
                case .mustWait: return keep(connection, start, end)
                case .hadItsTurn:
                    keep(connection, start, end)
                    return queue(connection)
                }
            }
            if start > 0 {
                if start < end { _ = buffer[..<(end - start)].update(fromContentsOf: buffer[start..<end]) }
                end -= start
                start = 0
            }
            if connection.flags.contains(.ended) { return finishEnded(connection, hasBytes: end > 0) }
            guard connection.flags.contains(.readable) else { return save(connection, 0, end) }
            if reads == limits.readsPerTurn {
                save(connection, 0, end)
                return queue(connection)
            }
            reads += 1
            // What a pipeline has sent ahead stays with the kernel, which makes the client wait: what is read here and not
            // served yet must be kept for as long as the client takes no answer.
            let free = UnsafeMutableRawBufferPointer(buffer)[end...]
            let room = UnsafeMutableRawBufferPointer(
                rebasing: connection.phase == .head ? free.prefix(limits.headReadBytes) : free)
            switch System.receive(connection.descriptor, room) {
            case .moved(0): connection.flags.insert(.ended)
            case .moved(let count):
                // A short read took everything; what comes later brings a new event, and a FIN sets `hangup`.
                if count < room.count, !connection.flags.contains(.hangup) { connection.flags.remove(.readable) }
                end += count
                isFresh = true
                continue
            case .wouldBlock: connection.flags.remove(.readable)
            case .failed: return close(connection)
            }
            isFresh = false
        }
    }

    /// Keeps what the requests so far have left, unless nobody will read it.
    private func keep(_ connection: Connection, _ start: Int, _ end: Int) {
        if connection.phase != .closed, connection.phase != .lingering { save(connection, start, end) }
    }

    private func save(_ connection: Connection, _ start: Int, _ end: Int) {
        if start < end { connection.leftover = Array(buffer[start..<end]) }
    }

    /// The client has closed its side with nothing whole left to serve.
    private func finishEnded(_ connection: Connection, hasBytes: Bool) {
        if hasBytes || connection.phase == .body { reject(connection, 400) } else { close(connection) }
    }

    private enum Consumed {
        /// All bytes are used as far as they go.
        case wantsMore
        /// An answer is outstanding, or the connection has gone.
        case mustWait
        /// There are more requests, and others have waited long enough.
        case hadItsTurn
    }

    /// Serves the requests and bodies in the buffer's bytes from `start` on.
    private func consume(
        _ connection: Connection, _ start: inout Int, _ end: Int, _ requests: inout Int
    ) -> Consumed {
        while start < end || isBodyComplete(connection) {
            switch connection.phase {
            case .head:
                if requests == limits.requestsPerTurn { return .hadItsTurn }
                if connection.parser == nil, dropEmptyLines(connection, &start, end) { continue }
                var parser = connection.parser?.parser ?? HeadParser(emptyLines: Int(connection.emptyLines))
                let bytes = UnsafeBufferPointer(rebasing: buffer[start..<end])
                switch parser.parse(bytes.span, limits) {
                case .needMore:
                    if let box = connection.parser {
                        box.parser = parser
                    } else {
                        connection.parser = ParserBox(parser)
                    }
                    return .wantsMore
                case .reject(let status):
                    connection.parser = nil
                    reject(connection, status, parser.facts, bytes.span)
                    return .mustWait
                case .done:
                    requests += 1
                    connection.emptyLines = 0
                    connection.parser = nil
                    connection.flags.insert(.hasSpoken)
                    let first = start
                    start += parser.facts.size
                    begin(connection, parser.facts, at: first, hasMore: start < end)
                }
            case .body: takeBody(connection, &start, end)
            case .spooling, .waiting, .outgoing, .lingering, .closed: return .mustWait
            }
            if connection.output != nil { return .mustWait }
        }
        return connection.phase == .head || connection.phase == .body ? .wantsMore : .mustWait
    }

    /// Drops empty lines where a request may begin (RFC 9112 §2.2): alone they are no request, and nobody waits for one to
    /// be completed.
    ///
    /// - Returns: whether there were any.
    private func dropEmptyLines(_ connection: Connection, _ start: inout Int, _ end: Int) -> Bool {
        let first = start
        while connection.emptyLines < 2, end - start >= 2, buffer[start] == ByteClass.carriageReturn,
            buffer[start + 1] == ByteClass.lineFeed
        {
            start += 2
            connection.emptyLines += 1
        }
        return start > first
    }

    private func isBodyComplete(_ connection: Connection) -> Bool {
        guard connection.phase == .body, let exchange = connection.exchange else { return false }
        if case .length(0) = exchange.framing { return true }
        return false
    }

    /// Reads on and drops what comes, so that the close does not turn into a reset that takes the answer with it.
    private func linger(_ connection: Connection) {
        for _ in 0..<limits.readsPerTurn {
            switch System.receive(connection.descriptor, UnsafeMutableRawBufferPointer(buffer)) {
            case .moved(0), .failed: return close(connection)
            case .moved(let count): connection.lingered += Int64(count)
            case .wouldBlock: return
            }
            if connection.lingered > limits.lingerBytes { return close(connection) }
        }
        // There may be more: the others come first.
        queue(connection)
    }
}
