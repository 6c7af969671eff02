// Sending answers.

import HTTPTypes

extension Loop {
    /// A finished page, straight from the request's bytes: nothing is built but the Date line.
    func answer(_ connection: Connection, _ page: PreparedPage, _ facts: RequestFacts, _ raw: Span<UInt8>) {
        counters.pages.add()
        connection.flags.insert(.fromCache)
        let variant = page.variant(for: facts, raw)
        switch page.verdict(variant, for: facts, raw) {
        case .proceed where facts.method == .head: write(connection, page.status.code, variant.head, [], facts, raw)
        case .proceed: write(connection, page.status.code, variant, .whole, facts, raw)
        case .notModified: write(connection, 304, variant, .notModified, facts, raw)
        case .failed: send(connection, Answer.plain(412, keeping: variant.fields), facts, raw)
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
            let head = answer.head + tail(connection, facts, raw)
            let output = Output(head, file: (file, range))
            output.entry = entry(connection, answer.status, facts, raw)
            connection.output = output
            flush(connection)
        }
    }

    /// The head's last lines; decides whether the connection stays.
    private func tail(_ connection: Connection, _ facts: RequestFacts, _ raw: Span<UInt8>) -> [UInt8] {
        if !facts.keepsAlive { connection.flags.insert(.closing) }
        // A client that was not asked may have sent more already (RFC 9112 §9.6), and an old one sends an empty line behind
        // its body (§2.2).
        if drainingSince != nil { connection.flags.formUnion([.closing, .mustLinger]) }
        if connection.flags.contains(.closing), facts.hasBody { connection.flags.insert(.mustLinger) }
        // TLS stands in front, says the configuration; only a proxy that is believed knows better.
        let isSecure = !connection.flags.contains(.trusted) || TrustedProxies.isSecure(facts, raw) ?? true
        return clock.tail(
            keepsAlive: !connection.flags.contains(.closing), minor: facts.minor, isSecure: isSecure)
    }

    /// A page's variant. With its Date in place, if that is at hand, it goes out with the others of this turn.
    private func write(
        _ connection: Connection, _ status: Int, _ variant: PreparedPage.Variant, _ answer: PageAnswer,
        _ facts: RequestFacts, _ raw: Span<UInt8>
    ) {
        let tail = tail(connection, facts, raw)
        let isClosing = connection.flags.contains(.closing)
        // All but these get the same last lines.
        let isUsual =
            facts.minor == 1 && (answer == .whole || !isClosing)
            && (!connection.flags.contains(.trusted) || clock.strictTransport == nil)
        let stampedAnswer = answer == .whole && isClosing ? .wholeClosing : answer
        if isUsual, let bytes = stamped.bytes(of: variant, stampedAnswer, tail: tail, second: clock.seconds) {
            counters.count(status: status)
            let body = answer == .notModified ? 0 : variant.body.count
            var entry = -1
            if isLogging {
                entry = batch.count
                batch.add(
                    facts, raw, status: status, peer: client(connection, facts, raw), time: clock.seconds, bytes: 0,
                    microseconds: 0)
            }
            connection.phase = .outgoing
            outgoing.append(Outgoing(connection: connection, bytes: bytes, body: body, entry: entry))
            return
        }
        if answer == .notModified {
            write(connection, status, variant.notModifiedHead, tail, [], facts, raw)
        } else {
            write(connection, status, variant.head, tail, variant.body, facts, raw)
        }
    }

    private func write(
        _ connection: Connection, _ status: Int, _ head: [UInt8], _ body: [UInt8], _ facts: RequestFacts,
        _ raw: Span<UInt8>
    ) {
        write(connection, status, head, tail(connection, facts, raw), body, facts, raw)
    }

    private func write(
        _ connection: Connection, _ status: Int, _ head: [UInt8], _ tail: [UInt8], _ body: [UInt8],
        _ facts: RequestFacts, _ raw: Span<UInt8>
    ) {
        counters.count(status: status)
        let headBytes = head.count + tail.count
        // The connection's end goes into the same packet.
        let isLast = connection.flags.contains(.closing)
        let outcome = System.send(connection.descriptor, head, tail, body, more: isLast)
        if wrote(connection, outcome, status, facts, raw, head: headBytes, all: headBytes + body.count) { return }
        keep(connection, outcome, status, facts, raw, head + tail, body, headBytes: headBytes)
    }

