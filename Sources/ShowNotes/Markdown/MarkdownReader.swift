// Markdown → blocks, through md4c.

import CMarkdown

/// Why Markdown could not be read.
enum MarkdownFault: Error, Equatable {
    /// Nested deeper than the limit, first in this line of the repaired source.
    case tooDeep(line: Int)
    /// More blocks and pieces than the limit.
    case tooMany
    /// md4c gave up (no memory).
    case failed
}

/// What a text is, once its Markdown is read.
struct MarkdownDocument {
    var blocks: [Block]
    var remarks: [MarkdownRemark]
}

/// Reads Markdown with tables and strikethrough. Raw HTML is off: `<n00b>` is text like any other.
struct MarkdownReader {
    /// Bare addresses are linked by `BareAddress` and not by md4c: 0.4.8 loses the start of emphasis right behind a link when
    /// its own autolinks are on (`[a](u)*b*`).
    private static let flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML)

    var limits: NotesLimits

    /// Reads a document. md4c is linear in the length; nesting and number of nodes are bounded by the limits.
    func read(_ source: RepairedSource) throws(MarkdownFault) -> MarkdownDocument {
        let builder = TreeBuilder(limits: limits)
        let status = source.bytes.withUnsafeBytes { buffer -> Int32 in
            guard let base = buffer.baseAddress else { return 0 }
            // The rule for the unsafe pointers: md4c calls back only while md_parse runs, that is inside this closure, on
            // this thread; the builder and the buffer both outlive it. Pointers that md4c hands over are never kept.
            builder.source = UnsafeRawBufferPointer(start: base, count: buffer.count)
            defer { builder.source = nil }
            var parser = MD_PARSER()
            parser.flags = Self.flags
            parser.enter_block = { type, detail, builder in TreeBuilder.of(builder)?.enter(block: type, detail) ?? 1 }
            parser.leave_block = { type, _, builder in TreeBuilder.of(builder)?.leave(block: type) ?? 1 }
            parser.enter_span = { type, detail, builder in TreeBuilder.of(builder)?.enter(span: type, detail) ?? 1 }
            parser.leave_span = { type, _, builder in TreeBuilder.of(builder)?.leave(span: type) ?? 1 }
            parser.text = { type, text, size, builder in TreeBuilder.of(builder)?.text(type, text, Int(size)) ?? 1 }
            return md_parse(
                base.assumingMemoryBound(to: MD_CHAR.self), MD_SIZE(buffer.count), &parser,
                Unmanaged.passUnretained(builder).toOpaque())
        }
        if let fault = builder.fault {
            if case .tooDeep(let offset) = fault { throw .tooDeep(line: source.line(at: offset)) }
            throw fault
        }
        guard status == 0 else { throw .failed }
        return MarkdownDocument(
            blocks: builder.blocks.map { $0.relocated(source.line(at:)) },
            remarks: builder.remarks.map { MarkdownRemark(kind: $0.kind, line: source.line(at: max($0.line, 0))) })
    }
}

extension Block {
    /// With the lines of the file instead of offsets into the repaired source.
    fileprivate func relocated(_ line: (Int) -> Int) -> Block {
        var kind = kind
        switch kind {
        case .list(let start, let isTight, let items):
            kind = .list(start: start, isTight: isTight, items: items.map { $0.map { $0.relocated(line) } })
        case .quote(let blocks):
            kind = .quote(blocks.map { $0.relocated(line) })
        default: break
        }
        return Block(kind: kind, line: self.line < 0 ? 0 : line(self.line))
    }
}
