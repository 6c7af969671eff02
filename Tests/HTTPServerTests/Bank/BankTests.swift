// The bank over real sockets: each case whole, cut in two at every byte, byte by byte, and before another request.

import Testing

@testable import HTTPServer

@Suite("The bank of request cases")
struct BankTests {
    private static let next = Array("GET /next HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    /// Connections that are open at once for one case.
    private static let width = 40

    @Test("holds at least 300 cases, no two of them alike")
    func size() {
        #expect(Bank.all.count >= 300)
        let alike = Dictionary(grouping: Bank.all, by: \.bytes).values.filter { $0.count > 1 }.map { $0.map(\.name) }
        #expect(alike.isEmpty)
    }

    @Test("is answered as the table says, however it arrives", arguments: Bank.all)
    func answers(_ bank: BankCase) throws {
        let servers = try BankServer.all.get()
        let server = servers[bank.bytes.count % servers.count]
        let whole = try Session(server, bank, [bank.bytes])
        let expected = try whole.answer()
        check(expected, bank)
        try whole.checkEnd()

        let glued = try Session(server, bank, [bank.bytes + Self.next])
        try #require(try same(glued.answer(), expected))
        if bank.stays { #expect(try glued.client.receive().text == "next") } else { try glued.checkEnd() }

        var idle: [RawClient] = []
        let cuts = Self.cuts(bank.bytes.count)
        for start in stride(from: 0, to: cuts.count, by: Self.width) {
            let sessions = try cuts[start..<min(cuts.count, start + Self.width)].map { cut in
                try Session(
                    server, bank, [Array(bank.bytes[..<cut]), Array(bank.bytes[cut...])], on: idle.popLast())
            }
            try play(sessions, server)
            for (session, cut) in zip(sessions, cuts[start...]) {
                try #require(try same(session.answer(), expected), "cut at \(cut)")
                if !bank.stays { try session.checkEnd() }
            }
            if bank.stays { idle = sessions.map(\.client) }
        }
        if bank.bytes.count <= 600 {
            let dripping = try Session(server, bank, bank.bytes.map { [$0] })
            try play([dripping], server)
            try #require(try same(dripping.answer(), expected), "byte by byte")
            try dripping.checkEnd()
        }
    }

    @Test(
        "a request that its sender breaks off is 400, and nothing at all is no request",
        arguments: [
            "GET /note HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0\r\nX: y\r\n\r\n",
        ])
    func brokenOff(_ text: String) throws {
        let server = try #require(try BankServer.all.get().first)
        let bytes = Array(text.utf8)
        for cut in 0..<bytes.count {
            let client = try server.client()
            try client.send(Array(bytes[..<cut]))
            client.finishSending()
            if cut > 0 {
                let answer = try client.receive()
                #expect(answer.status == 400, "cut at \(cut)")
                #expect(answer["Connection"] == "close")
            }
            #expect(try client.isAtEnd(), "cut at \(cut)")
        }
    }

    /// What the table says of one answer.
    private func check(_ answer: RawAnswer, _ bank: BankCase) {
        #expect(answer.status == bank.status)
        for line in bank.has { #expect(answer.lines.contains(line), "\(answer.lines)") }
        for name in bank.lacks { #expect(answer[name] == nil, "\(answer.lines)") }
        if let body = bank.body, !bank.isHead { #expect(answer.text == body) }
        #expect(answer.lines.filter { $0.hasPrefix("Date: ") }.count == 1)
        #expect((answer["Connection"] == "close") == !bank.stays)
        if bank.status >= 400, !bank.isHead { #expect(!answer.body.isEmpty) }
    }

    private func same(_ answer: RawAnswer, _ expected: RawAnswer) -> Bool {
        answer.status == expected.status && answer.stableLines == expected.stableLines && answer.body == expected.body
    }

    /// Sends piece by piece on all connections at once, each only after the server has read those before it: its one
    /// loop answers in order.
    private func play(_ sessions: [Session], _ server: BankServer) throws {
        let pulse = try server.client()
        for step in 0..<(sessions.map(\.pieces.count).max() ?? 0) {
            if step > 0 {
                try pulse.send(Self.next)
                _ = try pulse.receive()
            }
            for session in sessions where step < session.pieces.count { try session.client.send(session.pieces[step]) }
        }
    }

    /// Every place of a small request; of a large one the first and last, and some in between.
    private static func cuts(_ count: Int) -> [Int] {
        if count <= 600 { return Array(1..<max(1, count)) }
        return Array(1...8) + stride(from: 9, to: count - 8, by: max(500, count / 16)) + Array((count - 8)..<count)
    }

    /// One connection with one case on it.
    private struct Session {
        let client: RawClient
        let pieces: [[UInt8]]
        let bank: BankCase

        /// A single piece is sent at once.
        init(_ server: BankServer, _ bank: BankCase, _ pieces: [[UInt8]], on open: RawClient? = nil) throws {
            client = try open ?? server.client()
            self.bank = bank
            self.pieces = pieces
            if pieces.count == 1 { try client.send(pieces[0]) }
        }

        /// The answer that counts; 100 Continue may come first.
        func answer() throws -> RawAnswer {
            let answer = try client.receive(hasBody: !bank.isHead)
            return answer.status == 100 ? try client.receive(hasBody: !bank.isHead) : answer
        }

        /// The connection serves another request, or has come to an orderly end with nothing more on it.
        func checkEnd() throws {
            if bank.stays {
                try client.send(BankTests.next)
                #expect(try client.receive().text == "next")
            } else {
                #expect(try client.isAtEnd())
            }
        }
    }
}