    /// Takes note of a call that was to send a whole answer.
    ///
    /// - Returns: false when there is more to send.
    @inline(__always)
    private func wrote(
        _ connection: Connection, _ outcome: Transfer, _ status: Int, _ facts: RequestFacts, _ raw: Span<UInt8>,
        head: Int, all: Int
    ) -> Bool {
        switch outcome {
        case .moved(all): break
        case .moved, .wouldBlock: return false
        case .failed:
            close(connection)
            return true
        }
        counters.bytes.add(all)
        let duration = duration(of: connection)
        if isLogging {
            batch.add(
                facts, raw, status: status, peer: client(connection, facts, raw), time: clock.seconds,
                bytes: Int64(all - head), microseconds: duration)
        }
        finish(connection)
        return true
    }

    /// Keeps what a call did not send, until the client takes more.
    private func keep(
        _ connection: Connection, _ outcome: Transfer, _ status: Int, _ facts: RequestFacts, _ raw: Span<UInt8>,
        _ bytes: [UInt8], _ rest: [UInt8], headBytes: Int
    ) {
        var sent = 0
        if case .moved(let count) = outcome { sent = count }
        counters.bytes.add(sent)
        let output = Output(bytes, headBytes: headBytes, rest: rest, sent: sent)
        output.entry = entry(connection, status, facts, raw)
        connection.output = output
    }

    /// How long the answer under way has taken, put into its histogram.
    func duration(of connection: Connection) -> Int64 {
        let duration = max(0, System.monotonicMicroseconds() - connection.began)
        if connection.flags.contains(.fromCache) {
            counters.pageDurations.add(duration)
        } else if !connection.flags.contains(.refused) {
            counters.otherDurations.add(duration)
        }
        return duration
    }

    /// Sends what is left of an answer. A blocked client brings an event when it takes more.
    func flush(_ connection: Connection) {
        guard let output = connection.output else { return }
        switch output.advance(connection.descriptor, share: limits.fileBytesPerTurn) {
        case .blocked: return
        case .yielded: queue(connection)
        case .broken: close(connection)
        case .done:
            account(connection, output)
            connection.output = nil
            // Its last bytes are still on their way: a close now could turn into a reset that takes them back.
            if output.isFinal, connection.flags.contains(.closing) { connection.flags.insert(.mustLinger) }
            if output.isFinal { finish(connection) }
        }
    }

    /// Counts and logs an answer that has ended, whole or not.
    func account(_ connection: Connection, _ output: Output) {
        counters.bytes.add(Int(output.total - output.before))
        guard output.isFinal else { return }
        let duration = duration(of: connection)
        guard let entry = output.entry else { return }
        batch.add(entry, time: clock.seconds, bytes: output.contentBytes, microseconds: duration)
    }

    /// An answer is out: the next request, or the end.
    func finish(_ connection: Connection) {
        connection.exchange = nil
        connection.watch = .none
        guard connection.flags.contains(.closing) else {
            connection.phase = .head
            return
        }
        // Bytes in the kernel that nobody has read would turn the close into a reset.
        guard !connection.flags.isDisjoint(with: [.mustLinger, .readable]) else { return close(connection) }
        System.finishSending(connection.descriptor)
        connection.leftover = []
        connection.phase = .lingering
        connection.flags.insert(.readable)
        queue(connection)
    }

    /// The log's entry for an answer that begins; nil when nobody logs. Its end is filled in when the answer is out.
    private func entry(
        _ connection: Connection, _ status: Int, _ facts: RequestFacts, _ raw: Span<UInt8>
    ) -> AccessBatch? {
        guard isLogging else { return nil }
        var entry = AccessBatch()
        entry.add(
            facts, raw, status: status, peer: client(connection, facts, raw), time: 0, bytes: 0, microseconds: 0)
        return entry
    }
}
