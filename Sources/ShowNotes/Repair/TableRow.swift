// Tables that begin right below a line of text.

/// Rows of tables (GitHub Flavored Markdown §4.10).
enum TableRow {
    /// Whether a line is the head of a table, and the line before it is none of its rows.
    static func opensTable(_ line: SourceLine, below last: SourceLine?, above next: SourceLine?) -> Bool {
        guard let last, let next, !last.isBlank, !last.isCode, !next.isCode else { return false }
        return isRow(line.bytes) && isDelimiter(next.bytes) && !isRow(last.bytes)
    }

    private static func isRow(_ bytes: [UInt8]) -> Bool {
        bytes.first { $0 != 32 && $0 != 9 } == UInt8(ascii: "|")
    }

    /// `|---|:-:|`.
    private static func isDelimiter(_ bytes: [UInt8]) -> Bool {
        isRow(bytes) && bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { "|-: \t".utf8.contains($0) }
    }
}
