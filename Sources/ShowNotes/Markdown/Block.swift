// The tree that Markdown becomes.

/// A block of notes, with the line of the file that it begins in (from 1; 0 when it holds no text).
struct Block: Equatable {
    indirect enum Kind: Equatable {
        case paragraph([Inline])
        case heading(level: Int, [Inline])
        /// `start` is the first number; nil for bullets.
        case list(start: Int?, isTight: Bool, items: [[Block]])
        case code(language: String?, text: String)
        case quote([Block])
        case table(alignments: [Alignment], head: [[Inline]], rows: [[[Inline]]])
        case rule
    }

    enum Alignment: String {
        case left, center, right
    }

    var kind: Kind
    var line: Int

    /// The inline text of a paragraph or heading; nil for other blocks.
    var inlines: [Inline]? {
        switch kind {
        case .paragraph(let inlines), .heading(_, let inlines): inlines
        default: nil
        }
    }
}

/// A piece of text inside a block.
indirect enum Inline: Equatable {
    case text(String)
    case code(String)
    /// An end of line that is only a blank to a reader, or one that is meant.
    case lineBreak(isHard: Bool)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(url: String, [Inline])
    case image(url: String, alt: String)
}
