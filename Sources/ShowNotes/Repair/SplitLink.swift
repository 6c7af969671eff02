// Links whose words were deleted across an end of line.

/// `[` at the end of a line and `](address)` at the beginning of the next: an empty link that nobody sees, and that Markdown
/// would show as brackets.
enum SplitLink {
    /// Takes both halves out.
    static func mend(_ lines: inout [SourceLine]) {
        for index in lines.indices.dropLast() where !lines[index].isCode && !lines[index + 1].isCode {
            let upper = lines[index].bytes
            guard let bracket = upper.lastIndex(where: { $0 != 32 && $0 != 9 }), upper[bracket] == UInt8(ascii: "["),
                bracket == 0 || upper[bracket - 1] != UInt8(ascii: "!") && upper[bracket - 1] != UInt8(ascii: "\\")
            else { continue }
            let lower = lines[index + 1].bytes
            guard let start = lower.firstIndex(where: { $0 != 32 && $0 != 9 }), lower[start...].starts(with: "](".utf8),
                let end = LineMend.address(lower, from: start + 2)
            else { continue }
            let rest = lower[(end + 1)...]
            // Marks that end what the upper line begins go with it.
            let isEnd = rest.allSatisfy { $0 == 32 || $0 == UInt8(ascii: "*") }
            lines[index].bytes = Array(upper[..<bracket]) + (isEnd ? Array(rest) : [])
            lines[index + 1].bytes = isEnd ? [] : Array(rest)
        }
    }
}
