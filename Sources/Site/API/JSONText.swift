// JSON with its members in the order in which they were given.

import Podcast

/// A JSON value (RFC 8259).
indirect enum JSONText: Sendable {
    case string(String)
    case int(Int)
    case number(Double)
    case bool(Bool)
    case null
    case array([JSONText])
    case object([(String, JSONText)])

    /// The document, UTF-8.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        // What one answer of the API usually has.
        out.reserveCapacity(16 << 10)
        write(to: &out)
        out.append(UInt8(ascii: "\n"))
        return out
    }

    static func optional(_ text: String?) -> JSONText { text.map(string) ?? .null }
    static func optional(_ number: Int?) -> JSONText { number.map(int) ?? .null }

    /// A problem of an import.
    static func problem(_ problem: Problem) -> JSONText {
        .object([
            ("path", .string(problem.path)), ("line", .optional(problem.line)),
            ("severity", .string(problem.severity.rawValue)), ("message", .string(problem.message)),
        ])
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .string(let text): Self.write(text, to: &out)
        case .int(let value): out += String(value).utf8
        case .number(let value): out += Self.text(value).utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .null: out += "null".utf8
        case .array(let values):
            out.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                value.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(member.0, to: &out)
                out.append(UInt8(ascii: ":"))
                member.1.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func text(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { escape($0, to: &out) }
        // A text that another framework lent is copied first.
        if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { escape($0, to: &out) } }
        out.append(UInt8(ascii: "\""))
    }

    /// Most text has nothing to escape: stretches are copied whole.
    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var start = 0
        for (index, byte) in bytes.enumerated() where isEscaped(byte) {
            out.append(contentsOf: bytes[start..<index])
            escape(byte, to: &out)
            start = index + 1
        }
        out.append(contentsOf: bytes[start...])
    }

    /// The angle brackets and the ampersand only for those who paste JSON into HTML.
    private static func isEscaped(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"):
            true
        default: false
        }
    }

    private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): out += "\\\"".utf8
        case UInt8(ascii: "\\"): out += "\\\\".utf8
        case UInt8(ascii: "\n"): out += "\\n".utf8
        case UInt8(ascii: "\r"): out += "\\r".utf8
        case UInt8(ascii: "\t"): out += "\\t".utf8
        default:
            out += "\\u00".utf8
            out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
