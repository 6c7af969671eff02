// Answers that go out together, at the end of a turn.

/// An answer whose bytes are whole and at hand.
struct Outgoing {
    let connection: Connection
    let bytes: [UInt8]
    /// How many of the bytes are the content.
    let body: Int
    /// The request's place in the log's batch; -1 when nobody logs.
    let entry: Int
}

extension Loop {
    /// Sends what the turn has gathered. All requests of a turn are read first and then all answers are sent: the kernel's
    /// two ways, in and out, stay in the processor's caches, which saves a twentieth of the whole.
    func sendOutgoing() {
        if outgoing.isEmpty { return }
        for index in outgoing.indices { send(outgoing[index]) }
        outgoing.removeAll(keepingCapacity: true)
    }

    private func send(_ item: Outgoing) {
        let connection = item.connection
        guard connection.phase == .outgoing else { return }
        // The connection's end goes into the same packet.
        let isLast = connection.flags.contains(.closing)
        let outcome = item.bytes.withUnsafeBytes { System.send(connection.descriptor, $0, more: isLast) }
        switch outcome {
        case .moved(item.bytes.count):
            counters.bytes.add(item.bytes.count)
            let duration = duration(of: connection)
            if item.entry >= 0 { batch.complete(item.entry, bytes: Int64(item.body), microseconds: duration) }
            finish(connection)
        case .failed:
            let duration = duration(of: connection)
            if item.entry >= 0 { batch.complete(item.entry, bytes: 0, microseconds: duration) }
            close(connection)
        case .moved, .wouldBlock:
            var sent = 0
            if case .moved(let count) = outcome { sent = count }
            counters.bytes.add(sent)
            let output = Output(item.bytes, headBytes: item.bytes.count - item.body, sent: sent)
            if item.entry >= 0 { output.entry = batch.take(item.entry) }
            connection.output = output
        }
        // What came meanwhile, or what is left of a pipeline, has its turn behind the others.
        let hasMore = !connection.leftover.isEmpty || !connection.flags.isDisjoint(with: [.readable, .ended])
        if connection.phase == .head, hasMore { queue(connection) }
        rest(connection)
    }
}
