// Lines that Markdown would put into the wrong block.

/// Gives labels a paragraph of their own, and bullets their place.
struct BlockRepair {
    let grammar: LabelGrammar

    func repaired(_ lines: [SourceLine]) -> [SourceLine] {
        var out: [SourceLine] = []
        out.reserveCapacity(lines.count + 64)
        // Whether bullets are open that an indented one may belong to.
        var isInList = false
        // Columns that a stray nested list is moved to the left.
        var shift = 0
        var needsBlank = false
        var isInExtras = false
        for (index, original) in lines.enumerated() {
            var line = original
            guard !line.isCode else {
                needsBlank = false
                out.append(line)
                continue
            }
            let sketch = Sketch(line.bytes)
            if line.isBlank {
                needsBlank = false
                out.append(line)
                continue
            }
            if let label = label(sketch, isInExtras) {
                if let last = out.last, !last.isBlank { out.append(SourceLine(bytes: [], number: line.number)) }
                line.bytes = Array(line.bytes[sketch.start...])
                out.append(line)
                needsBlank = true
                isInList = false
                shift = 0
                if case .section(let section) = label { isInExtras = section.role == .extras }
                continue
            }
            if isLeadIn(line, sketch, below: out.last, above: lines[(index + 1)...].first) {
                out.append(SourceLine(bytes: [], number: line.number))
                out.append(line)
                needsBlank = true
                isInList = false
                continue
            }
            // A label stands alone, and so its underline would too.
            if needsBlank, line.bytes.allSatisfy({ $0 == UInt8(ascii: "=") || $0 == 32 }) { continue }
            // A table right below a line would be more of it.
            let opensTable = TableRow.opensTable(line, below: out.last, above: lines[(index + 1)...].first)
            if needsBlank || opensTable { out.append(SourceLine(bytes: [], number: line.number)) }
            needsBlank = false
            if let width = sketch.bullet {
                // A lone "-" has no words, and makes a heading of the line above (CommonMark §4.3, setext).
                if line.bytes[sketch.start...].dropFirst(width - 1).allSatisfy({ $0 == 32 || $0 == 9 }) { continue }
                if sketch.indent >= 4, !isInList { shift = sketch.indent }
                isInList = true
                line.bytes = Self.tightened(line.bytes, sketch, width)
            } else if sketch.indent == 0 {
                isInList = isInList && out.last?.isBlank == false
                shift = 0
            }
            if shift > 0 {
                if sketch.indent >= shift {
                    line.bytes =
                        Array(repeating: 32, count: sketch.indent - shift) + line.bytes[Sketch(line.bytes).start...]
                } else {
                    shift = 0
                }
            }
            out.append(line)
        }
        return out
    }

    /// Whether a line between two bullets, all at the margin, leads to the lower one: "More links:".
    private func isLeadIn(_ line: SourceLine, _ sketch: Sketch, below: SourceLine?, above: SourceLine?) -> Bool {
        guard sketch.indent == 0, sketch.bullet == nil, let below, let above, line.bytes.count <= 80 else {
            return false
        }
        let last = line.bytes.last { ![32, 9, UInt8(ascii: "*")].contains($0) }
        guard last == UInt8(ascii: ":"), let first = sketch.words.first(where: { !$0.isBlank }),
            first.properties.isUppercase
        else { return false }
        return [below, above].allSatisfy { other in
            let shape = Sketch(other.bytes)
            return !other.isCode && shape.bullet != nil && shape.indent == 0
        }
    }

    /// The label that earns a line a paragraph of its own.
    private func label(_ sketch: Sketch, _ isInExtras: Bool) -> LineLabel? {
        guard sketch.bullet == nil, !sketch.isQuote, !sketch.words.isEmpty else { return nil }
        let found = grammar.label(sketch.words, isEmphasised: sketch.isEmphasised, headingLevel: sketch.headingLevel)
        guard let found else { return nil }
        // Four blanks and more are the inside of a bullet, or code; only bold headings are believed there.
        let isDeep = sketch.indent >= 4
        switch found {
        case .topic(let label):
            return !isDeep || (sketch.isEmphasised && label.host.map(grammar.topics.isKnown) == true) ? found : nil
        case .section(let label):
            return !isDeep || (sketch.isEmphasised && label.isAlone) ? found : nil
        case .time: return isDeep ? nil : found
        case .host(let label):
            return !isDeep && (label.isAlone || isInExtras) ? found : nil
        }
    }

    /// A bullet with one blank behind its mark where five and more would make its text code (CommonMark §5.2).
    private static func tightened(_ bytes: [UInt8], _ sketch: Sketch, _ width: Int) -> [UInt8] {
        let mark = sketch.start + width - 1
        let text = bytes[mark...].drop { $0 == 32 || $0 == 9 }
        guard text.startIndex - mark >= 5 else { return bytes }
        return bytes[..<mark] + [32] + text
    }
}
