// What JSON's strings may hold and YAML's may not.

/// JSON writes characters beyond U+FFFF as two escapes (RFC 8259 §7), which YAML refuses: it has one with eight digits.
enum JSONEscapes {
    /// The text with each pair as one escape of YAML's; half a pair becomes the replacement character.
    static func forYAML(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "\\")) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                out.append(text[index])
                index += 1
                continue
            }
            guard let unit = unit(text, index), (0xD800...0xDFFF).contains(unit) else {
                // The escaped byte goes along: it may be a backslash itself.
                out += text[index...index + 1]
                index += 2
                continue
            }
            if unit < 0xDC00, let low = Self.unit(text, index + 6), (0xDC00...0xDFFF).contains(low) {
                let scalar = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                let digits = String(scalar, radix: 16)
                out += Array("\\U\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8)
                index += 12
            } else {
                out += Array("\\uFFFD".utf8)
                index += 6
            }
        }
        return out
    }

    /// The value of `\uXXXX` at an offset; nil when there is none.
    private static func unit(_ text: [UInt8], _ start: Int) -> Int? {
        guard start + 6 <= text.count, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var value = 0
        for byte in text[(start + 2)..<(start + 6)] {
            switch byte {
            case 48...57: value = value * 16 + Int(byte - 48)
            case 65...70, 97...102: value = value * 16 + Int(byte | 32) - 87
            default: return nil
            }
        }
        return value
    }
}
