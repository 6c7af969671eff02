// The repair of a file's source, before Markdown is read.

/// Mends of the source that keep every word and every line's number, where the author's meaning is plain.
///
/// Markdown is strict where people are not: a label right below a bullet belongs to the bullet, a fence that nobody closed
/// swallows the rest. The repair makes Markdown see what a reader of the raw file sees. Each step is a type of its own:
/// `FenceRepair`, `SplitLink`, `Definitions`, `BlockRepair`, `LineMend`.
struct Repair {
    /// What is left for the next stages.
    struct Result {
        var source: RepairedSource
        var grammar: LabelGrammar
        /// What the host should mend in the file.
        var warnings: [(line: Int, message: String)]
    }

    /// - Parameters:
    ///   - text: The Markdown part of the file.
    ///   - firstLine: The line of the file that it begins in.
    ///   - names: Hosts known beforehand.
    static func repaired(_ text: ArraySlice<UInt8>, firstLine: Int, names: [String]) -> Result {
        var lines = split(SourceText.withoutControls(text), firstLine: firstLine)
        let sketches = lines.map { Sketch($0.bytes) }
        var grammar = LabelGrammar(sketches, names: names + ListedNames.read(lines, sketches))
        if !grammar.hasTopics { grammar.times = TimeGrammar(lines, sketches) }
        var fences = FenceRepair(grammar: grammar)
        lines = fences.repaired(lines)
        SplitLink.mend(&lines)
        Definitions.mend(&lines)
        lines = BlockRepair(grammar: grammar).repaired(lines)
        var continues = false
        for index in lines.indices {
            let isText = !lines[index].isCode && !lines[index].isBlank
            let leavesOpen = isText && LineMend.leavesOpen(lines[index].bytes)
            if isText, let mended = LineMend.mended(lines[index].bytes, continues: continues) {
                lines[index].bytes = mended
            }
            continues = leavesOpen || isText && continues && !lines[index].bytes.contains(UInt8(ascii: "]"))
        }
        let comments = lines.filter { !$0.isCode && $0.bytes.starts(with: "<!--".utf8) }.map { line in
            (line: line.number, message: "comment should be taken out before publishing: it is shown as text")
        }
        return Result(source: RepairedSource(lines), grammar: grammar, warnings: fences.warnings + comments)
    }

    /// Lines without their ends, whatever those are.
    static func split(_ text: ArraySlice<UInt8>, firstLine: Int) -> [SourceLine] {
        var lines: [SourceLine] = []
        var start = text.startIndex
        var number = firstLine
        var index = start
        while index < text.endIndex {
            let byte = text[index]
            guard byte == 10 || byte == 13 else {
                index += 1
                continue
            }
            lines.append(SourceLine(bytes: Array(text[start..<index]), number: number))
            number += 1
            index += byte == 13 && index + 1 < text.endIndex && text[index + 1] == 10 ? 2 : 1
            start = index
        }
        if start < text.endIndex { lines.append(SourceLine(bytes: Array(text[start...]), number: number)) }
        return lines
    }
}
