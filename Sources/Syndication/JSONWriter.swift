// Writes JSON as UTF-8 bytes.

/// A JSON document (RFC 8259) in the making. Members whose value is nil are left out; the scope that opens an object or a
/// list closes it.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether a comma goes before what is written next.
    private var needsComma = false

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func object(_ key: StaticString? = nil, _ content: (inout JSONWriter) -> Void) {
        scope(key, UInt8(ascii: "{"), UInt8(ascii: "}"), content)
    }

    mutating func list(_ key: StaticString? = nil, _ content: (inout JSONWriter) -> Void) {
        scope(key, UInt8(ascii: "["), UInt8(ascii: "]"), content)
    }

    mutating func member(_ key: StaticString? = nil, _ text: String?) {
        guard let text else { return }
        begin(key)
        quote(text)
    }

    mutating func member(_ key: StaticString, utf8 text: [UInt8]) {
        begin(key)
        quote(String(decoding: text, as: UTF8.self))
    }

    mutating func member(_ key: StaticString, _ value: Int64) {
        begin(key)
        bytes.append(contentsOf: String(value).utf8)
    }

    mutating func member(_ key: StaticString, _ value: Bool) {
        begin(key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Seconds, to the millisecond.
    mutating func member(_ key: StaticString, seconds: Double?) {
        guard let seconds else { return }
        begin(key)
        bytes.append(contentsOf: FeedTime.seconds(seconds).utf8)
    }

    private mutating func scope(
        _ key: StaticString?, _ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void
    ) {
        begin(key)
        bytes.append(open)
        needsComma = false
        content(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func begin(_ key: StaticString?) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        // One member a line: people read these documents too, and they are compressed anyway.
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        needsComma = true
        guard let key else { return }
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: "\": ".utf8)
    }

    private mutating func quote(_ text: String) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
