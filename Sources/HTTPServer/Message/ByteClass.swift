// Which bytes HTTP's grammar allows where.

/// Classes of bytes, as bit masks over ASCII so that a test is a shift.
enum ByteClass {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09

    /// tchar (RFC 9110 §5.6.2): letters, digits and ``!#$%&'*+-.^_`|~``.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        // Bits 0x20...0x3F and 0x40...0x7F of the class.
        let low: UInt64 = 0x03FF_6CFA_0000_0000
        let high: UInt64 = 0x57FF_FFFF_C7FF_FFFE
        if byte >= 0x80 { return false }
        return (byte < 0x40 ? low >> UInt64(byte) : high >> UInt64(byte - 0x40)) & 1 == 1
    }

    /// What a field value may hold (RFC 9110 §5.5): visible ASCII, space, tab, and bytes from 0x80.
    @inline(__always)
    static func isFieldValue(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7F : byte == tab }

    /// What a request target may hold here: visible ASCII without `#`, which never travels (RFC 9112 §3.2). More than
    /// RFC 3986 allows, because browsers and people with curl send braces, `|` and quotation marks unescaped in queries;
    /// `TargetPath` is stricter with paths.
    @inline(__always)
    static func isTarget(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") }

    /// What a host's name may hold besides percent-encoded bytes: unreserved and sub-delims (RFC 3986 §3.2.2), without
    /// the comma.
    @inline(__always)
    static func isRegisteredName(_ byte: UInt8) -> Bool {
        let low: UInt64 = 0x2BFF_6FD2_0000_0000
        let high: UInt64 = 0x47FF_FFFE_87FF_FFFE
        if byte >= 0x80 { return false }
        return (byte < 0x40 ? low >> UInt64(byte) : high >> UInt64(byte - 0x40)) & 1 == 1
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    /// The value of a hexadecimal digit; nil for any other byte.
    @inline(__always)
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Whether the bytes are this lower-case ASCII word, in any case.
    @inline(__always)
    static func isWord(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ word: StaticString) -> Bool {
        guard end - start == word.utf8CodeUnitCount else { return false }
        let letters = word.utf8Start
        for index in 0..<word.utf8CodeUnitCount {
            let byte = bytes[start + index]
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if lower != letters[index] { return false }
        }
        return true
    }
}
