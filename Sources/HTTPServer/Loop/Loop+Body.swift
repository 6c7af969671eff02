// Request bodies: taken apart, counted, and put where the plan said.

import Foundation

extension Loop {
    /// Takes as much of the body as is in the buffer.
    func takeBody(_ connection: Connection, _ start: inout Int, _ end: Int) {
        while connection.phase == .body, connection.output == nil, let exchange = connection.exchange {
            switch exchange.framing {
            case .length(0): return finishBody(connection, exchange)
            case .length(let left):
                if start == end { return }
                let count = Int(min(left, Int64(end - start)))
                exchange.framing = .length(left - Int64(count))
                let range = start..<start + count
                start += count
                receive(connection, exchange, range)
            case .chunked(var decoder):
                let bytes = UnsafeBufferPointer(buffer)
                let step = decoder.next(bytes.span, &start, end: end)
                exchange.framing = .chunked(decoder)
                switch step {
                case .needMore: return
                case .data(let range): receive(connection, exchange, range)
                case .end: return finishBody(connection, exchange)
                case .reject(let status): return reject(connection, status)
                }
            }
        }
    }

    private func receive(_ connection: Connection, _ exchange: Exchange, _ range: Range<Int>) {
        exchange.received += Int64(range.count)
        exchange.progress += Int64(range.count)
        if exchange.received > exchange.limit {
            guard case .drop(let settlement) = exchange.sink else { return reject(connection, 413) }
            connection.flags.formUnion([.closing, .mustLinger])
            return settle(connection, exchange, settlement)
        }
        switch exchange.sink {
        case .drop, .ignore: break
        case .memory(var bytes):
            // Out of the enum while it grows, so that it is not copied.
            exchange.sink = .ignore
            bytes.append(contentsOf: buffer[range])
            exchange.sink = .memory(bytes)
        case .file(let spool):
            exchange.chunk.append(contentsOf: buffer[range])
            if exchange.chunk.count >= limits.spoolChunkBytes { write(connection, exchange, spool, isLast: false) }
        }
    }

    /// The body is whole: answer, or hand the request to its handler.
    func finishBody(_ connection: Connection, _ exchange: Exchange) {
        exchange.isWhole = true
        switch exchange.sink {
        case .drop(let settlement): settle(connection, exchange, settlement)
        case .ignore: handle(connection, exchange, .empty, upload: nil)
        case .memory(let bytes): handle(connection, exchange, bytes.isEmpty ? .empty : .bytes(bytes), upload: nil)
        case .file(let spool): write(connection, exchange, spool, isLast: true)
        }
    }

    private func handle(_ connection: Connection, _ exchange: Exchange, _ body: Request.Body, upload: Spool?) {
        connection.phase = .waiting
        exchange.sink = .ignore
        let reply = Reply(ReplyTicket(loop: self, token: connection.token, upload: upload))
        exchange.handler?(Request(head: exchange.request, body: body), reply)
    }

    /// Gives a chunk to the upload lane; nothing is read from the client until it is written.
    private func write(_ connection: Connection, _ exchange: Exchange, _ spool: Spool, isLast: Bool) {
        connection.phase = .spooling
        let chunk = exchange.chunk
        exchange.chunk = []
        let token = connection.token
        let mailbox = mailbox
        let taken = context.uploads.submit {
            mailbox.post(.spooled(token, spool.append(chunk, isLast: isLast)))
        }
        if !taken { reject(connection, 503) }
    }

    /// A chunk has been written, or could not be.
    func spooled(_ token: UInt64, _ outcome: SpoolOutcome) {
        guard let connection = connection(token), connection.phase == .spooling, let exchange = connection.exchange,
            case .file(let spool) = exchange.sink
        else { return }
        switch outcome {
        case .failed(let status): reject(connection, status)
        case .written where exchange.isWhole:
            handle(connection, exchange, .file(path: spool.path, size: spool.size), upload: spool)
        case .written: connection.phase = .body
        }
        turn(connection)
    }

    /// Removes an upload that broke off, away from the loop's thread.
    func discard(_ spool: Spool) {
        if !context.uploads.submit({ spool.discard() }) { Thread.detachNewThread { spool.discard() } }
    }

    /// Tells a client that waits for it to send its body (RFC 9110 §10.1.1).
    func sendContinue(_ connection: Connection) {
        connection.output = Output(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), isFinal: false)
        flush(connection)
    }
}
