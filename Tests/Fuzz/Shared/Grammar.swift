// The RFCs' grammar once more, written plainly and apart from the server's, to compare the two.

/// Bytes and lists as RFC 9110 and RFC 3986 define them.
enum Grammar {
    static let digits = ByteSet("0123456789".utf8)
    static let hexadecimal = ByteSet("0123456789abcdefABCDEF".utf8)
    static let alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    static let token = ByteSet((alphanumeric + "!#$%&'*+-.^_`|~").utf8)
    /// unreserved and sub-delims, without the comma.
    static let hostName = ByteSet((alphanumeric + "-._~!$&'()*+;=").utf8)
    static let address = ByteSet("0123456789abcdefABCDEF:.".utf8)
    static let space = ByteSet(" \t".utf8)
    static let text = ByteSet(Array(0x20...0x7E) + Array(0x80...0xFF) + [0x09])

    static func isToken(_ bytes: some Collection<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy(token.contains)
    }

    static func isDigits(_ bytes: some Collection<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy(digits.contains)
    }

    /// Without the spaces and tabs at both ends.
    static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> [UInt8] {
        Array(bytes.drop(while: space.contains).reversed().drop(while: space.contains).reversed())
    }

    /// The members of a comma-separated list that are not empty.
    static func members(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: UInt8(ascii: ",")).map { trimmed($0) }.filter { !$0.isEmpty }
    }

    /// ASCII letters made small.
    static func lower(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { (65...90).contains($0) ? $0 + 32 : $0 } }

    static func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Field lines of one name, joined as RFC 9110 §5.3 has it; nil when there is none.
    static func value(_ name: String, _ fields: [(name: [UInt8], value: [UInt8])]) -> [UInt8]? {
        let values = fields.filter { lower($0.name) == Array(name.utf8) }.map(\.value)
        return values.isEmpty ? nil : Array(values.joined(separator: Array(", ".utf8)))
    }
}

/// A set of bytes, spelled out in a table.
struct ByteSet {
    private var table = [Bool](repeating: false, count: 256)

    init(_ members: some Sequence<UInt8>) {
        for byte in members { table[Int(byte)] = true }
    }

    func contains(_ byte: UInt8) -> Bool { table[Int(byte)] }
}
