// Joins neighbouring pieces that are one thing.

/// Collects pieces in order. Neighbouring links with one address, blanks between them or not, become one link: editors
/// split a link where its style changes. Work is linear: a run of pieces is put together once, at its end.
struct Joiner {
    private var out: [Inline] = []
    private var text = ""
    /// The open link's address and words.
    private var url: String?
    private var words: [Inline] = []
    /// Blanks behind the open link: part of it when it goes on, text when not.
    private var gap = ""

    mutating func add(_ inline: Inline) {
        switch inline {
        case .text(let more):
            if url != nil, more.unicodeScalars.allSatisfy(\.isBlank) {
                gap += more
            } else {
                closeLink()
                text += more
            }
        case .link(let next, let children): add(link: next, children)
        case .strong(let children):
            // Bold round one link is a bold link: it may go on in the next piece.
            if children.count == 1, case .link(let next, let inner)? = children.first {
                add(link: next, [.strong(inner)])
            } else if children.isEmpty {
                return
            } else {
                close()
                out.append(inline)
            }
        case .emphasis(let children) where children.isEmpty: return
        default:
            close()
            out.append(inline)
        }
    }

    /// All pieces, joined.
    mutating func joined() -> [Inline] {
        close()
        return out
    }

    private mutating func add(link next: String, _ children: [Inline]) {
        if children.isBlank {
            // `[](u)` is invisible: what is left of a link whose words were deleted.
            if !children.isEmpty { add(.text(" ")) }
            return
        }
        if url == next {
            if !gap.isEmpty { words.append(.text(gap)) }
            gap = ""
        } else {
            close()
            url = next
        }
        words += children
    }

    private mutating func close() {
        closeLink()
        if !text.isEmpty { out.append(.text(text)) }
        text = ""
    }

    private mutating func closeLink() {
        guard let url else { return }
        // Text that came before the link is already out: a link opens only after `close`.
        var seams = Joiner()
        for word in words { seams.add(word) }
        out.append(.link(url: url, seams.joined()))
        self.url = nil
        words = []
        text = gap
        gap = ""
    }
}
