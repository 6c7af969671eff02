// The escapes of JSON strings.

/// Text between the quotes of a JSON string (RFC 8259 §7).
enum JSONString {
    /// The text that escaped bytes stand for. Control characters are left out, half a surrogate pair is U+FFFD, and what is
    /// no escape stays as it is written.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let kind = bytes[index + 1]
            index += 2
            switch kind {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
                out.append(32)
            case UInt8(ascii: "u"): append(bytes, &index, to: &out)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(kind)
            default: out += [UInt8(ascii: "\\"), kind]
            }
        }
        return out
    }

    /// Appends the character of `\uXXXX`, of which the digits come next.
    private static func append(_ bytes: ArraySlice<UInt8>, _ index: inout Int, to out: inout [UInt8]) {
        guard var value = unit(bytes, index) else {
            out += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
            return
        }
        index += 4
        if (0xD800..<0xDC00).contains(value), index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u"), let low = unit(bytes, index + 2), (0xDC00..<0xE000).contains(low)
        {
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            index += 6
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        if !scalar.isControl { out.append(contentsOf: String(scalar).utf8) }
    }

    private static func unit(_ bytes: ArraySlice<UInt8>, _ start: Int) -> UInt32? {
        guard start + 4 <= bytes.endIndex else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
