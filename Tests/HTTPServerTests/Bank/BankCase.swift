// One request of the bank: its bytes, and what must come back.

import Testing

/// One request, and its one answer. Text stands for bytes: each scalar up to U+00FF is one byte.
struct BankCase: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let status: Int
    /// Whether the connection serves another request afterwards.
    let stays: Bool
    /// Lines that the answer's head has, and names that it lacks.
    let has: [String]
    let lacks: [String]
    /// The answer's body; nil: whatever it is.
    let body: String?

    var testDescription: String { name }
    var isHead: Bool { String(decoding: bytes, as: UTF8.self).hasPrefix("HEAD ") }

    init(
        _ name: String, _ text: String, _ status: Int, stays: Bool? = nil, has: [String] = [], lacks: [String] = [],
        body: String? = nil
    ) {
        self.name = name.count > 100 ? "\(name.prefix(60)) … \(name.suffix(30))" : name
        bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        self.status = status
        self.stays = stays ?? ![400, 408, 413, 414, 417, 431, 501, 505].contains(status)
        self.has = has
        self.lacks = lacks
        self.body = body
    }
}

/// The usual shapes of requests, so that a table shows what is peculiar to each.
extension BankCase {
    /// A request line before a sound header.
    static func line(
        _ line: String, _ status: Int, stays: Bool? = nil, has: [String] = [], body: String? = nil
    ) -> BankCase {
        BankCase(line.debugDescription, line + "\r\nHost: a\r\n\r\n", status, stays: stays, has: has, body: body)
    }

    /// A GET of one target.
    static func target(_ target: String, _ status: Int, _ body: String? = nil) -> BankCase {
        line("GET \(target) HTTP/1.1", status, body: body)
    }

    /// The lines of a whole header, Host included.
    static func header(_ lines: String, _ status: Int, stays: Bool? = nil) -> BankCase {
        BankCase(lines.debugDescription, "GET /note HTTP/1.1\r\n\(lines)\r\n\r\n", status, stays: stays)
    }

    /// A GET with more lines after a sound Host.
    static func get(
        _ target: String, _ lines: String..., status: Int, stays: Bool? = nil, has: [String] = [], lacks: [String] = [],
        body: String? = nil
    ) -> BankCase {
        let lines = lines.joined(separator: "\r\n")
        return BankCase(
            "GET \(target) \(lines.debugDescription)", "GET \(target) HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n", status,
            stays: stays, has: has, lacks: lacks, body: body)
    }

    /// A POST whose content comes back.
    static func post(_ lines: String, _ content: String, _ status: Int, stays: Bool? = nil, body: String? = nil)
        -> BankCase
    {
        BankCase(
            "\(lines.debugDescription) \(content.prefix(40).debugDescription)",
            "POST /echo HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(content)", status, stays: stays, body: body)
    }

    /// A POST in chunks, whose content comes back.
    static func chunked(_ content: String, _ status: Int, _ body: String? = nil) -> BankCase {
        BankCase(
            "chunked \(content.debugDescription)",
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(content)", status, body: body)
    }
}

/// Tables, one after another; each is checked by itself, which the compiler is much quicker with than with one sum.
@resultBuilder
enum BankTable {
    static func buildExpression(_ cases: [BankCase]) -> [BankCase] { cases }
    static func buildBlock(_ parts: [BankCase]...) -> [BankCase] { parts.flatMap { $0 } }
}

enum Bank {
    static let all: [BankCase] = [
        requestLines, targets, hosts, fields, lengths, codings, chunks, connections, bounds, conditions, ranges,
        encodings,
    ].flatMap { $0 }
}
