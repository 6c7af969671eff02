// Text within a script.

/// Writes a string of JavaScript.
enum ScriptText {
    /// UTF-8 in quotation marks. What ends a string or a line is escaped; everything else may stand there
    /// (ECMA-262 §12.9.4).
    static func quoted(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [UInt8(ascii: "'")]
        out.reserveCapacity(text.count + text.count / 16)
        for byte in text {
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): out += "\\n".utf8
            case UInt8(ascii: "\r"): out += "\\r".utf8
            default: out.append(byte)
            }
        }
        return out + [UInt8(ascii: "'")]
    }
}
