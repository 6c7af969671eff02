// Collects md4c's callbacks into a tree.

import CMarkdown

/// The tree under construction. While it is built, a block's `line` is the offset of its first text in the source, or -1.
final class TreeBuilder {
    /// One block or span that has been entered and not left.
    private struct Frame {
        var offset = -1
        /// Nil for a block.
        var span: MD_SPANTYPE?
        var blocks: [Block] = []
        var inlines: [Inline] = []
        /// Items of a list; cells of a row; rows of a table.
        var items: [[Block]] = []
        var cells: [[Inline]] = []
        var rows: [[[Inline]]] = []
        var alignments: [Block.Alignment] = []
        /// Text that no inline piece holds yet; growing it costs no copy of what came before.
        var pending = ""
        var start: Int?
        var isTight = true
        var level = 0
        var url = ""
        var language: String?
        /// For bold: made of underscores.
        var isUnderscored = false
    }

    private let limits: NotesLimits
    private var stack = [Frame()]
    private var nodes = 0
    private var lastOffset = 0
    /// What a host may want to mend, with offsets for lines.
    private(set) var remarks: [MarkdownRemark] = []
    /// Set only while md_parse runs.
    var source: UnsafeRawBufferPointer?
    /// Why building stopped early; a `tooDeep` here carries an offset for a line.
    private(set) var fault: MarkdownFault?

    init(limits: NotesLimits) {
        self.limits = limits
    }

    var blocks: [Block] { stack.first?.blocks ?? [] }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> TreeBuilder? {
        pointer.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    func enter(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        guard type != MD_BLOCK_DOC else { return 0 }
        closeText()
        var frame = Frame()
        switch type {
        case MD_BLOCK_UL:
            frame.isTight = detail?.load(as: MD_BLOCK_UL_DETAIL.self).is_tight != 0
        case MD_BLOCK_OL:
            let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
            frame.isTight = list?.is_tight != 0
            frame.start = Int(list?.start ?? 1)
        case MD_BLOCK_H:
            frame.level = Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)
        case MD_BLOCK_CODE:
            let code = detail?.load(as: MD_BLOCK_CODE_DETAIL.self)
            frame.language = code.map { Self.string($0.lang) }
        case MD_BLOCK_TH, MD_BLOCK_TD:
            if type == MD_BLOCK_TH, stack.count >= 3 {
                let align = detail?.load(as: MD_BLOCK_TD_DETAIL.self).align
                // Cell in row in head in table.
                stack[stack.count - 3].alignments.append(Self.alignment(align))
            }
        default: break
        }
        return push(frame)
    }

    func leave(block type: MD_BLOCKTYPE) -> Int32 {
        guard type != MD_BLOCK_DOC else { return 0 }
        // A span that is still open ends with its block.
        while let span = stack.last?.span { _ = leave(span: span) }
        guard let frame = pop() else { return 1 }
        let top = stack.count - 1
        switch type {
        case MD_BLOCK_LI: stack[top].items.append(frame.blocks + paragraph(frame))
        case MD_BLOCK_UL, MD_BLOCK_OL:
            add(.list(start: frame.start, isTight: frame.isTight, items: frame.items), frame)
        case MD_BLOCK_QUOTE: add(.quote(frame.blocks), frame)
        case MD_BLOCK_HR: add(.rule, frame)
        case MD_BLOCK_H: add(.heading(level: frame.level, Mending.mended(frame.inlines)), frame)
        case MD_BLOCK_CODE:
            let language = frame.language.flatMap { $0.isEmpty ? nil : $0 }
            add(.code(language: language, text: Mending.dedented(frame.inlines.plain)), frame)
        case MD_BLOCK_TABLE:
            var rows = frame.rows
            let head = rows.isEmpty ? [] : rows.removeFirst()
            add(.table(alignments: frame.alignments, head: head, rows: rows), frame)
        case MD_BLOCK_THEAD, MD_BLOCK_TBODY:
            stack[top].rows += frame.rows
            stack[top].alignments += frame.alignments
        case MD_BLOCK_TR: stack[top].rows.append(frame.cells)
        case MD_BLOCK_TH, MD_BLOCK_TD: stack[top].cells.append(Mending.mended(frame.inlines))
        default: stack[top].blocks += paragraph(frame)
        }
        return 0
    }

