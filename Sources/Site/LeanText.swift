// Our own stylesheets and scripts as they go out: without their comments, which are for whoever reads the repository.

/// Leaves out comments and the room before a line. Every line stays where it was, so that what a browser says about a line
/// is true of the file.
///
/// It knows just as much of CSS and JavaScript as our own files need; a test holds them to that. What a host puts into
/// public/ goes out as it is.
enum LeanText {
    private static let newline = UInt8(ascii: "\n")

    /// A stylesheet: `/* … */` goes outside of strings.
    static func sheet(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var quote: UInt8?
        var index = 0
        while index < text.count {
            let byte = text[index]
            if let open = quote {
                out.append(byte)
                if byte == UInt8(ascii: "\\"), index + 1 < text.count {
                    index += 1
                    out.append(text[index])
                } else if byte == open || byte == newline {
                    // A string ends with its line (CSS Syntax §4.3.5).
                    quote = nil
                }
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "/") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "*"):
                index += 2
                while index < text.count, !text[index...].starts(with: "*/".utf8) {
                    if text[index] == newline { out.append(newline) }
                    index += 1
                }
                index += 2
                continue
            case UInt8(ascii: " ") where out.last == newline || out.isEmpty:
                index += 1
                continue
            default: break
            }
            out.append(byte)
            index += 1
        }
        return out
    }

    /// A script: lines that are nothing but a `//` comment become empty. Text between backticks may have such lines, so a
    /// script with such text of several lines is left as it is.
    static func script(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        for line in text.split(separator: newline, omittingEmptySubsequences: false) {
            let rest = line.drop { $0 == UInt8(ascii: " ") }
            if !rest.starts(with: "//".utf8) {
                guard line.count(where: { $0 == UInt8(ascii: "`") }).isMultiple(of: 2) else { return text }
                out += rest
            }
            out.append(newline)
        }
        // As many lines as before: the last one had no end.
        out.removeLast()
        return out
    }
}
