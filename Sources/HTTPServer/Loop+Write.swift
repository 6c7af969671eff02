// Sending answers.

import HTTPTypes

extension Loop {
    /// A finished page, straight from the request's bytes: one system call, nothing built.
    func answer(_ connection: Connection, _ page: PreparedPage, _ facts: RequestFacts, _ raw: Span<UInt8>) {
        counters.pages.add()
        let variant = page.variant(for: facts, raw)
        switch page.verdict(variant, for: facts, raw) {
        case .proceed:
            write(
                connection, page.status.code, variant.head, facts.method == .head ? [] : variant.body, facts, raw)
        case .notModified: write(connection, 304, variant.notModifiedHead, [], facts, raw)
        case .failed: send(connection, Answer.plain(412), facts, raw)
        }
    }

    /// Any answer.
    func send(_ connection: Connection, _ answer: Answer, _ facts: RequestFacts, _ raw: Span<UInt8>) {
        switch answer.content {
        case .none: write(connection, answer.status, answer.head, [], facts, raw)
        case .bytes(let bytes):
            write(connection, answer.status, answer.head, facts.method == .head ? [] : bytes, facts, raw)
        case .file(let file, let range):
            counters.count(status: answer.status)
            let head = answer.head + tail(connection, facts)
            let output = Output(head, file: (file, range))
            output.entry = entry(connection, answer.status, facts, raw)
            connection.output = output
            flush(connection)
        }
    }

    /// The head's last lines; decides whether the connection stays.
    private func tail(_ connection: Connection, _ facts: RequestFacts) -> [UInt8] {
        if !facts.keepsAlive || drainingSince != nil { connection.flags.insert(.closing) }
        return clock.tail(keepsAlive: !connection.flags.contains(.closing), minor: facts.minor)
    }

    private func write(
        _ connection: Connection, _ status: Int, _ head: [UInt8], _ body: [UInt8], _ facts: RequestFacts,
        _ raw: Span<UInt8>
    ) {
        counters.count(status: status)
        let tail = tail(connection, facts)
        var sent = 0
        switch System.write(connection.descriptor, head, tail, body) {
        case .moved(let count): sent = count
        case .wouldBlock: break
        case .failed: return close(connection)
        }
        counters.bytes.add(sent)
        let entry = entry(connection, status, facts, raw)
        if sent == head.count + tail.count + body.count {
            if var entry {
                entry.bytes = Int64(sent)
                log(entry)
            }
            return finish(connection)
        }
        let output = Output(head + tail, rest: body, sent: sent)
        output.entry = entry
        connection.output = output
    }

    /// Sends what is left of an answer. A blocked client brings an event when it takes more.
    func flush(_ connection: Connection) {
        guard let output = connection.output else { return }
        switch output.advance(connection.descriptor, share: limits.fileBytesPerTurn) {
        case .blocked: return
        case .yielded: queue(connection)
        case .broken: close(connection)
        case .done:
            account(output)
            connection.output = nil
            if output.isFinal { finish(connection) }
        }
    }

    /// Counts and logs an answer that has ended, whole or not.
    func account(_ output: Output) {
        counters.bytes.add(Int(output.total - output.before))
        guard var entry = output.entry else { return }
        entry.bytes = output.total
        entry.time = clock.seconds
        entry.milliseconds += clock.now
        log(entry)
    }

    /// An answer is out: the next request, or the end.
    private func finish(_ connection: Connection) {
        connection.exchange = nil
        connection.watch = .none
        guard connection.flags.contains(.closing) else {
            connection.phase = .head
            return
        }
        // Bytes in the kernel that nobody has read would turn the close into a reset.
        guard connection.flags.contains(.mustLinger) || connection.flags.contains(.readable) else {
            return close(connection)
        }
        System.finishSending(connection.descriptor)
        connection.leftover = []
        connection.phase = .lingering
        connection.flags.insert(.readable)
        queue(connection)
    }

    /// The log's entry for an answer that begins; nil when nobody logs. Its milliseconds are completed at the end.
    private func entry(
        _ connection: Connection, _ status: Int, _ facts: RequestFacts, _ raw: Span<UInt8>
    ) -> AccessEntry? {
        guard context.configuration.accessLog != nil else { return nil }
        return AccessEntry.make(
            status: status, facts, raw, peer: connection.address.peer, seconds: clock.seconds,
            milliseconds: clock.now - connection.began)
    }
}
