// Front matter where it is none: a draft must not slip out because of what stands above it, or around it.

/// Looks for what was meant as front matter, and is text.
enum MisplacedMatter {
    /// Lines of the notes looked at.
    private static let reach = 40
    /// Lines with text in which a draft is looked for below a heading, too.
    private static let top = 6
    /// Bytes of a line looked at: keys stand at its beginning.
    private static let width = 200
    /// Keys that nobody writes in text between two rules.
    private static let keys: Set<String> = [
        "draft", "title", "number", "episode", "date", "published", "pubdate", "slug", "guid",
    ]
    /// Whether something is a draft; more words than one of these are a sentence.
    private static let answers: Set<String> = ["true", "false", "yes", "no", "on", "off", "1", "0"]
    /// Marks of YAML, JSON, HTML and Markdown around a key.
    private static let marks = " \t-*_>\"'`<!"

    /// What is wrong, and in which line of the file; nil when nothing is.
    static func fault(in body: ArraySlice<UInt8>, from line: Int) -> (line: Int, message: String)? {
        let rows = rows(of: body)
        guard let first = rows.firstIndex(where: { !$0.isEmpty }) else { return nil }
        if rows[first] == "+++" {
            return (line + first, "front matter should be YAML between lines of \"---\", or JSON, is TOML")
        }
        return below(rows, first, line) ?? draft(rows, first, line) ?? unfenced(rows, first, line)
    }

    /// The first lines without the white space behind them.
    private static func rows(of body: ArraySlice<UInt8>) -> [Substring] {
        var rows: [Substring] = []
        var lines = LineReader(Array(body.prefix(8192)))
        while rows.count < reach, let range = lines.next() {
            var row = lines.bytes[range].prefix(width)
            while row.last == 32 || row.last == 9 { row.removeLast() }
            rows.append(Substring(decoding: row, as: UTF8.self))
        }
        return rows
    }

    // MARK: What is looked for

    /// Front matter between two fences, below other text, or between lines that are not quite fences.
    private static func below(_ rows: [Substring], _ first: Int, _ line: Int) -> (line: Int, message: String)? {
        for (index, row) in rows.enumerated() where isFence(row) || (index == first && isCodeFence(row)) {
            let isCode = !isFence(row)
            let inside = rows[(index + 1)...].prefix { isCode ? !isCodeFence($0) : !isFence($0) }
            guard inside.endIndex < rows.endIndex, !inside.isEmpty,
                inside.contains(where: { key(of: $0).map { keys.contains($0.lowercased()) } == true })
            else { continue }
            guard inside.allSatisfy({ key(of: $0) != nil || isContinuation($0) }) else { continue }
            if index > first || row == "---" {
                return (line + index, "front matter should be the first thing in the file, stands below other text")
            }
            return (line + index, "front matter should begin and end with \"---\", begins with \"\(row)\"")
        }
        return nil
    }

    /// A draft that would be text: above the first heading, or close below it.
    private static func draft(_ rows: [Substring], _ first: Int, _ line: Int) -> (line: Int, message: String)? {
        var count = 0
        var isBelow = false
        for (index, row) in rows.enumerated() where !row.isEmpty {
            // Code further down shows how others write theirs.
            if index > first, isCodeFence(row) { return nil }
            count += 1
            if isDraft(row) { return (line + index, message("draft")) }
            if row.first == "#" { isBelow = true }
            if isBelow, count >= top { return nil }
        }
        return nil
    }

    /// Keys without a fence above them: two of them above the first heading, or one with a fence below.
    private static func unfenced(_ rows: [Substring], _ first: Int, _ line: Int) -> (line: Int, message: String)? {
        let start = isFence(rows[first]) || isCodeFence(rows[first]) ? first + 1 : first
        let block = rows[start...].prefix { !$0.isEmpty && (key(of: $0) != nil || isContinuation($0)) && !isFence($0) }
        let found = block.indices.filter { key(of: rows[$0]).map { keys.contains(String($0)) } == true }
        guard let known = found.first, let name = key(of: rows[known]) else { return nil }
        let names = Set(found.compactMap { key(of: rows[$0]) })
        let isClosed = block.endIndex < rows.endIndex && isFence(rows[block.endIndex])
        guard names.count > 1 || isClosed else { return nil }
        return (line + known, message(name))
    }

    private static func message(_ key: Substring) -> String {
        "front matter should begin with \"---\" in the first line and end with \"---\", \(key): stands outside of it"
    }

    // MARK: Lines

    /// A line of dashes of any kind, however many.
    private static func isFence(_ row: Substring) -> Bool {
        let marks = row.drop(while: \.isWhitespace)
        guard let first = marks.first, marks.allSatisfy({ "-–—―−".contains($0) }) else { return false }
        return marks.count > 1 || first == "—" || first == "―"
    }

    /// The beginning or end of code.
    private static func isCodeFence(_ row: Substring) -> Bool { row.hasPrefix("```") || row.hasPrefix("~~~") }

    /// What stands below a key: an indented line, an item of a list, a remark, or nothing.
    private static func isContinuation(_ row: Substring) -> Bool {
        row.isEmpty || row.first == " " || row.first == "-" || row.first == "\t"
    }

    /// The key of `key: value`.
    private static func key(of row: Substring) -> Substring? {
        guard let colon = row.firstIndex(of: ":"), colon > row.startIndex else { return nil }
        let isName = row[..<colon].utf8.allSatisfy {
            $0 == 95 || $0 == 45 || (48...57).contains($0) || (97...122).contains($0 | 32)
        }
        return isName ? row[..<colon] : nil
    }

    /// `draft: true`, whatever marks stand around it; `draft = true` in TOML.
    private static func isDraft(_ row: Substring) -> Bool {
        let isEnd = { (byte: UInt8) in byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") }
        guard let end = row.utf8.prefix(24).firstIndex(where: isEnd) else { return false }
        let name = row[..<end].filter { !marks.contains($0) }.lowercased()
        guard name == "draft" || DraftKey.isSlip(name) else { return false }
        let answer = row[end...].dropFirst().prefix { $0 != "#" }.filter { $0.isLetter || $0.isNumber }
        return answers.contains(answer.lowercased())
    }
}
