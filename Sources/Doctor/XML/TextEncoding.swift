// The bytes of a document as UTF-8.

/// Brings a document into UTF-8: that is what it should be in; what old programs write instead is understood, so that the
/// rest can be checked too.
struct TextEncoding {
    let bytes: [UInt8]
    /// As declared, in lower case; nil when nothing is.
    let declared: String?

    /// Throws for bytes that are not in the encoding they claim, or in one that is not understood.
    init(_ raw: [UInt8]) throws(XMLFault) {
        var raw = raw
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) { raw.removeFirst(3) }
        if raw.starts(with: [0xFE, 0xFF]) || raw.starts(with: [0xFF, 0xFE]) {
            throw XMLFault(line: 1, message: "is UTF-16; it should be UTF-8")
        }
        let declared = Self.declaration(in: raw)
        self.declared = declared
        switch declared ?? "utf-8" {
        case "utf-8", "utf8", "us-ascii", "ascii":
            if let place = Self.firstBadByte(raw) {
                throw XMLFault(
                    line: raw[..<place].count { $0 == 0x0A } + 1,
                    message: "holds bytes that are no UTF-8")
            }
            bytes = raw
        case "iso-8859-1", "latin1", "windows-1252", "cp1252":
            bytes = Self.fromWindows(raw)
        case let other:
            throw XMLFault(line: 1, message: "is in the encoding \(other.prefix(40)); it should be UTF-8")
        }
    }

    /// The name in `<?xml … encoding="…"?>`.
    private static func declaration(in bytes: [UInt8]) -> String? {
        guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.prefix(300).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        guard let found = text.firstMatch(of: /encoding\s*=\s*["']([A-Za-z0-9._\-]+)["']/) else { return nil }
        return found.1.lowercased()
    }

    /// Where UTF-8 is first broken; nil when it is whole.
    private static func firstBadByte(_ bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var place = 0
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): place += UTF8.width(scalar)
            case .emptyInput: return bytes.count
            case .error: return place
            }
        }
    }

    /// Windows-1252, which is what texts that call themselves Latin-1 are.
    private static func fromWindows(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else {
                let code = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt32(byte)
                out += String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8
            }
        }
        return out
    }

    private static let high: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D,
        0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0xFFFD,
        0x017E, 0x0178,
    ]
}