    func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        var frame = Frame()
        frame.span = type
        switch type {
        case MD_SPAN_A:
            frame.url = detail.map { Self.string($0.load(as: MD_SPAN_A_DETAIL.self).href) } ?? ""
        case MD_SPAN_IMG:
            let source = detail?.load(as: MD_SPAN_IMG_DETAIL.self).src
            frame.url = source.map(Self.string) ?? ""
            // A picture alone has no text that would tell its line.
            if let source, let text = source.text {
                locate(UnsafeRawBufferPointer(start: text, count: Int(source.size)))
            }
        default: break
        }
        return push(frame)
    }

    func leave(span type: MD_SPANTYPE) -> Int32 {
        // A span that was never entered is nothing to leave: md4c's slips must not cost the text around them.
        guard stack.last?.span == type, let frame = pop() else { return 0 }
        let children = frame.inlines
        let inline: Inline =
            switch type {
            case MD_SPAN_EM: .emphasis(children)
            case MD_SPAN_STRONG: frame.isUnderscored ? Mending.dunder(children) : .strong(children)
            case MD_SPAN_DEL: .strikethrough(children)
            case MD_SPAN_A: link(frame)
            case MD_SPAN_IMG: .image(url: frame.url, alt: children.plain.collapsed)
            case MD_SPAN_CODE: Mending.code(children.plain)
            default: .emphasis(children)
            }
        append(inline)
        return 0
    }

    func text(_ type: MD_TEXTTYPE, _ pointer: UnsafePointer<MD_CHAR>?, _ size: Int) -> Int32 {
        guard let pointer else { return 0 }
        let bytes = UnsafeRawBufferPointer(start: pointer, count: size)
        locate(bytes)
        switch type {
        case MD_TEXT_BR: append(.lineBreak(isHard: true))
        case MD_TEXT_SOFTBR: append(.lineBreak(isHard: false))
        case MD_TEXT_ENTITY:
            let entity = String(decoding: bytes, as: UTF8.self)
            let scalar = Entity.scalar(named: String(entity.dropFirst().dropLast()))
            stack[stack.count - 1].pending += scalar.map { String($0) } ?? entity
        case MD_TEXT_NORMAL:
            remarkOnText(bytes)
            stack[stack.count - 1].pending += String(decoding: bytes, as: UTF8.self)
        default: stack[stack.count - 1].pending += String(decoding: bytes, as: UTF8.self)
        }
        return tooMany()
    }

    /// Looks at text for stray marks, and for bare addresses outside links.
    private func remarkOnText(_ bytes: UnsafeRawBufferPointer) {
        guard let source, let start = source.baseAddress, let here = bytes.baseAddress, here >= start,
            here < start + source.count
        else { return }
        if Asterisks.holdsStray(source, here - start..<here - start + bytes.count) {
            remark(.strayAsterisks, here - start)
        }
        guard bytes.contains(UInt8(ascii: ":")), !stack.contains(where: { $0.span == MD_SPAN_A }) else { return }
        for case .link(let url, _) in BareAddress.linked(String(decoding: bytes, as: UTF8.self)) {
            remark(.link(url: url, words: url), here - start)
        }
    }

    private func link(_ frame: Frame) -> Inline {
        remark(.link(url: frame.url, words: frame.inlines.plain.collapsed), frame.offset)
        return .link(url: frame.url, frame.inlines)
    }

    private func remark(_ kind: MarkdownRemark.Kind, _ offset: Int) {
        guard remarks.count < MarkdownRemark.limit else { return }
        remarks.append(MarkdownRemark(kind: kind, line: offset))
    }

    private func append(_ inline: Inline) {
        flush()
        stack[stack.count - 1].inlines.append(inline)
    }

    /// Makes a piece of the text that is pending.
    private func flush() {
        let top = stack.count - 1
        guard !stack[top].pending.isEmpty else { return }
        stack[top].inlines.append(.text(stack[top].pending))
        stack[top].pending = ""
    }

    /// In a tight list the text of an item stands in the item itself: a block below it makes it a paragraph.
    private func closeText() {
        flush()
        let top = stack.count - 1
        guard top > 0, !stack[top].inlines.isEmpty else { return }
        stack[top].blocks += paragraph(stack[top])
        stack[top].inlines = []
    }

    /// Notes where text lies in the source; md4c's static strings (blanks of code, line ends) lie elsewhere.
    private func locate(_ text: UnsafeRawBufferPointer) {
        guard let source, let start = source.baseAddress, let here = text.baseAddress, !text.isEmpty,
            here >= start, here < start + source.count
        else { return }
        let offset = here - start
        lastOffset = offset
        let isUnderscored =
            offset >= 2 && source[offset - 1] == UInt8(ascii: "_") && source[offset - 2] == UInt8(ascii: "_")
        if stack[stack.count - 1].offset < 0 { stack[stack.count - 1].isUnderscored = isUnderscored }
        var index = stack.count - 1
        while index >= 0, stack[index].offset < 0 {
            stack[index].offset = offset
            index -= 1
        }
    }

    private func push(_ frame: Frame) -> Int32 {
        guard stack.count <= limits.nesting else {
            fault = .tooDeep(line: lastOffset)
            return 1
        }
        stack.append(frame)
        return tooMany()
    }

    private func pop() -> Frame? {
        flush()
        return stack.count > 1 ? stack.removeLast() : nil
    }

    private func tooMany() -> Int32 {
        nodes += 1
        guard nodes <= limits.nodes else {
            fault = .tooMany
            return 1
        }
        return 0
    }

    private func add(_ kind: Block.Kind, _ frame: Frame) {
        stack[stack.count - 1].blocks.append(Block(kind: kind, line: frame.offset))
    }

    private func paragraph(_ frame: Frame) -> [Block] {
        let inlines = Mending.mended(frame.inlines)
        return inlines.isBlank ? [] : [Block(kind: .paragraph(inlines), line: frame.offset)]
    }

    private static func alignment(_ align: MD_ALIGN?) -> Block.Alignment {
        switch align {
        case MD_ALIGN_CENTER: .center
        case MD_ALIGN_RIGHT: .right
        default: .left
        }
    }

    private static func string(_ attribute: MD_ATTRIBUTE) -> String {
        guard let text = attribute.text else { return "" }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(attribute.size))
        return Entity.decoded(Array(bytes)[...])
    }
}
