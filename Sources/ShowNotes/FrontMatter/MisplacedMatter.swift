// Front matter where it is none: a draft must not slip out because of what stands above it.

/// Looks for what was meant as front matter, and is text.
enum MisplacedMatter {
    /// Lines of the notes looked at.
    private static let reach = 40
    /// Keys that nobody writes in text between two rules.
    private static let keys: Set<String> = ["draft", "title", "number", "episode", "date", "published", "slug", "guid"]

    /// What is wrong, and in which line of the file; nil when nothing is.
    static func fault(in body: ArraySlice<UInt8>, from line: Int) -> (line: Int, message: String)? {
        let head = body.prefix(8192)
        // Nearly no notes have such a line.
        let lines = head.split(separator: 10, maxSplits: reach).prefix(reach)
        guard lines.contains(where: { $0.starts(with: "---".utf8) || $0.starts(with: "+++".utf8) }) else { return nil }
        var rows: [Substring] = []
        let text = String(decoding: head, as: UTF8.self)
        for row in text.split(separator: "\n", maxSplits: reach, omittingEmptySubsequences: false).prefix(reach) {
            rows.append(row.last == "\r" ? row.dropLast() : row)
        }
        if let first = rows.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), rows[first] == "+++" {
            return (line + first, "front matter should be YAML between lines of \"---\", or JSON, is TOML")
        }
        for (index, row) in rows.enumerated() where row == "---" {
            let inside = rows[(index + 1)...].prefix { $0 != "---" }
            guard inside.endIndex < rows.endIndex, !inside.isEmpty, inside.contains(where: isKey) else { continue }
            guard inside.allSatisfy({ isPair($0) || $0.first == " " || $0.first == "-" || $0.isEmpty }) else {
                continue
            }
            return (line + index, "front matter should be the first thing in the file, stands below other text")
        }
        return nil
    }

    private static func isKey(_ row: Substring) -> Bool {
        row.split(separator: ":", maxSplits: 1).first.map { keys.contains($0.lowercased()) } == true
            && row.contains(":")
    }

    /// `key: value`.
    private static func isPair(_ row: Substring) -> Bool {
        guard let colon = row.firstIndex(of: ":"), colon > row.startIndex else { return false }
        return row[..<colon].utf8.allSatisfy {
            $0 == 95 || $0 == 45 || (48...57).contains($0) || (97...122).contains($0 | 32)
        }
    }
}
