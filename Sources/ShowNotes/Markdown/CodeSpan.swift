// Looks into code spans.

/// What editors leave in code spans.
enum CodeSpan {
    /// Without pairs of backticks: `` `--``prompt` `` was two spans, glued. Pairs only: three or more are meant.
    static func withoutSeams(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "`")) else { return text }
        var out: [UInt8] = []
        var run = 0
        func close(_ run: Int) { if run != 2 { out += Array(repeating: UInt8(ascii: "`"), count: run) } }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "`") {
                run += 1
            } else {
                close(run)
                run = 0
                out.append(byte)
            }
        }
        close(run)
        return String(decoding: out, as: UTF8.self)
    }

    /// The link that is all of a code span: `` `[tox](https://tox.example)` ``.
    static func link(_ text: String) -> (text: String, url: String)? {
        guard text.hasPrefix("["), text.hasSuffix(")") else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: "](", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 2, let label = parts.first, let url = parts.last, !label.isEmpty else { return nil }
        guard SafeURL.isAbsolute(String(url)) else { return nil }
        return (String(label), String(url))
    }
}
