// Finds the front matter of a file.

/// Front matter: YAML between lines of three hyphens, or a JSON object, at the very start of a file.
enum FrontMatter {
    /// The front matter's own text and where it stands.
    struct Source {
        enum Form { case yaml, json }
        var form: Form
        var text: ArraySlice<UInt8>
        /// The line of the file that `text` begins in.
        var line: Int
        /// Whether its end was found.
        var isClosed: Bool
    }

    /// The front matter, and where the notes begin.
    static func split(_ bytes: [UInt8], limits: NotesLimits) -> (matter: Source?, body: Int, bodyLine: Int) {
        let first = SourceText.markLength(of: bytes)
        // Empty lines above it are a slip of the keyboard.
        var (start, skipped) = (first, 0)
        for index in first..<bytes.count {
            guard [9, 10, 13, 32].contains(bytes[index]) else { break }
            if bytes[index] == 10 { (start, skipped) = (index + 1, skipped + 1) }
        }
        var parts = yaml(bytes, start)
        if parts == nil, start < bytes.count, bytes[start] == UInt8(ascii: "{") { parts = json(bytes, start) }
        guard var parts else { return (nil, first, 1) }
        parts.matter?.line += skipped
        return (parts.matter, parts.body, parts.bodyLine + skipped)
    }

    private static func yaml(_ bytes: [UInt8], _ start: Int) -> (matter: Source?, body: Int, bodyLine: Int)? {
        var lines = LineReader(bytes, from: start)
        guard let first = lines.next(), isMark(bytes, first, [UInt8(ascii: "-")]) else { return nil }
        let text = lines.offset
        while let line = lines.next() {
            // YAML ends a document with three hyphens or three dots.
            if isMark(bytes, line, [UInt8(ascii: "-"), UInt8(ascii: ".")]) {
                let source = Source(form: .yaml, text: bytes[text..<line.lowerBound], line: 2, isClosed: true)
                return (source, min(lines.offset, bytes.count), lines.number + 1)
            }
        }
        // A rule above plain notes is no front matter: that has a key in its first line.
        guard hasKey(bytes, text) else { return nil }
        return (Source(form: .yaml, text: bytes[text...], line: 2, isClosed: false), bytes.count, lines.number)
    }

    private static func json(_ bytes: [UInt8], _ start: Int) -> (matter: Source?, body: Int, bodyLine: Int) {
        var depth = 0
        var isInString = false
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 {
                    let end = index + 1
                    let source = Source(form: .json, text: bytes[start..<end], line: 1, isClosed: true)
                    return (source, end, SourceText.line(of: end, in: bytes))
                }
            }
            index += 1
        }
        return (Source(form: .json, text: bytes[start...], line: 1, isClosed: false), bytes.count, 1)
    }

    private static func isMark(_ bytes: [UInt8], _ line: Range<Int>, _ marks: [UInt8]) -> Bool {
        guard line.count >= 3, let mark = marks.first(where: { $0 == bytes[line.lowerBound] }) else { return false }
        return bytes[line].prefix(3).allSatisfy { $0 == mark }
            && bytes[line].dropFirst(3).allSatisfy { $0 == 32 || $0 == 9 }
    }

    private static func hasKey(_ bytes: [UInt8], _ start: Int) -> Bool {
        let line = bytes[start...].prefix { $0 != 10 && $0 != 13 }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > start else { return false }
        return line[..<colon].allSatisfy {
            $0 == 95 || $0 == 45 || (48...57).contains($0) || (97...122).contains($0 | 32)
        }
    }
}
