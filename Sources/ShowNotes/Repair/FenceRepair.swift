// Fences of code: closed where the notes go on, and kept inside the list they stand in.

/// Finds code between fences and marks its lines.
///
/// A fence is closed before a topic's heading, for no heading is code; one that nobody ever closes also before any other
/// label; and at a line of code that ends with the fence's marks. A fence right below a bullet moves into the bullet.
struct FenceRepair {
    let grammar: LabelGrammar
    private(set) var warnings: [(line: Int, message: String)] = []

    private struct Open {
        var mark: UInt8
        var count: Int
        /// Blanks that its lines get in front, so that they stand inside the bullet above.
        var shift: Int
        var line: Int
    }

    init(grammar: LabelGrammar) {
        self.grammar = grammar
    }

    mutating func repaired(_ lines: [SourceLine]) -> [SourceLine] {
        let sketches = lines.map { Sketch($0.bytes) }
        let headings = sketches.map(isHeading)
        // Fences before each line, and the next heading from each line on: every question below is one subtraction.
        var fencesBefore = [0]
        for sketch in sketches {
            fencesBefore.append(
                fencesBefore[fencesBefore.count - 1] + (sketch.isFence || sketch.fenceInBullet != nil ? 1 : 0))
        }
        var nextHeading = Array(repeating: lines.count, count: lines.count + 1)
        for index in lines.indices.reversed() { nextHeading[index] = headings[index] ? index : nextHeading[index + 1] }

        var out: [SourceLine] = []
        out.reserveCapacity(lines.count)
        var open: Open?
        var content = 0
        var dropsNextFence = false
        for index in lines.indices {
            let sketch = sketches[index]
            guard let fence = open else {
                if sketch.isFence, dropsNextFence {
                    dropsNextFence = false
                } else if sketch.isFence, let mark = Self.opening(lines[index].bytes, sketch.start) {
                    let isBelowBullet = index > 0 && !lines[index - 1].isBlank && content > 0
                    let shift = isBelowBullet && sketch.indent < content ? content - sketch.indent : 0
                    open = Open(mark: mark.byte, count: mark.count, shift: shift, line: lines[index].number)
                    out.append(Self.code(lines[index], shift))
                } else if let start = sketch.fenceInBullet, let mark = Self.opening(lines[index].bytes, start) {
                    open = Open(mark: mark.byte, count: mark.count, shift: 0, line: lines[index].number)
                    out.append(lines[index])
                } else {
                    content = Self.content(sketch, content, isBlank: lines[index].isBlank)
                    out.append(lines[index])
                }
                continue
            }
            let isNeverClosed = (fencesBefore[lines.count] - fencesBefore[index]) % 2 == 0
            if headings[index] || (isNeverClosed && isLabel(sketch)) {
                warn(fence, lines[index].number)
                out.append(Self.closing(fence, before: lines[index].number))
                open = nil
                content = 0
                // The author's own closing fence comes after the heading: it would open a new one.
                let until = headings[index] ? nextHeading[index + 1] : lines.count
                dropsNextFence = (fencesBefore[until] - fencesBefore[index]) % 2 == 1
                out.append(lines[index])
            } else if Self.closes(lines[index].bytes, sketch, fence) {
                out.append(Self.code(lines[index], fence.shift))
                open = nil
            } else if (fencesBefore[nextHeading[index]] - fencesBefore[index]) % 2 == 0,
                let cut = Self.gluedFence(lines[index].bytes, fence)
            {
                out.append(Self.code(SourceLine(bytes: cut, number: lines[index].number), fence.shift))
                out.append(Self.closing(fence, before: lines[index].number))
                open = nil
            } else {
                out.append(Self.code(lines[index], fence.shift))
            }
        }
        if let fence = open {
            warn(fence, nil)
            out.append(Self.closing(fence, before: lines.last?.number ?? 1))
        }
        return out
    }

    private mutating func warn(_ fence: Open, _ line: Int?) {
        let place = line.map { "before line \($0)" } ?? "at the end of the file"
        let marks = String(decoding: Array(repeating: fence.mark, count: fence.count), as: UTF8.self)
        warnings.append((fence.line, "code fence should be closed with \"\(marks)\"; was closed \(place)"))
    }

    /// A topic's heading by a known host: a comment in code never looks like one.
    private func isHeading(_ sketch: Sketch) -> Bool {
        guard sketch.bullet == nil, sketch.indent < 4, sketch.headingLevel != 1 else { return false }
        guard let label = grammar.topics.label(sketch.words, isEmphasised: sketch.isEmphasised) else { return false }
        guard let host = label.host, grammar.topics.isKnown(host) else { return false }
        // "Fixes #12: …" is the message of a change: its number stands beside no heading's.
        let numbers = grammar.topics.emphasised
        let isBeside = label.ordinal.map { numbers.contains($0 - 1) || numbers.contains($0 + 1) } ?? false
        return sketch.isEmphasised || numbers.isEmpty || isBeside || grammar.sure.contains(host.lowercased())
    }

    private func isLabel(_ sketch: Sketch) -> Bool {
        guard sketch.bullet == nil, sketch.indent < 4, sketch.isEmphasised, sketch.headingLevel != 1 else {
            return false
        }
        guard let label = SectionGrammar.label(sketch.words, isHeading: sketch.headingLevel > 0) else { return false }
        return label.isAlone || label.role == .joke
    }

    private static func opening(_ bytes: [UInt8], _ start: Int) -> (byte: UInt8, count: Int)? {
        let byte = bytes[start]
        let count = bytes[start...].prefix { $0 == byte }.count
        // "```code```" on one line is a code span (CommonMark §4.5).
        if byte == UInt8(ascii: "`"), bytes[(start + count)...].contains(byte) { return nil }
        return (byte, count)
    }

    private static func closes(_ bytes: [UInt8], _ sketch: Sketch, _ fence: Open) -> Bool {
        guard sketch.isFence, bytes[sketch.start] == fence.mark else { return false }
        let rest = bytes[sketch.start...].drop { $0 == fence.mark }
        return bytes.count - sketch.start - rest.count >= fence.count && rest.allSatisfy { $0 == 32 || $0 == 9 }
    }

    /// The code in front of a fence's marks at the end of its line.
    private static func gluedFence(_ bytes: [UInt8], _ fence: Open) -> [UInt8]? {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 32 { end -= 1 }
        var start = end
        while start > 0, bytes[start - 1] == fence.mark { start -= 1 }
        return end - start >= max(3, fence.count) && start > 0 ? Array(bytes[..<start]) : nil
    }

    private static func code(_ line: SourceLine, _ shift: Int) -> SourceLine {
        guard shift > 0 else { return SourceLine(bytes: line.bytes, number: line.number, isCode: true) }
        // Moved to the right, a tab would be narrower: the columns that it had are kept.
        let columns = Sketch(line.bytes)
        let blanks = Array(repeating: UInt8(32), count: shift + columns.indent)
        return SourceLine(bytes: blanks + line.bytes[columns.start...], number: line.number, isCode: true)
    }

    private static func closing(_ fence: Open, before number: Int) -> SourceLine {
        code(SourceLine(bytes: Array(repeating: fence.mark, count: fence.count), number: number), fence.shift)
    }

    /// The column where the text of the bullet begins that a line belongs to; 0 outside lists.
    private static func content(_ sketch: Sketch, _ content: Int, isBlank: Bool) -> Int {
        if let width = sketch.bullet { return sketch.indent + width }
        return isBlank || sketch.indent > 0 ? content : 0
    }
}
