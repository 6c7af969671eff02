// From a parsed head to an answer, or to a handler that will give one.

import HTTPTypes

extension Loop {
    private static let root: [UInt8] = [UInt8(ascii: "/")]

    /// Serves one request whose head lies in the buffer.
    func begin(_ connection: Connection, _ facts: RequestFacts, at start: Int, hasMore: Bool) {
        counters.count(facts.method)
        connection.began = clock.microseconds
        connection.flags.remove(.fromCache)
        let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[start..<start + facts.size])
        let raw = bytes.span
        // Pages are found by their target alone. Who names Markdown may want another form of one, which the plan decides.
        if facts.isRead, !facts.hasBody, facts.flags.isDisjoint(with: [.expectsOther, .namesMarkdown]) {
            let page =
                facts.target.range.isEmpty
                ? application.page(for: Self.root.span)
                : application.page(for: raw.extracting(facts.target.range))
            if let page { return answer(connection, page, facts, raw) }
        }
        if facts.flags.contains(.expectsOther) {
            return reject(connection, 417, facts, raw, path: TargetPath.split(raw.extracting(facts.target.range))?.path)
        }
        if facts.method == .other { return reject(connection, 501, facts, raw) }
        if facts.flags.contains(.asterisk) {
            let allow = HTTPFields([HTTPField(name: .allow, value: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")])
            let response = Response(status: .noContent, fields: allow)
            return begin(
                connection, facts, raw, RequestHead(method: .options, path: "*", peer: .local), .answer(response),
                hasMore)
        }
        let target = facts.target.range.isEmpty ? Self.root.span : raw.extracting(facts.target.range)
        guard let (path, query) = TargetPath.split(target) else { return reject(connection, 400, facts, raw) }
        let head = RequestHead(
            method: Self.method(facts.method), path: path, query: query, fields: Self.fields(facts, bytes),
            peer: client(connection, facts, raw).peer)
        begin(connection, facts, raw, head, application.plan(for: head), hasMore)
    }

    private func begin(
        _ connection: Connection, _ facts: RequestFacts, _ raw: Span<UInt8>, _ head: RequestHead, _ plan: RequestPlan,
        _ hasMore: Bool
    ) {
        var limit = limits.droppedBodyBytes
        var sink = Exchange.Sink.ignore
        var handler: (@Sendable (Request, Reply) -> Void)?
        switch plan {
        case .answer(let response):
            // A client that waits for 100 has not sent its body and will not; a large one is not worth reading.
            let refusesBody = facts.flags.contains(.expectsContinue) || facts.contentLength > limit
            if refusesBody, facts.hasBody { connection.flags.formUnion([.closing, .mustLinger]) }
            if refusesBody || !facts.hasBody {
                return send(connection, Answer.make(response, facts, raw), facts, raw)
            }
            sink = .drop(.response(response))
        case .handle(let policy, let given):
            handler = given
            switch policy {
            case .none: break
            case .memory(let most):
                limit = Int64(most)
                sink = .memory([])
            case .file(let most, let directory):
                limit = Int64(most)
                sink = .file(Spool(directory: directory))
            }
            if facts.contentLength > limit { return reject(connection, 413, facts, raw, path: head.path) }
        case .later(let ask): return putOff(connection, facts, raw, head, ask)
        }
        let exchange = Exchange(
            facts: facts, raw: raw.withUnsafeBufferPointer { Array($0) }, request: head, sink: sink, limit: limit,
            handler: handler)
        connection.exchange = exchange
        connection.phase = .body
        connection.watch = .none
        if !facts.hasBody { return finishBody(connection, exchange) }
        if facts.flags.contains(.expectsContinue), facts.minor >= 1, !hasMore { sendContinue(connection) }
    }

    /// Keeps the head until somebody has said what to do with it; nothing is read from the client meanwhile.
    private func putOff(
        _ connection: Connection, _ facts: RequestFacts, _ raw: Span<UInt8>, _ head: RequestHead,
        _ ask: @Sendable (PlanReply) -> Void
    ) {
        connection.exchange = Exchange(
            facts: facts, raw: raw.withUnsafeBufferPointer { Array($0) }, request: head, sink: .ignore, limit: 0,
            handler: nil)
        connection.phase = .waiting
        ask(PlanReply(ReplyTicket(loop: self, token: connection.token, upload: nil)))
    }

    private static func method(_ method: RequestFacts.Method) -> HTTPRequest.Method {
        switch method {
        case .get, .other: .get
        case .head: .head
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        case .options: .options
        }
    }

    /// The header as the site gets it. The parser has checked every byte.
    private static func fields(_ facts: RequestFacts, _ bytes: UnsafeBufferPointer<UInt8>) -> HTTPFields {
        var fields = HTTPFields()
        facts.forEachField(in: bytes.span) { name, value in
            if let name = HTTPField.Name(String(decoding: bytes[name.range], as: UTF8.self)) {
                fields.append(HTTPField(name: name, value: bytes[value.range]))
            }
        }
        return fields
    }

    /// Who asked: the other end of the socket, or whom a trusted proxy names there.
    func client(_ connection: Connection, _ facts: RequestFacts, _ raw: Span<UInt8>) -> PeerAddress {
        guard connection.flags.contains(.trusted) else { return connection.address }
        return context.configuration.trustedProxies.client(facts, raw, behind: connection.address)
    }

    /// Takes an answer that came from elsewhere, if its connection still waits for it.
    func settle(_ token: UInt64, _ settlement: Settlement) {
        guard let connection = connection(token), connection.phase == .waiting, let exchange = connection.exchange
        else { return counters.stale.add() }
        settle(connection, exchange, settlement)
        turn(connection)
    }

    func settle(_ connection: Connection, _ exchange: Exchange, _ settlement: Settlement) {
        let head = exchange.raw
        let raw = head.span
        // An answer to a request that was put off: its body has not been read, and must not be taken for a request.
        let isUnread = exchange.facts.hasBody && !exchange.isWhole
        if case .plan = settlement {} else if isUnread { connection.flags.formUnion([.closing, .mustLinger]) }
        switch settlement {
        case .plan(let plan):
            begin(connection, exchange.facts, raw, exchange.request, plan, !connection.leftover.isEmpty)
        case .response(let response):
            send(connection, Answer.make(response, exchange.facts, raw), exchange.facts, raw)
        case .refusal(let status):
            send(connection, errorAnswer(status, exchange.request.path, exchange.facts, raw), exchange.facts, raw)
        }
    }

    /// The server's own answer for an error: the site's page for it, else a sentence.
    func errorAnswer(_ status: Int, _ path: String?, _ facts: RequestFacts, _ raw: Span<UInt8>) -> Answer {
        var fields = HTTPFields()
        if status == 503 || status == 429 { fields[.retryAfter] = "\(limits.retryAfterSeconds)" }
        var answer = Answer.plain(status, keeping: fields)
        if var response = context.configuration.errorPage(HTTPResponse.Status(code: status), path) {
            if case .page(let page) = response.body, page.status.code != status {
                // Its head says another status; the sentence is the lesser evil.
            } else {
                response.status = HTTPResponse.Status(code: status)
                if response.fields[.retryAfter] == nil { response.fields[.retryAfter] = fields[.retryAfter] }
                answer = Answer.make(response, facts, raw)
            }
        }
        if facts.method == .head { answer.content = .none }
        return answer
    }

    /// Refuses a request: one status, one readable body, then a clean close. What it still sends is not looked at.
    func reject(_ connection: Connection, _ status: Int) {
        var facts = connection.exchange?.facts ?? RequestFacts()
        // Of a head that was not understood only the method counts: an answer to HEAD has no content.
        if let parser = connection.parser?.parser { facts.method = parser.facts.method }
        let head = connection.exchange?.raw ?? []
        reject(connection, status, facts, head.span)
    }

    /// The same where the head's facts are at hand, as far as the parser came.
    ///
    /// - Parameter path: What was asked for, where that is known and no exchange has begun.
    func reject(
        _ connection: Connection, _ status: Int, _ facts: RequestFacts, _ raw: Span<UInt8>, path: String? = nil
    ) {
        counters.rejected.add()
        connection.flags.remove(.fromCache)
        if connection.exchange == nil { connection.began = clock.microseconds }
        connection.flags.formUnion([.closing, .mustLinger, .refused])
        connection.leftover = []
        connection.parser = nil
        if let exchange = connection.exchange, case .file(let spool) = exchange.sink { discard(spool) }
        let path = connection.exchange?.request.path ?? path
        connection.exchange = nil
        // No field of the request may change the page: it is not known to be sound.
        var bare = RequestFacts()
        bare.method = facts.method
        let nothing: [UInt8] = []
        send(connection, errorAnswer(status, path, bare, nothing.span), facts, raw)
    }
}
